import type { ActType } from '../../../drill/acts';
import type { View } from '../../../drill/view';

/** Something a player can do on the floor. How it is done stands in `handlers.ts`, under the same id. */
export interface FloorAction {
  readonly id: string;
  readonly title: string;
  readonly group: ActionGroup;
  /** Slash command without the slash. */
  readonly slash?: string;
  /** What may follow the command, for completion. */
  readonly args?: string;
  /** A key that does it, outside of fields. */
  readonly keys?: string;
  /** More words it is found by. */
  readonly words?: string;
  /** The acts that can come of it. */
  readonly acts: readonly ActType[];
  /** Acts of a console are done in there; the action opens it. */
  readonly console?: string;
  readonly available: (view: View) => true | string;
}

export type ActionGroup = 'Respond' | 'Roles' | 'Communicate' | 'Work' | 'Close' | 'Consoles' | 'Drill' | 'Help';
