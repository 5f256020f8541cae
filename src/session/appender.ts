import type { WallTime } from '../base/drill-time';
import { err, type Result } from '../base/result';
import type { Entry, Proposal } from '../drill/record';
import { type AppendError, appendError, type Sequencer } from '../sync/sequencer';
import type { Mirror } from './mirror';
import { isReady, type SessionLife } from './session-machine';
import type { SessionSnapshot } from './types';

/** Brings proposals into the record, and answers once they are durable and folded. */
export class Appender {
  /** Why the last append failed; nothing once one has worked again. */
  problem: SessionSnapshot['problem'];

  constructor(
    private readonly mirror: Mirror,
    private readonly sequencer: Sequencer,
    private readonly life: SessionLife,
    private readonly wall: () => WallTime,
    private readonly changed: () => void,
  ) {}

  async append(proposals: readonly Proposal[]): Promise<Result<readonly Entry[], AppendError>> {
    if (!isReady(this.life)) return err(appendError('closed'));
    const { drillId } = this.mirror.drill.header;
    const done = await this.sequencer.append(drillId, proposals, this.wall());
    if (done.ok) {
      await this.catchUp(drillId, done.value);
      this.life.send({ type: 'stored' });
      this.problem = undefined;
    } else {
      if (done.error.code === 'storage-full') this.life.send({ type: 'filled' });
      this.problem = { title: 'Not recorded', text: done.error.sentence };
    }
    this.changed();
    return done;
  }

  /** They have come by the subscription already, as a rule; if not, they are read with what lies before them. */
  private async catchUp(drillId: string, appended: readonly Entry[]): Promise<void> {
    const last = appended.at(-1)?.seq ?? 0;
    if (last <= this.mirror.entries.length) return;
    this.mirror.add(await this.sequencer.read(drillId, this.mirror.entries.length).catch(() => appended));
  }
}
