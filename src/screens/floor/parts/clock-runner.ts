import type { Drill } from '../../../drill/drill';
import { namesText } from '../../parts/member-words';
import type { FloorAction } from '../actions/action';

/** Who runs the clock instead of the players: `Mia`, or `The facilitator`. `undefined`: the players do. */
export function clockRunner(drill: Pick<Drill, 'header'>): string | undefined {
  const { facilitated } = drill.header;
  if (facilitated === undefined) return undefined;
  return facilitated.by.length === 0 ? 'The facilitator' : namesText(facilitated.by);
}

/** Why a player cannot start, pause, skip or end; `undefined` when they can. */
export function clockRefusal(drill: Pick<Drill, 'header'>, action: Pick<FloorAction, 'acts'>): string | undefined {
  const runner = clockRunner(drill);
  // Whoever sees a real incident stops the drill, whoever runs it.
  const isClock = action.acts.some((act) => act.startsWith('drill.') && act !== 'drill.stop-real');
  return runner === undefined || !isClock ? undefined : runsClock(runner);
}

/** `Mia runs the clock.`, `Mia and Ana run the clock.` */
export function runsClock(runner: string): string {
  return `${runner} ${runner.includes(' and ') ? 'run' : 'runs'} the clock.`;
}
