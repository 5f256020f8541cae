import type { DrillTime } from '../base/drill-time';
import { stableId } from '../base/hash';
import type { Act } from '../drill/acts';
import { advanceTo } from '../drill/advance';
import type { Bundle } from '../drill/bundle';
import { createDrill, type Drill } from '../drill/drill';
import { applyEntry, initialState } from '../drill/fold';
import type { Entry, Header, Proposal } from '../drill/record';
import type { DrillState, PersonId } from '../drill/state';
import { nextBotAct, type PolicyOf } from './conduct';

/** Something that a script lets somebody do at a drill time. The acts may depend on what the production then shows. */
export interface ScriptedStep {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly acts: readonly Act[] | ((drill: Drill, state: DrillState) => readonly Act[]);
}

export interface HeadlessRun {
  readonly drill: Drill;
  readonly entries: readonly Entry[];
  readonly state: DrillState;
}

/** So many bots' acts at one moment mean that a policy wants the same thing for ever. */
const MOST_TURNS = 20_000;

/**
 * Plays a drill without a screen: scripted acts and bots' acts in the order of drill time, at pace 1, wall time counted from
 * the header's creation. It begins with StartEx unless the script has its own; what the script does after EndEx belongs to
 * the postmortem. Pure: the same input gives the same record, to the byte.
 */
export function runHeadless(
  bundle: Bundle,
  header: Header,
  script: readonly ScriptedStep[],
  until: DrillTime,
  policyOf?: PolicyOf,
): HeadlessRun {
  const drill = createDrill(bundle, header);
  const entries: Entry[] = [];
  const known = new Set<string>();
  let state = initialState(drill);
  const append = (t: DrillTime, proposal: Proposal): void => {
    if (known.has(proposal.id)) return;
    known.add(proposal.id);
    const entry: Entry = { seq: entries.length + 1, at: header.createdAt + t, ...proposal };
    entries.push(entry);
    state = applyEntry(drill, state, entry);
  };

  const steps = script
    .map((step, order) => ({ step, order }))
    .sort((a, b) => a.step.at - b.step.at || a.order - b.order);
  const starts = steps.some(({ step }) => Array.isArray(step.acts) && step.acts.some((a) => a.type === 'drill.start'));
  const starter = (header.facilitated === undefined ? header.participants[0]?.id : undefined) ?? 'facilitator';
  if (!starts) append(0, { id: `script-${stableId(header.seed, 'start')}`, by: starter, act: { type: 'drill.start' } });

  let clock: DrillTime = 0;
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    const scripted = steps[0];
    const due = state.phase === 'live' ? state.agenda[0]?.at : undefined;
    // What bots do later than what comes anyway need not be worked out: it may yet be something else.
    const first = Math.min(scripted?.step.at ?? Number.POSITIVE_INFINITY, due ?? Number.POSITIVE_INFINITY);
    const bot = nextBotAct(drill, state, known, policyOf, first > clock ? first : Number.NEGATIVE_INFINITY);
    const botAt = bot === undefined ? undefined : Math.max(bot.at, clock);
    const next = Math.min(
      scripted?.step.at ?? Number.POSITIVE_INFINITY,
      botAt ?? Number.POSITIVE_INFINITY,
      due ?? Number.POSITIVE_INFINITY,
    );
    if (next > until) break;
    clock = Math.max(clock, next);
    if (due !== undefined && due <= next) {
      // What comes by itself comes first, and may change what the bots want.
      state = advanceTo(drill, state, due);
      continue;
    }
    if (scripted !== undefined && scripted.step.at <= next) {
      steps.shift();
      const { step, order } = scripted;
      if (state.phase === 'live') state = advanceTo(drill, state, clock);
      const acts = typeof step.acts === 'function' ? step.acts(drill, state) : step.acts;
      for (const [i, act] of acts.entries())
        append(clock, { id: `script-${stableId(header.seed, order, i)}`, by: step.by, act });
      continue;
    }
    for (const proposal of bot?.proposals ?? []) append(clock, proposal);
  }
  if (state.phase === 'live') state = advanceTo(drill, state, until);
  return { drill, entries, state };
}
