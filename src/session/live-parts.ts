import type { Drill } from '../drill/drill';
import type { DrillState } from '../drill/state';
import type { DatabaseClient } from '../world/engines/database/client';
import type { NextBotAct } from './conductor';
import type { Crew, CrewPorts } from './crew';
import type { Mirror } from './mirror';
import type { Browser, House } from './ports';
import type { SessionLife } from './session-machine';
import type { NextStop } from './skip';
import type { ToolPorts } from './tools';

/** What a live session is made of. */
export interface LiveParts {
  readonly house: House;
  readonly browser: Browser;
  readonly mirror: Mirror;
  readonly life: SessionLife;
  /** Added to the machine's clock: a record from a machine that is ahead would stand still otherwise (ms). */
  readonly skew: number;
  readonly nextBotAct: NextBotAct;
  readonly nextStop: NextStop;
  readonly loadShell: ToolPorts['loadShell'];
  /** The database of a drill; absent where none can run. */
  readonly openDatabase?: (drill: Drill) => DatabaseClient;
  /** Those who play it from other machines; absent: this browser has it for itself. */
  readonly crew?: (ports: CrewPorts) => Crew;
  /** Called when the session is closed. */
  readonly onDispose?: () => void;
  /** Called when the phase or the declared severity has changed. */
  readonly onProgress: (state: DrillState) => void;
}
