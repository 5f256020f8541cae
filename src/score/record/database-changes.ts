import { type DrillTime, MINUTE } from '../../base/drill-time';
import type { PersonId } from '../../drill/state';
import type { Fact } from '../../scenario/facts';
import type { ScoreInput } from '../types';
import { isKind } from './kind';
import { perInput } from './per-input';

type Ddl = Extract<Fact, { type: 'ddl.executed' }>;
type Rows = Extract<Fact, { type: 'rows.changed' }>;

/** Changes of one table that belong together: one run of a tool, or several runs in a row by the same person. */
export interface DatabaseChange {
  readonly at: DrillTime;
  readonly to: DrillTime;
  readonly by: PersonId;
  readonly seqs: readonly number[];
  readonly table: string;
  /** A job that was stopped changes no data; but it too has to be logged. */
  readonly kind: 'rows' | 'schema' | 'job';
  readonly deleted: number;
  readonly title: string;
}

/** Statements on one table this near to one another are one change, logged once. */
const TOGETHER = 2 * MINUTE;

/** Kinds of statements that change the definition of what is there, as against putting something of one's own beside it. */
const REDEFINES: ReadonlySet<Ddl['kind']> = new Set([
  'alter-table',
  'drop-table',
  'create-index',
  'drop-index',
  'drop-schema',
]);

/** Schemas and tables that somebody made during the drill: restored backups, copies put aside. They are not production. */
const madeInDrill = perInput((input): ReadonlySet<string> => {
  const made = new Set<string>();
  for (const { fact } of input.state.facts) {
    if (fact.type === 'backup.restored') made.add(fact.into);
    if (fact.type === 'ddl.executed' && (fact.kind === 'create-schema' || fact.kind === 'create-table'))
      made.add(fact.object);
  }
  // A table that was dropped and made again is the one that was there before.
  for (const { fact } of input.state.facts) {
    if (fact.type !== 'ddl.executed' || fact.kind !== 'drop-table') continue;
    const first = input.state.facts.find((f) => f.fact.type === 'ddl.executed' && f.fact.object === fact.object);
    if (first?.fact === fact) made.delete(fact.object);
  }
  return made;
});

/** Does a name (`public.readings`) stand for something that was in production before the drill? */
function inProduction(input: ScoreInput, name: string): boolean {
  const made = madeInDrill(input);
  return !made.has(name) && !made.has(name.split('.')[0] ?? name);
}

function rowsTitle({ table, inserted, updated, deleted }: Rows): string {
  const parts = [
    ...(inserted > 0 ? [`${inserted} put in`] : []),
    ...(updated > 0 ? [`${updated} changed`] : []),
    ...(deleted > 0 ? [`${deleted} deleted`] : []),
  ];
  return `Rows of ${table}: ${parts.join(', ')}`;
}

/** Does a change of rows by hand mend or harm data of the product, as against sign-ins and the like? */
const isData = (table: string): boolean => table.startsWith('public.') || !table.includes('.');

/** What one fact changed in the production's database by hand, if anything. */
function changeOf(
  input: ScoreInput,
  fact: Fact,
): Pick<DatabaseChange, 'table' | 'kind' | 'deleted' | 'title'> | undefined {
  if (fact.type === 'rows.changed' && isData(fact.table) && inProduction(input, fact.table))
    return { table: fact.table, kind: 'rows', deleted: fact.deleted, title: rowsTitle(fact) };
  // In a data loss every change of the production's database is to be logged.
  if (!isKind(input, 'data-loss')) return undefined;
  if (fact.type === 'ddl.executed' && REDEFINES.has(fact.kind) && inProduction(input, fact.object)) {
    const title = `${fact.kind.replace('-', ' ')} ${fact.object}`;
    return { table: fact.object, kind: 'schema', deleted: 0, title };
  }
  if (fact.type === 'job.stopped')
    return { table: fact.name, kind: 'job', deleted: 0, title: `job ${fact.name} stopped` };
  return undefined;
}

/** Everything that was changed in the production's database by hand, and has to be logged in it; in order. */
export const databaseChangesOf = perInput((input): readonly DatabaseChange[] => {
  const out: DatabaseChange[] = [];
  for (const { at, by, seq, fact } of input.state.facts) {
    if (at > input.endAt) break;
    const change = changeOf(input, fact);
    if (change === undefined) continue;
    const last = out.findLast((c) => c.by === by && c.table === change.table && c.kind === change.kind);
    if (last !== undefined && (last.seqs.includes(seq) || at - last.to <= TOGETHER))
      out[out.indexOf(last)] = { ...last, to: at, seqs: [...last.seqs, seq], deleted: last.deleted + change.deleted };
    else out.push({ at, to: at, by, seqs: [seq], ...change });
  }
  return out;
});

/** Changes of data or schema by hand: what a backup has to be there for. */
export function dataChangesOf(input: ScoreInput): readonly DatabaseChange[] {
  return databaseChangesOf(input).filter((c) => c.kind !== 'job');
}

/** A change of the schema under pressure. */
export function schemaChangesOf(input: ScoreInput): readonly { at: DrillTime; seq: number; by: PersonId; fact: Ddl }[] {
  return input.state.facts.flatMap(({ at, seq, by, fact }) =>
    fact.type === 'ddl.executed' && at <= input.endAt && REDEFINES.has(fact.kind) && inProduction(input, fact.object)
      ? [{ at, seq, by, fact }]
      : [],
  );
}

/** Rows of production that were deleted by hand, and tables that were dropped. */
export function deletionsOf(input: ScoreInput): readonly { at: DrillTime; seq: number; by: PersonId; text: string }[] {
  return input.state.facts.flatMap(({ at, seq, by, fact }) => {
    if (at > input.endAt) return [];
    if (fact.type === 'rows.changed' && fact.deleted > 0 && isData(fact.table) && inProduction(input, fact.table))
      return [{ at, seq, by, text: `${fact.deleted} rows of ${fact.table} deleted` }];
    if (fact.type === 'ddl.executed' && fact.kind === 'drop-table' && inProduction(input, fact.object))
      return [{ at, seq, by, text: `${fact.object} dropped` }];
    return [];
  });
}

/** What was logged may be written shortly before it is done. */
const BEFORE = 2 * MINUTE;

/** A change, and the log entry that tells of it. */
export interface LoggedChange {
  readonly change: DatabaseChange;
  readonly log?: { readonly at: DrillTime; readonly seq: number };
}

/** Each change with the log entry that tells of it; an entry tells of one change only. */
export function loggedChangesOf(input: ScoreInput): readonly LoggedChange[] {
  const logs = input.state.facts.filter((f) => f.fact.type === 'change.logged' && f.at <= input.endAt);
  const used = new Set<number>();
  return databaseChangesOf(input).map((change) => {
    const index = logs.findIndex((log, i) => !used.has(i) && log.at >= change.at - BEFORE);
    const log = logs[index];
    if (log === undefined) return { change };
    used.add(index);
    return { change, log };
  });
}
