import type { ActType } from './acts';
import type { Phase, Refusal } from './state';

/** Writing it, and revising it in the debrief. */
const WRITING: readonly ActType[] = ['postmortem.take-pen', 'postmortem.save', 'postmortem.submit', 'postmortem.tick'];

/** Who sits where is told at any time, and what was observed as soon as there is something to observe. */
const SEATS: readonly ActType[] = ['seat.person', 'seat.away', 'seat.back'];
const OBSERVING: readonly ActType[] = ['observe', 'observe.withdraw'];
/** What a facilitator does to the script while everything stands still. Nothing is sent into a pause. */
const PREPARING: readonly ActType[] = ['inject.hold', 'inject.release', 'inject.edit', 'role.assign'];

const ALLOWED: Readonly<Record<Exclude<Phase, 'live'>, readonly ActType[]>> = {
  briefing: ['drill.start', 'drill.stop-real', ...SEATS],
  // A tool that was under way when the drill paused may still put down what it printed.
  paused: [
    'drill.resume',
    'drill.pace',
    'drill.end',
    'drill.stop-real',
    'tool.done',
    'hint.take',
    ...PREPARING,
    ...OBSERVING,
    ...SEATS,
  ],
  postmortem: [
    ...WRITING,
    'postmortem.skip',
    'hint.take',
    'postmortem.schedule',
    'drill.close-postmortem',
    'drill.stop-real',
    ...OBSERVING,
    ...SEATS,
  ],
  debrief: [...WRITING, ...OBSERVING, ...SEATS],
  stopped: [],
};

const SENTENCES: Readonly<Record<Phase, string>> = {
  briefing: 'The drill has not started yet. Start it first.',
  live: 'The drill is running.',
  paused: 'The drill is paused. Resume it first.',
  postmortem: 'The live part of the drill is over; only the postmortem is still open.',
  debrief: 'The drill is over.',
  stopped: 'The drill was stopped for a real incident.',
};

const LIVE_SENTENCES: Readonly<Partial<Record<ActType, string>>> = {
  'drill.start': 'The drill has started already.',
  'drill.resume': 'The drill is running already.',
  'drill.close-postmortem': 'End the drill first; the postmortem comes after it.',
  'postmortem.submit': 'End the drill first; then the postmortem can be handed in.',
  'postmortem.skip': 'End the drill first; while it runs, skip to the next happening.',
};

/** Refuses acts that have no place in the drill's present phase. */
export function phaseRefusal(phase: Phase, act: ActType): Refusal | undefined {
  const allowed = phase === 'live' ? LIVE_SENTENCES[act] === undefined : ALLOWED[phase].includes(act);
  if (allowed) return undefined;
  return { code: 'wrong-phase', sentence: (phase === 'live' ? LIVE_SENTENCES[act] : undefined) ?? SENTENCES[phase] };
}
