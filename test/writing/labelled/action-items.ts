import type { ActionVerdict } from '../../../src/score/writing/find/action-items';

/** What is said of an item by yes or no. */
export type Flag =
  | 'verbFirst'
  | 'bounded'
  | 'system'
  | 'vague'
  | 'people'
  | 'prevents'
  | 'detects'
  | 'mitigates'
  | 'documents'
  | 'done'
  | 'response';

/** An action item, and what a careful reader says of it. */
export interface ActionRow {
  readonly text: string;
  /** The flags that hold; all others must not. */
  readonly expect: readonly Flag[];
  /** As they stand in the text. */
  readonly owner?: string;
  readonly due?: string;
  readonly priority?: string;
  readonly ticket?: string;
  /** Written when the grammar stood. What was missed at the first reading was learned from, and is none of these since. */
  readonly heldOut?: true;
}

/** Every flag, in the order of the figures. */
export const FLAGS: readonly (Flag & keyof ActionVerdict)[] = [
  'verbFirst',
  'bounded',
  'system',
  'vague',
  'people',
  'prevents',
  'detects',
  'mitigates',
  'documents',
  'done',
  'response',
];
export const NAMES: readonly string[] = ['Anna Weiss', 'Bilal Chowdhury'];
export const ROLES: readonly string[] = ['Incident Commander', 'Ops Lead'];

/** Action items as many companies would write them: good, vague, about people, done, and with all that hangs on them. */
export const ACTIONS: readonly ActionRow[] = [
  {
    text: 'Add an alert on queue depth above 5,000 (@anna, 2024-05-01, P1)',
    expect: ['verbFirst', 'bounded', 'system', 'detects'],
    owner: '@anna',
    due: '2024-05-01',
    priority: 'P1',
  },
  {
    text: 'Limit the connections of each worker to 20 – Owner: Bilal – due 2024-06-14',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    owner: 'Bilal',
    due: '2024-06-14',
  },
  { text: 'Improve monitoring', expect: ['verbFirst', 'vague', 'detects'] },
  { text: 'Be more careful with manual changes', expect: ['vague', 'people'] },
  { text: 'Remind everybody to read the runbook before a deploy', expect: ['verbFirst', 'people'] },
  { text: 'Train staff to be attentive', expect: ['verbFirst', 'people', 'vague'] },
  { text: 'Investigate further', expect: ['verbFirst', 'vague'] },
  { text: 'Look into it', expect: ['verbFirst', 'vague'] },
  {
    text: '[x] Rotate the leaked API keys of the billing service [SEC-482]',
    expect: ['verbFirst', 'bounded', 'system', 'prevents', 'done'],
    ticket: 'SEC-482',
  },
  {
    text: 'Update the failover runbook with the steps for a full region (Anna, by end of Q3)',
    expect: ['verbFirst', 'bounded', 'system', 'documents'],
    owner: 'Anna',
    due: 'end of Q3',
  },
  {
    text: 'We will add a canary stage to the deployment of the gateway',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
  },
  {
    text: 'Adding a circuit breaker between checkout and search',
    expect: ['verbFirst', 'bounded', 'system', 'mitigates'],
  },
  {
    text: 'A schema check to be added to the CI pipeline of the events topic',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
  },
  { text: 'Better communication between the teams', expect: ['vague'] },
  { text: 'More tests', expect: ['vague', 'prevents'] },
  {
    text: 'Lower the TTL of the api.example.com record to 60 s #1042',
    expect: ['verbFirst', 'bounded', 'system', 'mitigates'],
    ticket: '#1042',
  },
  {
    text: 'Page the on-call when p99 of /login stays above 2 s for 5 minutes. Owner: Ops Lead. Priority: High',
    expect: ['verbFirst', 'bounded', 'system', 'detects'],
    owner: 'Ops Lead',
    priority: 'High',
  },
  {
    text: 'Added retries with back-off to the payment webhook consumer (done)',
    expect: ['verbFirst', 'bounded', 'system', 'mitigates', 'done'],
  },
  { text: 'Ensure this does not happen again', expect: ['verbFirst', 'vague'] },
  { text: 'Discuss in the next team meeting', expect: ['verbFirst', 'vague'] },
  {
    text: 'Anna to write a restore test that runs every night against the latest backup',
    expect: ['verbFirst', 'bounded', 'system', 'prevents', 'mitigates'],
    owner: 'Anna',
  },
  { text: 'Engineers must double-check the region before they run the script', expect: ['people'] },
  {
    text: 'Remove the unused admin endpoint `/debug/flush` - Bilal',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    owner: 'Bilal',
  },
  {
    text: 'Document the order in which the brokers are restarted, this week',
    expect: ['verbFirst', 'bounded', 'system', 'documents'],
    due: 'this week',
  },
  { text: 'Investigate why pgbouncer reported no waiting clients', expect: ['verbFirst'] },
  {
    text: 'P2 | Automate the renewal of the wildcard certificate | @lee | 30 Nov 2024',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    owner: '@lee',
    due: '30 Nov 2024',
    priority: 'P2',
  },
  {
    text: 'Require a second approval for deletions in production',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
  },
  { text: 'Consider options for improving resilience', expect: ['verbFirst', 'vague'] },
  {
    text: 'Dashboard for replication lag, linked from the on-call page (INFRA-77)',
    expect: ['bounded', 'system', 'detects'],
    ticket: 'INFRA-77',
  },
  {
    text: 'Make the rollback script usable without access to the artifact store',
    expect: ['verbFirst', 'bounded', 'system', 'mitigates'],
  },
  { text: 'Monitoring', expect: ['vague', 'detects'] },
  { text: 'Hold people accountable for late updates', expect: ['verbFirst', 'people'] },
  { text: 'Improve planning around infrastructure upgrades', expect: ['verbFirst', 'vague'] },
  { text: 'Enhance monitoring and alerting to detect issues faster', expect: ['verbFirst', 'vague', 'detects'] },
  { text: 'Implement processes to minimize service disruptions', expect: ['verbFirst', 'vague'] },
  { text: 'Assess if the instances are sized correctly', expect: ['verbFirst'] },
  { text: 'Pool halted', expect: ['verbFirst', 'bounded', 'system', 'done', 'response'] },
  { text: 'Rolled back the release', expect: ['verbFirst', 'bounded', 'system', 'mitigates', 'done', 'response'] },
  { text: 'Contacted the users', expect: ['verbFirst', 'bounded', 'system', 'done', 'response'] },
  {
    text: 'Enable deletion protection on all production databases (P0, @mike, Apr 12)',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    owner: '@mike',
    due: 'Apr 12',
    priority: 'P0',
    heldOut: true,
  },
  {
    text: 'Set up synthetic checks for the login flow from three regions',
    expect: ['verbFirst', 'bounded', 'system', 'detects'],
    heldOut: true,
  },
  { text: 'Increase awareness of the change calendar', expect: ['verbFirst', 'people', 'vague'], heldOut: true },
  {
    text: '✅ Rolled back the kernel on the remaining 40 hosts',
    expect: ['verbFirst', 'bounded', 'system', 'mitigates', 'done', 'response'],
  },
  {
    text: 'Platform team to move the session store off the shared Redis by 2025-02-28',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    owner: 'Platform team',
    due: '2025-02-28',
  },
  { text: 'Review processes', expect: ['verbFirst', 'vague'], heldOut: true },
  {
    text: 'Write a playbook entry for a lost quorum | Bilal Chowdhury | P3 | OPS-9',
    expect: ['verbFirst', 'bounded', 'system', 'documents'],
    owner: 'Bilal Chowdhury',
    priority: 'P3',
    ticket: 'OPS-9',
    heldOut: true,
  },
  { text: 'Developers should remember to run the linter', expect: ['people'], heldOut: true },
  {
    text: 'Split the nightly export into batches of 1,000 accounts',
    expect: ['verbFirst', 'bounded', 'system'],
    heldOut: true,
  },
  {
    text: 'The alert threshold for disk space has been lowered to 70 %',
    expect: ['verbFirst', 'bounded', 'system', 'detects', 'done'],
    heldOut: true,
  },
  { text: 'Make things more robust', expect: ['verbFirst', 'vague'] },
  {
    text: 'Fail over the primary automatically when it does not answer for 30 s',
    expect: ['verbFirst', 'bounded', 'system', 'mitigates'],
  },
  { text: 'Follow up with the vendor', expect: ['verbFirst', 'vague'], heldOut: true },
  {
    text: 'Refuse config without an explicit region at load time (Anna)',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    owner: 'Anna',
    heldOut: true,
  },
  { text: 'Ask the team to be more thorough in code review', expect: ['verbFirst', 'people', 'vague'] },
  {
    text: 'We are planning to move DNS to a second provider in Q2 2025',
    expect: ['verbFirst', 'bounded', 'system', 'mitigates'],
    due: 'Q2 2025',
  },
  {
    text: 'Restrict `kubectl delete` in production to the break-glass role (SRE, Q1)',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    owner: 'SRE',
    due: 'Q1',
    heldOut: true,
  },
  { text: 'Better tooling', expect: ['vague'], heldOut: true },
  {
    text: 'Notify support when the import queue is older than 10 minutes',
    expect: ['verbFirst', 'bounded', 'system', 'detects'],
    heldOut: true,
  },
  {
    text: 'Keep a warm standby of the search cluster in eu-west, target: end of March',
    expect: ['verbFirst', 'bounded', 'system', 'mitigates'],
    due: 'end of March',
    heldOut: true,
  },
  { text: 'Everyone needs to be aware of the freeze', expect: ['people', 'vague'] },
  {
    text: 'Put the vendor escalation number into the runbook #88',
    expect: ['verbFirst', 'bounded', 'system', 'documents'],
    ticket: '#88',
    heldOut: true,
  },
  { text: 'Assess feasibility', expect: ['verbFirst', 'vague'], heldOut: true },
  {
    text: 'Done: pin the base image of the worker to a digest',
    expect: ['verbFirst', 'bounded', 'system', 'prevents', 'done'],
    heldOut: true,
  },
  {
    text: 'A nightly job that compares the two ledgers (owner: Bilal, high)',
    expect: ['bounded', 'system', 'detects'],
    owner: 'Bilal',
    priority: 'high',
  },
  { text: 'Enhance our processes', expect: ['verbFirst', 'vague'], heldOut: true },
  { text: 'Restarted the consumers', expect: ['verbFirst', 'bounded', 'system', 'done', 'response'] },
  {
    text: 'Implement a lock so that two migrations cannot run at once (PLAT-31, P1)',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    priority: 'P1',
    ticket: 'PLAT-31',
    heldOut: true,
  },
  {
    text: 'Increase the sampling of traces for /checkout to 20 %',
    expect: ['verbFirst', 'bounded', 'system'],
    heldOut: true,
  },
  {
    text: 'Owner: Security – Revoke unused deploy tokens each month',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    owner: 'Security',
    heldOut: true,
  },
  {
    text: 'Warn in the deploy tool when the target is production (Will, EOM)',
    expect: ['verbFirst', 'bounded', 'system', 'detects'],
    owner: 'Will',
    due: 'EOM',
  },
  {
    text: 'Stop the importer from running while a migration holds the table lock',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    heldOut: true,
  },
  // A last batch.
  {
    text: 'Create a runbook for restoring a single tenant (owner: Anna, due: 2024-09-30)',
    expect: ['verbFirst', 'bounded', 'system', 'documents'],
    owner: 'Anna',
    due: '2024-09-30',
    heldOut: true,
  },
  { text: 'Monitor better', expect: ['verbFirst', 'vague', 'detects'], heldOut: true },
  {
    text: 'Reject uploads above 50 MB at the edge – P2 – @joe',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    owner: '@joe',
    priority: 'P2',
    heldOut: true,
  },
  { text: 'The team will be more vigilant', expect: ['people', 'vague'] },
  {
    text: 'Moving the cron jobs to their own node group',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
  },
  {
    text: 'Graph the age of the oldest message per topic',
    expect: ['verbFirst', 'bounded', 'system', 'detects'],
  },
  { text: 'Talk to the provider about the SLA', expect: ['verbFirst'], heldOut: true },
  {
    text: '[ ] Switch certificates to automatic renewal (NET-204)',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    ticket: 'NET-204',
    heldOut: true,
  },
  { text: 'Add timeouts', expect: ['verbFirst', 'bounded', 'system', 'mitigates'], heldOut: true },
  { text: 'Fix the root cause', expect: ['verbFirst', 'vague', 'prevents'], heldOut: true },
  {
    text: 'Checks for expired licences will be built into the nightly job by November 15',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    due: 'November 15',
    heldOut: true,
  },
  {
    text: 'Keep two weeks of binlogs instead of three days',
    expect: ['verbFirst', 'bounded', 'system', 'mitigates'],
  },
  { text: 'Do better', expect: ['vague'], heldOut: true },
  {
    text: 'Bilal: cap the size of a batch at 500',
    expect: ['verbFirst', 'bounded', 'system', 'prevents'],
    owner: 'Bilal',
    heldOut: true,
  },
];
