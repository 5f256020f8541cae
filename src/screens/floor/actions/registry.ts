import type { ActType } from '../../../drill/acts';
import type { FloorAction } from './action';
import { drillActions } from './drill-actions';
import { respondActions } from './respond-actions';
import { teamActions } from './team-actions';
import { workActions } from './work-actions';

/** Everything a player can do on the floor, in the order in which help and palette show it. */
export const floorActions = [...respondActions, ...teamActions, ...workActions, ...drillActions] as const;

export type ActionId = (typeof floorActions)[number]['id'];

/** An action by id. */
export const actionById: ReadonlyMap<string, FloorAction> = new Map(floorActions.map((action) => [action.id, action]));

/** The action behind a slash command, by its whole name. */
export function actionOfSlash(name: string): FloorAction | undefined {
  return floorActions.find((action: FloorAction) => action.slash === name);
}

/** Commands that begin with what was typed: the one that is typed out first, the others in their own order. */
export function completeSlash(start: string): readonly FloorAction[] {
  const found = floorActions.filter((action: FloorAction) => action.slash?.startsWith(start) === true);
  const whole = (action: FloorAction): number => (action.slash === start ? 0 : 1);
  return found.toSorted((a, b) => whole(a) - whole(b));
}

/** Every type of act that the floor offers to players, consoles included. */
export const offeredActs: readonly ActType[] = [...new Set(floorActions.flatMap((action: FloorAction) => action.acts))];
