import type { DrillTime } from '../base/drill-time';
import type { Inject } from '../scenario/schema';
import type { Drill } from './drill';
import { triggerWords } from './guard-words';
import { destination, drawnInject, injectNow } from './injects';
import type { DrillState, Happening, PersonId } from './state';

/**
 * `waiting`: its condition has not come. `scheduled`: it has a time. `held`: the facilitator keeps it back. `withheld`: its
 * time came and its condition did not hold. `skipped`: the drill ended before it came.
 */
export type MselStatus = 'waiting' | 'scheduled' | 'held' | 'delivered' | 'withheld' | 'skipped';

/** What the script expects upon an inject. */
export interface ExpectedNow {
  readonly text: string;
  readonly act: string;
  /** Drill time by which it is expected; absent until the inject has been delivered. */
  readonly by?: DrillTime;
  /**
   * When somebody first did such an act after the delivery; before it, where it is done once and stays so. Whether it was what was meant is for an evaluator to say: an
   * answer is told from small talk by where it stands, and not by what is in it.
   */
  readonly doneAt?: DrillTime;
  readonly doneSeq?: number;
}

/** One row of the master scenario events list, as it stands. */
export interface MselRow {
  readonly id: string;
  /** Number in the script; absent for what was improvised. */
  readonly number?: number;
  readonly from: PersonId;
  /** As it is going to be (or was) delivered: `role:<id>`, `person:<participant>`, `page`, or a channel. */
  readonly to: string;
  readonly text: string;
  /** When it comes, in words. */
  readonly trigger: string;
  readonly status: MselStatus;
  /** Drill time at which it is due, where that is settled. Of a held one: when it would have come, or came. */
  readonly dueAt?: DrillTime;
  readonly deliveredAt?: DrillTime;
  readonly expected?: ExpectedNow;
  readonly objective?: string;
  readonly asks?: 'eta' | 'status' | 'answer';
  readonly isImprovised: boolean;
  /** What is delivered is not what the script says. */
  readonly isEdited: boolean;
  /** The facilitator sent it before its time, or against its condition. */
  readonly isFired: boolean;
}

/** Where what asks for an answer is answered: the same channel, word to who asked, or anything that all are told. */
function answers(h: Happening, from: PersonId, channel: string | undefined): boolean {
  const { act } = h;
  if (act.type !== 'post') return true;
  return act.channel === channel || act.channel === `dm:${from}` || act.kind !== 'message';
}

/** What is done once and stays so: done before the inject came, it need not be done again. */
const STAYS_DONE: ReadonlySet<string> = new Set(['declare', 'ticket.open', 'bridge.open']);

function expectedNow(
  drill: Drill,
  state: DrillState,
  inject: Inject,
  deliveredAt: DrillTime | undefined,
): ExpectedNow | undefined {
  const { expected } = inject;
  if (expected === undefined) return undefined;
  const { act, text } = expected;
  if (deliveredAt === undefined) return { text, act };
  const pageId = `page-${inject.id}`;
  const message = state.messages.find((m) => m.injectId === inject.id);
  const channel = message?.channel ?? destination(drill, state, injectNow(state, inject).to).channel;
  const after = state.happenings.find(
    (h) =>
      h.at >= deliveredAt &&
      h.act.type === act &&
      (h.act.type !== 'page.acknowledge' || !state.pages.some((p) => p.id === pageId) || h.act.pageId === pageId) &&
      answers(h, inject.from, channel),
  );
  const done = after ?? (STAYS_DONE.has(act) ? state.happenings.find((h) => h.act.type === act) : undefined);
  return {
    text,
    act,
    by: deliveredAt + expected.within,
    ...(done === undefined ? {} : { doneAt: done.at, doneSeq: done.seq }),
  };
}

/** When it is due: on the agenda; before StartEx what the seed draws is known already. */
function dueAt(drill: Drill, state: DrillState, inject: Inject): DrillTime | undefined {
  const item = state.agenda.find((a) => a.what.kind === 'inject' && a.what.injectId === inject.id);
  if (item !== undefined) return item.at;
  if (state.phase !== 'briefing') return undefined;
  const { trigger } = inject;
  const span = 'at' in trigger ? trigger.at : 'by' in trigger ? trigger.by : undefined;
  return span === undefined ? undefined : drawnInject(span, drill.header.seed, inject.id);
}

function authored(drill: Drill, state: DrillState, inject: Inject): MselRow {
  const rows = state.injects.filter((i) => i.injectId === inject.id);
  const delivered = rows.find((i) => i.outcome === 'delivered');
  const held = state.heldInjects?.find((h) => h.injectId === inject.id);
  const due = delivered === undefined ? (held?.cameAt ?? dueAt(drill, state, inject)) : undefined;
  const isOver = state.phase === 'postmortem' || state.phase === 'debrief' || state.phase === 'stopped';
  const status: MselStatus =
    delivered !== undefined
      ? 'delivered'
      : rows.length > 0
        ? 'withheld'
        : isOver
          ? 'skipped'
          : held !== undefined
            ? 'held'
            : due !== undefined
              ? 'scheduled'
              : 'waiting';
  const { text, to } = injectNow(state, inject);
  const expected = expectedNow(drill, state, inject, delivered?.at);
  return {
    id: inject.id,
    number: inject.number,
    from: inject.from,
    to,
    text,
    trigger: triggerWords(drill, inject),
    status,
    ...(due === undefined ? {} : { dueAt: due }),
    ...(delivered === undefined ? {} : { deliveredAt: delivered.at }),
    ...(expected === undefined ? {} : { expected }),
    ...(inject.objective === undefined ? {} : { objective: inject.objective }),
    ...(inject.asks === undefined ? {} : { asks: inject.asks }),
    isImprovised: false,
    isEdited: text !== inject.text || to !== inject.to,
    isFired: delivered?.fired === true,
  };
}

/**
 * The master scenario events list: one row for each inject of the script, by number, then what was improvised. For those who
 * run the exercise: it gives the scenario away.
 */
export function mselOf(drill: Drill, state: DrillState): readonly MselRow[] {
  const script = drill.bundle.scenario.injects
    .toSorted((a, b) => a.number - b.number)
    .map((inject) => authored(drill, state, inject));
  const improvised = (state.improvised ?? []).map(
    (i): MselRow => ({
      id: i.injectId,
      from: i.from,
      to: i.to,
      text: i.text,
      trigger: 'Improvised by the facilitator',
      status: 'delivered',
      deliveredAt: i.at,
      ...(i.objective === undefined ? {} : { objective: i.objective }),
      ...(i.asks === undefined ? {} : { asks: i.asks }),
      isImprovised: true,
      isEdited: false,
      isFired: false,
    }),
  );
  return [...script, ...improvised];
}
