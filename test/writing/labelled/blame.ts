import type { WordingKind } from '../../../src/score/writing/find/wording-hit';

/** A sentence of a postmortem, and what in it a reader who holds to blameless writing would mark. */
export interface BlameRow {
  readonly text: string;
  readonly expect: readonly WordingKind[];
  /** How strong, where the set holds the finder to it. */
  readonly severity?: 'strong' | 'mild';
  /** The roster; without one, nobody is known. */
  readonly names?: readonly string[];
  /** It is an action item. */
  readonly action?: true;
  /** It answers a question of the template that asks how it could have gone better. */
  readonly instruction?: true;
  /** Written when the grammar stood, and never used for changing it. */
  readonly heldOut?: true;
}

const TEAM = ['Anna Weiss', 'Bilal Chowdhury', 'Codex'];
/** Names that are words, or systems. */
const ODD = ['Will Mercer', 'Grace Obi', 'Mark Tanaka', 'Sentry', 'Codex', 'Hope Lindqvist'];

/** Sentences as many companies would write them; nearly half look like blame and are none. */
export const BLAME: readonly BlameRow[] = [
  // Somebody named, or a role, with a fault.
  { text: 'Anna forgot to run the migration check.', expect: ['named-blame'], severity: 'strong', names: TEAM },
  {
    text: 'Bilal failed to page the database team for 20 minutes.',
    expect: ['named-blame'],
    severity: 'strong',
    names: TEAM,
  },
  { text: 'The on-call engineer ignored the first two alerts.', expect: ['named-blame'], severity: 'strong' },
  { text: 'An engineer accidentally ran the clean-up against production.', expect: ['named-blame'], severity: 'mild' },
  { text: 'Our intern did not bother to read the runbook.', expect: ['named-blame'], severity: 'strong' },
  {
    text: 'Somebody on the platform team pushed the wrong config by mistake.',
    expect: ['named-blame'],
    severity: 'mild',
  },
  { text: 'The outage was caused by a mistake of one of our developers.', expect: ['named-blame'] },
  { text: 'This was Bilal’s fault.', expect: ['named-blame'], severity: 'strong', names: TEAM },
  { text: 'The vendor’s technician neglected to label the cable.', expect: ['named-blame'] },
  { text: 'Due to Anna’s carelessness the key ended up in the log.', expect: ['named-blame'], names: TEAM },
  { text: 'She made a serious mistake when she edited the rule by hand.', expect: ['named-blame'], severity: 'strong' },
  { text: 'The developer who wrote the query is to blame for the lock.', expect: ['named-blame'], severity: 'strong' },
  { text: 'The table was mistakenly dropped by a contractor.', expect: ['named-blame'], severity: 'mild' },
  { text: 'Will forgot to renew the certificate.', expect: ['named-blame'], names: ODD },
  { text: 'Codex botched the rollback at 14:20.', expect: ['named-blame'], names: ODD },
  { text: 'The reviewer overlooked the missing index.', expect: ['named-blame'] },
  { text: 'Dave from networking broke the routing table again.', expect: ['named-blame'], names: ['Dave Hill'] },
  {
    text: 'Priya never checked the dashboard after her deploy.',
    expect: ['named-blame'],
    severity: 'mild',
    names: ['Priya Nair'],
  },
  // The error of people as a cause.
  { text: 'Root cause: human error.', expect: ['human-error'], severity: 'strong' },
  { text: 'The deletion was down to operator error.', expect: ['human-error'] },
  { text: 'It was sloppy work on the failover script.', expect: ['human-error'] },
  { text: 'The incident was the result of negligence.', expect: ['human-error'] },
  { text: 'A lack of attention during the deploy led to the outage.', expect: ['human-error'] },
  { text: 'A fat-fingered command took the cluster down.', expect: ['human-error'] },
  // What did not happen.
  { text: 'We should have tested the restore before the upgrade.', expect: ['counterfactual'], severity: 'strong' },
  { text: 'The on-call could have rolled back right away.', expect: ['counterfactual'], severity: 'strong' },
  { text: 'This could have been prevented by a code freeze.', expect: ['counterfactual'] },
  { text: 'If only the team had looked at the queue first.', expect: ['counterfactual'] },
  { text: 'Had we read the changelog, the outage would not have happened.', expect: ['counterfactual'] },
  {
    text: 'An alert on disk space would have caught it an hour earlier.',
    expect: ['counterfactual'],
    severity: 'mild',
  },
  { text: 'The change should never have been merged on a Friday.', expect: ['counterfactual'] },
  { text: 'He should have known better.', expect: ['named-blame'], severity: 'strong' },
  { text: 'The page shouldn’t have been silenced.', expect: ['counterfactual'] },
  { text: 'It would have been noticed had the dashboard been open.', expect: ['counterfactual'] },
  { text: 'They ought to have escalated after ten minutes.', expect: ['counterfactual'] },
  // Told with feeling.
  { text: 'The migration was a complete disaster.', expect: ['animated'], severity: 'strong' },
  { text: 'Then all hell broke loose in the channel.', expect: ['animated'] },
  { text: 'It is insane that this endpoint has no limit.', expect: ['animated'] },
  { text: 'The catastrophic failure of the cache hit everybody.', expect: ['animated'] },
  { text: 'Obviously the fix did not work.', expect: ['animated'], severity: 'mild' },
  { text: 'The config format is a total mess and a nightmare to review.', expect: ['animated', 'animated'] },
  // Looks like it, and is none: systems.
  { text: 'The nightly check failed to run.', expect: [] },
  { text: 'Redis failed to start after the reboot.', expect: [] },
  { text: 'The load balancer ignored the new health check.', expect: [] },
  { text: 'The scheduler missed three runs because the clock was wrong.', expect: [] },
  { text: 'The new release broke the login page.', expect: [] },
  { text: 'The Kubernetes operator failed to reconcile the claim.', expect: [] },
  { text: 'The deploy job accidentally picked up the old image.', expect: [] },
  { text: 'A bug in the parser caused the outage.', expect: [] },
  { text: 'Customers failed to log in for 40 minutes.', expect: [] },
  { text: 'They failed to connect because the pool was full.', expect: [] },
  { text: 'Sentry ignored the event because of sampling.', expect: [], names: ODD },
  { text: 'Grace periods were ignored by the load balancer.', expect: [], names: ODD },
  { text: 'Mark failed jobs as done when the queue is drained.', expect: [], names: ODD },
  { text: 'Will the alert fire when a job failed to start?', expect: [], names: ODD },
  // Denials, quotations, instructions.
  { text: 'Nobody is to blame for this.', expect: [] },
  { text: 'This was not human error but a missing guard.', expect: [] },
  { text: 'Human error is not a root cause.', expect: [] },
  { text: 'Rather than blame the engineer who ran the script, we looked at why it could be run.', expect: [] },
  { text: 'The postmortem is blameless.', expect: [] },
  { text: 'A customer wrote: "your engineer forgot us, this is a disaster".', expect: [] },
  { text: 'The process was manual and prone to human error.', expect: [] },
  { text: 'The new flag reduces the risk of human error.', expect: [] },
  { text: 'Stop forgetting the changelog.', expect: [], action: true },
  { text: 'Add a check for what an engineer forgot to set.', expect: [], action: true },
  { text: 'We could have detected this 15 minutes faster with an alert on the queue.', expect: [], instruction: true },
  { text: 'How could we have detected this faster?', expect: [] },
  { text: 'Anna did not forget the check; it passed.', expect: [], names: TEAM },
  { text: 'If an engineer forgot the flag, the tool would refuse to run.', expect: [] },
  // Plans and facts.
  { text: 'The limit should be lower.', expect: [] },
  { text: 'We should have an alert on this by June.', expect: [] },
  { text: 'Every service should have a tested backup.', expect: [] },
  { text: 'It could have been worse: the queue was nearly empty.', expect: [] },
  { text: 'The same bug could have affected other regions.', expect: [] },
  { text: 'A restart would have dropped 400 connections, so we waited.', expect: [] },
  { text: 'Anna declared the incident and handed over to Bilal.', expect: [], names: TEAM },
  { text: 'An engineer ran the script at 14:02 with the default host.', expect: [] },
  { text: 'The on-call engineer failed to reach the bastion because the VPN was down.', expect: [] },
  { text: 'Anna broke the batch into two halves.', expect: [], names: TEAM },
  { text: 'The disaster recovery plan worked as written.', expect: [] },
  { text: 'Chaos engineering found the same fault in May.', expect: [] },
  { text: 'A kernel panic took the node away.', expect: [] },
  { text: 'We recovered only if one replica was ahead.', expect: [] },
  { text: 'Alerts should have distinct names.', expect: [] },
];
