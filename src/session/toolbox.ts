import type { Result } from '../base/result';
import type { DrillState, PersonId, Refusal } from '../drill/state';
import type { AppendError } from '../sync/sequencer';
import type { DatabaseClient } from '../world/engines/database/client';
import type { Operation, OperationError, OperationValues } from '../world/model/operations';
import { LiveDatabase } from './live-database';
import type { LiveParts } from './live-parts';
import { newId } from './ports';
import { changeProduction, openShellSession, type ToolPorts } from './tools';
import type { ShellSession } from './types';

/** The tools of one window: buttons, terminals, and the database behind both. Opened on first use. */
export class Toolbox {
  private readonly shells = new Map<PersonId, Promise<ShellSession>>();
  private readonly database: LiveDatabase;
  private readonly ports: ToolPorts;
  private opened: DatabaseClient | undefined;

  constructor(
    private readonly parts: Pick<LiveParts, 'mirror' | 'loadShell' | 'openDatabase'>,
    stateNow: () => DrillState,
    propose: ToolPorts['propose'],
    private readonly ended: AbortSignal,
  ) {
    const { mirror, loadShell } = parts;
    const { drill } = mirror;
    const momentOf = (id: string) => mirror.momentOf(id);
    this.database = new LiveDatabase({ drill, stateNow, momentOf, propose, newId, client: () => this.client() });
    this.ports = { drill, stateNow, propose, newId, loadShell, database: this.database, ended };
  }

  change<O extends Operation>(
    by: PersonId,
    operation: O,
    command: string,
  ): Promise<Result<OperationValues[O['op']], Refusal | AppendError | OperationError>> {
    return changeProduction(this.ports, by, operation, command);
  }

  /** The terminal of a seat. */
  shell(by: PersonId): Promise<ShellSession> {
    // Whoever opens a terminal is going to ask the database.
    void this.client()
      ?.open()
      .catch(() => undefined);
    const open = this.shells.get(by) ?? openShellSession(this.ports, by);
    this.shells.set(by, open);
    // A chunk that could not be fetched is fetched again next time.
    open.catch(() => this.shells.delete(by));
    return open;
  }

  /** The database of this drill; `undefined` where none can run. */
  client(): DatabaseClient | undefined {
    if (this.ended.aborted) return undefined;
    this.opened ??= this.parts.openDatabase?.(this.parts.mirror.drill);
    return this.opened;
  }

  checksum(): Promise<string | undefined> {
    return this.database.checksum();
  }

  close(): void {
    this.opened?.close();
  }
}
