import { tableName } from '../data-look';
import type { Situation } from '../intent';
import type { Cause, Lesson, Noticed } from './cause';

/** The words in which people, pages and logs tell that what was stored is not what it was. */
const LOST =
  /\b(?:missing|lost|damaged|corrupt(?:ed)?) (?:or \w+ )?(?:readings?|rows?|records?|entries|data)\b|\b(?:reading|record|entry) is (?:missing|gone|lost)\b|\bdata (?:loss|corruption)\b/i;

const lesson: Lesson = {
  trigger: 'Something that writes to the database was changed shortly before.',
  factors: [
    'Nothing compares the number and the contents of stored rows before and after a change (latent).',
    'What is deleted or overwritten is gone at once: there is no time in which it could be taken back.',
  ],
  actions: [
    ['Validate the number of rows and a sample of them before and after every change of the data', 'P0'],
    ['Add an alert on rows that are deleted or emptied', 'P1'],
    ['Update the runbook with how the rows were restored', 'P2'],
  ],
};

/** What data-loss causes share: they are not mitigated like an outage, so `duties/data-loss.ts` leads and there is no list of remedies. */
const common = {
  kind: 'data-loss',
  noticed: (now: Situation): Noticed => {
    const stored = `earlier ${tableName(now)}`;
    return {
      during: `People open ${stored} that are missing or not what they were`,
      over: `People find their ${stored} again, as they were`,
      past: `People opened ${stored} that were missing or not what they were`,
      title: `Some ${stored} are missing or wrong`,
      loss: `Rows of ${tableName(now)} were lost or damaged for a time; they were restored from the nightly dump`,
    };
  },
  remedies: () => [],
  clears: () => false,
} as const;

/** Stored data is damaged, and nobody knows by what yet. */
export const dataDamage: Cause = {
  ...common,
  id: 'data-damage',
  general: true,
  hints: LOST,
  sentence: 'stored data is missing or damaged',
  lesson,
};

/** One statement over many rows, as migrations have them, that left nothing in them. */
export const emptiedRows: Cause = {
  ...common,
  id: 'emptied-rows',
  hints: /\brows? without reading_data\b|\brows? that are empty\b|\bemptied\b|jsonb_set/i,
  sentence:
    'a migration set the contents of older rows to null, because jsonb_set answers null when the key that it copies from does not exist',
  lesson: {
    trigger: 'A migration that rewrites stored rows was deployed to the production database.',
    factors: [
      'The migration had never run against rows that look like those of production (latent).',
      'Nothing counts rows before and after a migration, or asks for a backup first (latent).',
      'The column may be null, so the database took it without a word.',
    ],
    actions: [
      ['Add a test of migrations against a copy of production to the deployment pipeline', 'P0'],
      ['Add an alert on rows without contents', 'P1'],
      ['Update the runbook with how to find and refill emptied rows', 'P2'],
    ],
  },
};

/** A scheduled job deletes what it should keep. */
export const purgedRows: Cause = {
  ...common,
  id: 'purged-rows',
  hints: /\brows that are gone\b|completed: DELETE [1-9]\d+|\bdeletes rows on a schedule\b/i,
  sentence: 'a scheduled retention job deletes rows that it should keep: the interval in its predicate is wrong',
  lesson: {
    trigger: 'A migration that schedules a job which deletes rows was deployed to the production database.',
    factors: [
      'The job went live without one dry run that only counts what it would delete (latent).',
      'Nobody watches how many rows a scheduled job deletes (latent).',
      'Deleted rows are gone at once; there is no time in which they can be taken back.',
    ],
    actions: [
      ['Add a gate to the deployment pipeline: a job that deletes runs as a count first', 'P0'],
      ['Add an alert on the number of rows that a scheduled job deletes', 'P1'],
      ['Update the runbook with how to list and stop scheduled jobs', 'P2'],
    ],
  },
};

/** A client writes new contents over rows that were there before. */
export const overwrittenRows: Cause = {
  ...common,
  id: 'overwritten-rows',
  hints: /\brows that hold other words\b|PATCH \/rest\/v1|\boverwr(?:ote|ites?|itten)\b/i,
  sentence:
    'the web app writes over an earlier entry of the same person whenever a new one is stored, because it trusts a list that the browser has kept',
  lesson: {
    trigger: 'A version of the web app was deployed that updates rows in the database itself.',
    factors: [
      'Browsers may update any row of their person, although no page needs it (latent).',
      'The list that the browser keeps is stale, and the code takes it for the truth.',
      'No test makes a second entry and looks at the first one again (latent).',
    ],
    actions: [
      ['Block updates of stored rows by browsers with a row-level security policy', 'P0'],
      ['Add an alert on updates of rows that are older than an hour', 'P1'],
      ['Update the runbook with how to compare rows with the last dump', 'P2'],
    ],
  },
};
