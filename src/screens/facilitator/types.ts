import type { RoomSession } from '../../session/room/types';
import type { DrillSession } from '../../session/types';

/** What the facilitator's console and the evaluator's screen are given. */
export interface ControlRoomProps {
  /** The drill; it acts as `facilitator`. Of an evaluator the room accepts nothing but observations under their own id. */
  readonly session: DrillSession;
  readonly room: RoomSession;
  /** To the library. The drill goes on without this screen. */
  readonly onLeave: () => void;
  /** To the debrief, once the live part is over. The console stays in reach until then. */
  readonly onDebrief: () => void;
  /** Address of the floor as an observer sees it, opened in a window of its own. Left out: it is not offered. */
  readonly floorHref?: string | undefined;
}
