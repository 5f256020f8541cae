import type { DrillSummary } from '../archive/archive';
import type { Bundle } from '../drill/bundle';
import type { Drill } from '../drill/drill';
import { applyEntry, initialState } from '../drill/fold';
import type { Entry, Header } from '../drill/record';
import { type DrillState, declaredSeverity } from '../drill/state';
import { readScorecard } from '../exchange/scorecard-schema';
import type { Scorecard } from '../score/types';
import { loadPar } from './catalogue';
import { PREVIOUS_SCRIBE } from './create-drill';
import type { House } from './ports';

/** A drill that is to be scored, or was. */
export interface Scored {
  readonly bundle: Bundle;
  readonly header: Header;
  readonly entries: readonly Entry[];
  readonly state: DrillState;
}

/** What the library shows of a drill. */
export function summaryOf(state: DrillState, card?: Pick<Scorecard, 'percent' | 'rating'>): DrillSummary {
  return {
    severity: declaredSeverity(state) ?? null,
    durationMs: state.phase === 'briefing' ? null : (state.endedAt ?? state.t),
    percent: card?.percent ?? null,
    rating: card?.rating ?? null,
  };
}

/** Scores a drill as it stands. The scoring is loaded when it is needed. */
export async function scoreNow({ bundle, header, entries, state }: Scored): Promise<Scorecard> {
  const { scoreDrill } = await import('../score/scorecard');
  // Par was measured on one text of the scenario: it says nothing of another.
  const measured = await loadPar(header.scenarioId);
  const par = measured?.hash === header.hashes.scenario ? measured : undefined;
  return scoreDrill({ bundle, header, entries, state, ...(par === undefined ? {} : { par }) });
}

/**
 * The drill as it stood right when it was closed. What people tick or write afterwards is not in it, so that every machine
 * of a room freezes the same card, however late it looks.
 */
function asClosed(drill: Drill, scored: Scored): Scored {
  let state = initialState(drill);
  for (const [i, entry] of scored.entries.entries()) {
    state = applyEntry(drill, state, entry);
    if (state.phase === 'debrief') return { ...scored, entries: scored.entries.slice(0, i + 1), state };
  }
  return scored;
}

/** The card that was frozen at the end, if there is one that can be read. */
export async function frozenCard({ archive }: Pick<House, 'archive'>, drillId: string): Promise<Scorecard | undefined> {
  return readScorecard(await archive.scorecard(drillId).catch(() => undefined));
}

/**
 * Writes down how far a drill has come. At the debrief the scorecard is computed and frozen, once: a later version of the
 * engine may judge otherwise, but this is what was said at the end.
 */
export async function noteProgress(house: Pick<House, 'archive'>, drill: Drill, scored: Scored): Promise<void> {
  const { archive } = house;
  const { state, header } = scored;
  const frozen = await frozenCard(house, header.drillId);
  const card = frozen ?? (state.phase === 'debrief' ? await scoreNow(asClosed(drill, scored)) : undefined);
  if (card !== undefined && frozen === undefined) {
    await archive.freezeScorecard(header.drillId, card);
    const scribe = state.roles.findLast((held) => held.role === 'scribe')?.person;
    if (scribe !== undefined && drill.people.has(scribe)) await archive.saveSetting(PREVIOUS_SCRIBE, scribe);
  }
  await archive.noteProgress(header.drillId, { phase: state.phase, summary: summaryOf(state, card) });
}
