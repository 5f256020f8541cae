import type { DrillTime } from '../../base/drill-time';
import type { PersonId } from '../../drill/state';
import type { ScoreInput } from '../types';
import { forbiddenFacts } from './changes';
import { deletionsOf, schemaChangesOf } from './database-changes';
import { prohibition } from './kind';
import { perInput } from './per-input';
import { approvedByCommand } from './word-of-command';

/** Something that the playbook forbids, and that happened. */
export interface Breach {
  readonly at: DrillTime;
  readonly seq: number;
  readonly by: PersonId;
  readonly clause: string;
  readonly text: string;
  /** The playbook's prohibition; absent when the scenario itself forbids it. */
  readonly rule?: string;
}

const SIGN_INS = 'auth.sessions';

/** What the record tells of each prohibition, by its id: acts and facts, never the words of a command. */
const FINDERS: Readonly<
  Record<string, (input: ScoreInput) => readonly { at: DrillTime; seq: number; by: PersonId; text: string }[]>
> = {
  'schema-under-pressure': (input) =>
    schemaChangesOf(input).map(({ at, seq, by, fact }) => ({
      at,
      seq,
      by,
      text: `The schema was changed under pressure: ${fact.kind.replace('-', ' ')} ${fact.object}`,
    })),
  'deletion-unapproved': (input) =>
    deletionsOf(input)
      .filter((d) => !approvedByCommand(input, d))
      .map((d) => ({ ...d, text: `Deleted without the word of the commander: ${d.text}` })),
  'evidence-deleted': (input) =>
    input.state.facts.flatMap(({ at, seq, by, fact }) => {
      const row = { at, seq, by };
      if (at > input.endAt) return [];
      if (fact.type === 'logs.deleted') return [{ ...row, text: `Log lines were deleted: ${fact.stream}` }];
      if (fact.type === 'evidence.deleted') return [{ ...row, text: `Evidence was deleted: ${fact.what}` }];
      // Ending sign-ins is containment; other rows of the sign-in service are traces of who did what.
      if (fact.type === 'rows.changed' && fact.table.startsWith('auth.') && fact.table !== SIGN_INS)
        return fact.updated + fact.deleted > 0
          ? [{ ...row, text: `Traces were altered by hand: rows of ${fact.table}` }]
          : [];
      return [];
    }),
};

/** What was done against one prohibition, where it holds in this drill. */
export function breachesOf(input: ScoreInput, rule: string): readonly Breach[] {
  const found = prohibition(input, rule);
  if (found === undefined) return [];
  return (FINDERS[rule]?.(input) ?? []).map((row) => ({ ...row, clause: found.clause, rule }));
}

/** Entries of the record that are judged as deleted evidence, where that prohibition holds, and so nowhere else. */
export const judgedAsEvidence = perInput(
  (input): ReadonlySet<number> => new Set(breachesOf(input, 'evidence-deleted').map((b) => b.seq)),
);

/**
 * Prohibited acts that count as harm, each entry once: what the scenario never allows, and the prohibitions that no indicator
 * of their own judges. Deleted evidence is judged as evidence where that prohibition holds.
 */
export const harmsOf = perInput((input): readonly Breach[] => {
  const elsewhere = judgedAsEvidence(input);
  const rows = [
    ...breachesOf(input, 'schema-under-pressure'),
    ...breachesOf(input, 'deletion-unapproved'),
    ...forbiddenFacts(input),
  ].filter((b) => !elsewhere.has(b.seq));
  const seen = new Set<number>();
  return rows
    .filter((b) => !seen.has(b.seq) && seen.add(b.seq).size > 0)
    .toSorted((a, b) => a.at - b.at || a.seq - b.seq);
});
