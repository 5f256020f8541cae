import type { WallTime } from '../base/drill-time';
import { err, ok, type Result } from '../base/result';
import type { Act } from '../drill/acts';
import { preview } from '../drill/decide';
import type { Entry, Proposal } from '../drill/record';
import type { PersonId, Refusal } from '../drill/state';
import { type AppendError, appendError, type Sequencer } from '../sync/sequencer';
import type { Mirror } from './mirror';
import { misfitOf } from './misfit';
import { newId } from './ports';
import { isReady, type SessionLife } from './session-machine';
import type { SessionSnapshot } from './types';

/** What an appender needs of the session that it belongs to. */
export interface AppenderPorts {
  readonly mirror: Mirror;
  readonly sequencer: Sequencer;
  readonly life: SessionLife;
  readonly wall: () => WallTime;
  /** See `Crew.settle`. */
  readonly settle: () => Promise<void>;
  readonly changed: () => void;
}

/** Brings proposals into the record, and answers once they are durable and folded. */
export class Appender {
  /** Why the last append failed; nothing once one has worked again. */
  problem: SessionSnapshot['problem'];

  constructor(private readonly ports: AppenderPorts) {}

  /** Previews an act, appends it, and says whether it was accepted where it came to stand. */
  async propose(by: PersonId, act: Act): Promise<Result<Entry, Refusal | AppendError>> {
    const { mirror, wall, settle } = this.ports;
    const misfit = misfitOf(act);
    if (misfit !== undefined) return err(misfit);
    await settle();
    const refusal = preview(mirror.drill, mirror.at(wall()), { by, act }, wall());
    if (refusal !== undefined) return err(refusal);
    const done = await this.append([{ id: newId(), by, act }]);
    if (!done.ok) return done;
    const [entry] = done.value;
    if (entry === undefined) return err(appendError('failed'));
    const refused = mirror.refusalOf(entry.seq);
    return refused === undefined ? ok(entry) : err({ code: refused.code, sentence: refused.sentence });
  }

  async append(proposals: readonly Proposal[]): Promise<Result<readonly Entry[], AppendError>> {
    const { mirror, sequencer, life, wall, changed } = this.ports;
    if (!isReady(life)) return err(appendError('closed'));
    const { drillId } = mirror.drill.header;
    const done = await sequencer.append(drillId, proposals, wall());
    if (done.ok) {
      await this.catchUp(drillId, done.value);
      life.send({ type: 'stored' });
      this.problem = undefined;
    } else {
      if (done.error.code === 'storage-full') life.send({ type: 'filled' });
      this.problem = { title: 'Not recorded', text: done.error.sentence };
    }
    changed();
    return done;
  }

  /** They have come by the subscription already, as a rule; if not, they are read with what lies before them. */
  private async catchUp(drillId: string, appended: readonly Entry[]): Promise<void> {
    const { mirror, sequencer } = this.ports;
    const last = appended.at(-1)?.seq ?? 0;
    if (last <= mirror.entries.length) return;
    mirror.add(await sequencer.read(drillId, mirror.entries.length).catch(() => appended));
  }
}
