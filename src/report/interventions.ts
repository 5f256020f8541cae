import type { DrillTime } from '../base/drill-time';
import { type Drill, personName, roleTitle } from '../drill/drill';
import { countedAbsences } from '../drill/seats';
import type { DrillState, Happening, PersonId } from '../drill/state';

/** Something that the facilitator did to the course of the drill. */
export interface Intervention {
  readonly at: DrillTime;
  readonly seq: number;
  readonly kind: 'fired' | 'held' | 'released' | 'edited' | 'improvised' | 'said' | 'role';
  /** What was done, in words: `fired inject 3`. */
  readonly text: string;
}

/** Where something was sent, for sentences. */
export function addresseeWords(drill: Drill, to: string): string {
  if (to === 'page') return 'everybody on call, as a page';
  if (to.startsWith('role:')) return roleTitle(drill, to.slice('role:'.length));
  if (to.startsWith('person:')) return personName(drill, to.slice('person:'.length));
  return to.startsWith('dm:') ? personName(drill, to.slice('dm:'.length)) : to;
}

function interventionOf(drill: Drill, { act }: Happening): Pick<Intervention, 'kind' | 'text'> | undefined {
  const inject = (id: string): string => `inject ${drill.injects.get(id)?.number ?? `“${id}”`}`;
  switch (act.type) {
    case 'inject.fire':
      return { kind: 'fired', text: `fired ${inject(act.inject)}` };
    case 'inject.hold':
      return { kind: 'held', text: `held ${inject(act.inject)} back` };
    case 'inject.release':
      return { kind: 'released', text: `released ${inject(act.inject)}` };
    case 'inject.edit': {
      const to = act.to === undefined ? '' : ` to ${addresseeWords(drill, act.to)}`;
      return { kind: 'edited', text: `changed ${inject(act.inject)}${to}: “${act.text}”` };
    }
    case 'inject.improvise':
      return {
        kind: 'improvised',
        text: `improvised an inject from ${personName(drill, act.from)} to ${addresseeWords(drill, act.to)}: “${act.text}”`,
      };
    case 'cast.say':
      return {
        kind: 'said',
        text: `spoke as ${personName(drill, act.as)} to ${addresseeWords(drill, act.channel)}: “${act.text}”`,
      };
    case 'role.assign':
      return { kind: 'role', text: `gave the role ${roleTitle(drill, act.role)} to ${personName(drill, act.to)}` };
    default:
      return undefined;
  }
}

/** What the facilitator steered, in order: for the debrief, so that a reader knows what came of itself and what did not. */
export function interventions(drill: Drill, state: DrillState): readonly Intervention[] {
  return state.happenings.flatMap((h) => {
    const found = interventionOf(drill, h);
    return found === undefined ? [] : [{ at: h.at, seq: h.seq, ...found }];
  });
}

/** A stretch in which the same people, a colleague made of code, or nobody played a seat. Open at the end of the drill. */
export interface SeatStretch {
  readonly from: DrillTime;
  readonly to?: DrillTime;
  readonly kind: 'player' | 'bot';
  /** Empty for a bot, and where nobody sat there; the seat's own name where no room told who played it. */
  readonly names: readonly string[];
}

export interface SeatHistory {
  readonly seat: PersonId;
  readonly name: string;
  readonly stretches: readonly SeatStretch[];
  /** When everybody of the seat had dropped out, for a minute or more. */
  readonly absences: readonly { readonly from: DrillTime; readonly to: DrillTime }[];
}

/** Who played each seat when, in the order of the header. What changed before StartEx leaves no stretch. */
export function seatHistories(drill: Drill, state: DrillState): readonly SeatHistory[] {
  const absences = countedAbsences(state.absences, state.endedAt ?? state.t);
  return drill.header.participants.map((p) => {
    let stretches: readonly SeatStretch[] = [{ from: 0, kind: p.kind, names: p.kind === 'bot' ? [] : [p.name] }];
    for (const { at, act } of state.happenings) {
      if (act.type !== 'seat.person' || act.seat !== p.id) continue;
      const last = stretches.at(-1);
      const before =
        last === undefined || last.from >= at
          ? stretches.slice(0, -1)
          : [...stretches.slice(0, -1), { ...last, to: at }];
      stretches = [...before, { from: at, kind: act.kind, names: act.kind === 'bot' ? [] : act.names }];
    }
    return {
      seat: p.id,
      name: p.name,
      stretches,
      absences: absences.filter((a) => a.person === p.id).map(({ from, to }) => ({ from, to })),
    };
  });
}

/** Has anything about the seats changed that the header does not tell? */
export function seatsChanged(histories: readonly SeatHistory[]): boolean {
  return histories.some(
    (h) =>
      h.absences.length > 0 ||
      h.stretches.length > 1 ||
      h.stretches.some((s) => s.kind === 'player' && s.names.join() !== h.name),
  );
}

/** A stretch in words: `Ada and Bo`, `a bot`, `nobody`. */
export function stretchWords({ kind, names }: Pick<SeatStretch, 'kind' | 'names'>): string {
  if (kind === 'bot') return 'a bot';
  return names.length === 0 ? 'nobody' : names.join(' and ');
}
