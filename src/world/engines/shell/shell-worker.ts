import { type Remote, wrap } from 'comlink';
import type { WorkerSide } from './worker-protocol';

/** A worker as it was started: what speaks to it, and how it is ended. */
export interface StartedWorker {
  readonly host: Remote<WorkerSide>;
  /** Calls when its code could not be loaded or has failed. */
  readonly onError: (listener: (message: string) => void) => void;
  readonly terminate: () => void;
}

/** A worker that is in use. */
export interface Connection {
  readonly host: Remote<WorkerSide>;
  /** Rejects once the worker is gone: nothing that was asked of it is answered any more. */
  readonly gone: Promise<never>;
}

function startWorker(): StartedWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'shell' });
  return {
    host: wrap<WorkerSide>(worker),
    onError: (listener) =>
      worker.addEventListener('error', (event) => listener(event.message || 'the shell could not be loaded')),
    terminate: () => worker.terminate(),
  };
}

/** The one worker of a window: started when a shell is opened, started anew after it was ended, gone with the last shell. */
export class ShellWorker {
  private readonly names = new Set<string>();
  private entered = 0;
  private current: { readonly connection: Connection; readonly end: (reason: string) => void } | undefined;

  constructor(private readonly start: () => StartedWorker = startWorker) {}

  /** One more shell; returns its name in the worker. */
  enter(seat: string): string {
    this.entered += 1;
    const name = `${seat} ${this.entered}`;
    this.names.add(name);
    return name;
  }

  /** A shell is not needed any more. */
  leave(name: string): void {
    if (!this.names.delete(name) || this.current === undefined) return;
    if (this.names.size === 0) this.end(this.current.connection);
    else void this.current.connection.host.close(name);
  }

  connection(): Connection {
    this.current ??= this.begin();
    return this.current.connection;
  }

  /** Ends a worker, unless that has been done. Whoever waits for it is told. */
  end(connection: Connection): void {
    if (this.current?.connection === connection) this.current.end('the shell was ended');
  }

  private begin(): NonNullable<typeof this.current> {
    const { host, onError, terminate } = this.start();
    let tell: (error: Error) => void = () => undefined;
    const gone = new Promise<never>((_, reject) => {
      tell = reject;
    });
    // Nobody may be waiting.
    gone.catch(() => undefined);
    const connection = { host, gone };
    const end = (reason: string) => {
      if (this.current?.connection === connection) this.current = undefined;
      terminate();
      tell(new Error(reason));
    };
    onError(end);
    return { connection, end };
  }
}
