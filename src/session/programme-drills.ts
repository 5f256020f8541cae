import type { DrillRow } from '../archive/archive';
import { ok, type Result } from '../base/result';
import { createDrill } from '../drill/drill';
import { foldEntries } from '../drill/fold';
import type { ListedItem } from '../programme/actions';
import { setFields } from '../programme/change';
import type { FieldsOf } from '../programme/fields';
import { type Programme, traceKey } from '../programme/fold';
import { drillEntryId, entryOfDrill } from '../programme/of-drill';
import type { Trouble } from './catalogue';
import { frozenCard } from './finish';
import type { House } from './ports';
import type { MakeChange } from './programme';
import { readStoredDrill } from './stored-drill';

/** A drill that was played to its debrief in this browser, as it would stand in a programme's history. */
export interface LocalDrill {
  readonly drillId: string;
  /** Its id among the entries of a programme: the same in every browser that has the drill. */
  readonly entryId: string;
  readonly title: string;
  readonly fields: FieldsOf<'entry'>;
  /** Played by more than one person, or led by a facilitator: it goes into the programme by itself. */
  readonly isTeam: boolean;
}

/** A drill of this browser before its people are looked up in a programme. */
type Read = Omit<Parameters<typeof entryOfDrill>[0], 'difficulty'> & { readonly isTeam: boolean };

/**
 * Reads the drills of this browser that were played to their debrief. A drill of before this one had a programme is among them. The
 * scorecard is the one that was frozen at the end; a drill whose card cannot be read is there without one.
 */
export async function readDrills({ archive }: Pick<House, 'archive'>): Promise<readonly Read[]> {
  const rows = await archive.listDrills();
  return Promise.all(rows.filter((row) => row.phase === 'debrief').map((row) => readRow({ archive }, row)));
}

async function readRow({ archive }: Pick<House, 'archive'>, row: DrillRow): Promise<Read> {
  const { header, summary } = row;
  const card = await frozenCard({ archive }, row.id);
  return {
    drillId: row.id,
    scenarioId: row.scenarioId,
    title: row.title,
    startedAt: row.createdAt,
    severity: summary.severity,
    durationMs: summary.durationMs,
    participants: header.participants,
    ...(header.coaching === undefined ? {} : { coaching: header.coaching }),
    ...(header.team === undefined ? {} : { team: header.team }),
    ...(card === undefined ? {} : { card }),
    isTeam: header.facilitated !== undefined || header.participants.filter((p) => p.kind === 'player').length > 1,
  };
}

/**
 * The drills as entries of a programme: people are found by name, and where a drill does not say its team, it is the one that most
 * of its players are in. `difficulties` are those of the scenarios that ship, 1 to 5.
 */
export function localDrills(
  drills: readonly Read[],
  programme: Programme,
  difficulties: ReadonlyMap<string, number>,
): readonly LocalDrill[] {
  return drills.map(({ isTeam, ...drill }) => {
    const difficulty = difficulties.get(drill.scenarioId);
    const fields = entryOfDrill({ ...drill, ...(difficulty === undefined ? {} : { difficulty }) }, programme.people);
    const known = programme.teams.some((t) => t.id === fields.team);
    return {
      drillId: drill.drillId,
      entryId: drillEntryId(drill.drillId),
      title: drill.title,
      fields: known ? fields : { ...fields, team: teamOf(fields, programme) },
      isTeam,
    };
  });
}

/** The team that most of those who held a role are in; empty when nobody is in any, or two teams have as many. */
function teamOf({ held }: FieldsOf<'entry'>, { people }: Programme): string {
  const counts = new Map<string, number>();
  for (const id of new Set(held.map((h) => h.person)))
    for (const team of people.find((p) => p.id === id)?.teams ?? []) counts.set(team, (counts.get(team) ?? 0) + 1);
  const [first, second] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first === undefined || first[1] === second?.[1] ? '' : first[0];
}

/** Whether a drill can still be written into the programme: it is not there, and nobody has taken it out. */
export function isMissing(programme: Programme, entryId: string): boolean {
  return programme.traces.get(traceKey('entry', entryId)) === undefined;
}

/** Writes a drill into the history. */
export function addDrill(drill: LocalDrill): MakeChange {
  return (programme, author) => setFields(programme, 'entry', drill.entryId, drill.fields, author);
}

/** The action items of a drill's postmortem as it was submitted last; none when none was submitted. */
export async function foundActions(
  house: Pick<House, 'archive'>,
  drillId: string,
): Promise<Result<readonly ListedItem[], Trouble>> {
  const stored = await readStoredDrill(house, drillId);
  if (!stored.ok) return stored;
  const { row, bundle, entries } = stored.value;
  const { header } = row;
  const state = foldEntries(createDrill(bundle, header), entries);
  const [{ scoreInput }, { postmortemOf }, { listedActions }] = await Promise.all([
    import('../score/scorecard'),
    import('../score/writing/postmortem'),
    import('../score/writing/listed-actions'),
  ]);
  const postmortem = postmortemOf(scoreInput({ bundle, header, entries, state }));
  if (postmortem === undefined) return ok([]);
  return ok(
    listedActions(postmortem).map(({ action, owner, due, priority }) => ({ text: action, owner, due, priority })),
  );
}
