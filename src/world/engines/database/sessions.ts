import type { DrillTime } from '../../../base/drill-time';
import { keyed32, keyedInt } from '../../../base/keyed';
import { PLAYER } from './platform';
import type { Server } from './server';

/** A psql as the server would know it. */
export interface Session {
  readonly pid: number;
  readonly since: DrillTime;
  /** Settings and prepared statements that it has made. */
  readonly settings: string[];
  /** Statements of its open transaction; they are carried out anew before each further one. */
  open: readonly { readonly sql: string; readonly at: DrillTime; readonly id: string }[] | undefined;
}

/** The players' sessions. They share the server's one connection, which becomes each of them in turn. */
export class Sessions {
  private readonly known = new Map<string, Session>();

  constructor(
    private readonly server: Server,
    private readonly drillSeed: string,
  ) {}

  of(id: string, at: DrillTime): Session {
    let session = this.known.get(id);
    if (session === undefined) {
      session = { pid: 2_000 + keyedInt(60_000, this.drillSeed, 'psql', id), since: at, settings: [], open: undefined };
      this.known.set(id, session);
    }
    return session;
  }

  isOpen(id: string): boolean {
    return this.known.get(id)?.open !== undefined;
  }

  end(id: string): void {
    this.known.delete(id);
  }

  /** Makes the connection this session's: who it is, where it looks, what it has set. `key` decides its chance. */
  async connect(session: Session, key: string, epoch: number): Promise<void> {
    await this.server.must(
      `reset all; deallocate all; set session authorization ${PLAYER}; set search_path to public, sim, pg_catalog;
       set timezone to 'UTC'; set application_name to 'psql';
       select set_config('sim.own_pid', '${session.pid}', false), set_config('sim.slept', '0', false)`,
      epoch,
    );
    for (const setting of session.settings) await this.server.ask(setting, epoch);
    await this.seed(key, epoch);
  }

  /** Seeds the server's own chance, so that what it draws is the same on every copy. */
  async seed(key: string, epoch: number): Promise<void> {
    const share = (keyed32(this.drillSeed, 'sql', key) / 2_147_483_648 - 1).toFixed(9);
    await this.server.ask(`select pg_catalog.setseed(${share})`, epoch);
  }
}
