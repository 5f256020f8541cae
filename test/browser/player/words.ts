/** The causes that the facilitator can choose, and what a good responder sees, says and does about each. */
export const VARIANTS = ['key-exhausted', 'bad-deploy', 'connection-limit'] as const;
export type Variant = (typeof VARIANTS)[number];

export interface Words {
  /** Where the variant tells itself in the error tracker. */
  readonly issue: RegExp;
  /** The page of the platform console that settles it. */
  readonly page: string;
  /** What that page, or the log, says. */
  readonly tells: RegExp;
  readonly saw: string;
  readonly clears: string;
  readonly option: string;
  readonly decision: string;
  readonly why: string;
  readonly fixed: string;
  readonly cause: string;
  readonly trigger: string;
  readonly factors: readonly string[];
  readonly prevent: string;
  readonly detect: string;
  readonly runbook: string;
}

export const IMPACT =
  'People cannot generate a reading; they wait and then see an error. Earlier readings are safe and nobody is charged.';

export const words: Readonly<Record<Variant, Words>> = {
  'key-exhausted': {
    issue: /insufficient_quota/,
    page: 'OpenAI, usage and limits',
    tells: /LIMIT REACHED/,
    saw: 'The log of generate-reading says 429 insufficient_quota from OpenAI on every request, and the usage page says that the budget of the production project is used up',
    clears: 'every failing call says insufficient_quota, and the change only shows a spinner',
    option: 'Something else',
    decision: 'Set OPENAI_API_KEY to the backup key, which belongs to a project with budget left',
    why: 'OpenAI refuses every call with 429 insufficient_quota; no deployment is to blame, so a rollback would change nothing',
    fixed: 'OPENAI_API_KEY was set to the backup key',
    cause:
      'The monthly budget of the OpenAI project behind our API key was used up, so OpenAI refused every request with 429 insufficient_quota',
    trigger: 'Spending reached the budget of 400 dollars on a busy afternoon',
    factors: [
      'Latent: the warnings about 80 % and 95 % of the budget went to a shared mailbox that nobody reads.',
      'Latent: there is a backup key and nothing that switches to it.',
    ],
    prevent: 'Switch generate-reading to the backup key automatically when OpenAI answers insufficient_quota',
    detect: 'Add an alert at 80 % of the OpenAI budget to the on-call monitoring',
    runbook: 'Update the runbook with how to set the backup key of OpenAI',
  },
  'bad-deploy': {
    issue: /reading 'parsed'|parseReading/,
    page: 'Supabase, Edge Functions runtime',
    tells: /TypeError/,
    saw: 'The log of generate-reading says TypeError in parseReading on every request since v42 was deployed; v41 ran for hours without it',
    clears: 'every failing call says TypeError in parseReading, and the change only shows a spinner',
    option: 'A.',
    decision: 'Revert commit f3a91c6e20 behind generate-reading v42 and push',
    why: 'v42 throws a TypeError in parse.ts for every request, and v41 is the last good version',
    fixed: 'Commit f3a91c6e20 was reverted and pushed, so generate-reading v41 runs again',
    cause:
      "Version v42 of generate-reading read the sections from answer.output.parsed, which the model's answer does not have, and threw a TypeError in parseReading for every request",
    trigger: 'The deployment of generate-reading v42 to production',
    factors: [
      'Latent: v42 went to production without passing through staging, where it would have failed at once.',
      'Latent: no test holds the parser against a real answer of the model.',
    ],
    prevent: 'Add a test of parseReading with a recorded answer of the model to the deployment pipeline',
    detect: 'Add an alert on the error share of a function in the five minutes after its deployment',
    runbook: 'Update the runbook with how to find and redeploy the last good version of a function',
  },
  'connection-limit': {
    issue: /connection slots/,
    page: 'Supabase, database health',
    tells: /error-digest\s+\d\d/,
    saw: 'The log of generate-reading says that the remaining connection slots are reserved, and error-digest holds most of the database connections since its v12 was deployed',
    clears: 'every failing call lacks a connection slot, and the change only shows a spinner',
    option: 'B.',
    decision: 'Turn off the flag errors.digest, so that error-digest stops and frees its connections',
    why: 'error-digest v12 opens a database client for each event and closes none; its flag is the quickest way to stop it, and nobody misses a digest for a day',
    fixed: 'The flag errors.digest was turned off in production, and error-digest freed its connections',
    cause:
      'Version v12 of error-digest opened a database client for each event and never closed it, until all 60 connection slots were taken and the other functions were refused',
    trigger: 'The deployment of error-digest v12 to production',
    factors: [
      'Latent: nothing limits how many connections one function may hold.',
      'Latent: no alert watches the number of connections.',
    ],
    prevent: 'Limit the connections of each function with a database role of its own',
    detect: 'Add an alert at 75 % of the connection limit to the on-call monitoring',
    runbook: 'Update the runbook with how to read connections by application',
  },
};
