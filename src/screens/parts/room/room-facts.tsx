import type { RefusedBecause, RoomSnapshot } from '../../../session/room/types';
import { formatBytes, formatCount } from '../../../ui/format';
import { Section } from '../../../ui/section';
import { connectionWords } from '../connection-words';
import classes from './room.module.css';

const REFUSED: Readonly<Record<RefusedBecause, string>> = {
  'sealed-otherwise': 'without the room’s key, or altered',
  forged: 'not signed by who it said',
  repeated: 'sent again',
  stranger: 'by somebody who is not in the room',
  'old-key': 'with a key that was replaced',
  'not-theirs': 'by somebody who may not do that',
  incomplete: 'with a new key that did not reach everybody; it was made again',
  'too-large': 'too large',
};

/** How this machine is connected, in figures, and what of the room's messages did not count. */
export function RoomFacts({ snapshot }: { readonly snapshot: RoomSnapshot }) {
  const { connection, isConductor, refused, hash } = snapshot;
  const counted = (Object.keys(REFUSED) as RefusedBecause[]).filter((why) => (refused[why] ?? 0) > 0);
  return (
    <>
      <Section title="Connection">
        <p>{connectionWords(connection).long}</p>
        <dl className={classes.figures}>
          <div>
            <dt>Received</dt>
            <dd>{formatBytes(connection.bytesIn)}</dd>
          </div>
          <div>
            <dt>Sent</dt>
            <dd>{formatBytes(connection.bytesOut)}</dd>
          </div>
          <div>
            <dt>Clock of the engine</dt>
            <dd>{skewText(connection.skewMs)}</dd>
          </div>
          <div>
            <dt>Bots conducted by</dt>
            <dd>{isConductor ? 'this machine' : 'another machine'}</dd>
          </div>
        </dl>
        <p className="hw-muted hw-small">
          State of the room <code className={classes.hash}>{hash}</code>: the same on every machine that has read as
          far.
        </p>
      </Section>
      <Section title="What did not count">
        {counted.length === 0 ? (
          <p className="hw-muted">Nothing was refused.</p>
        ) : (
          <ul className={classes.refused}>
            {counted.map((why) => (
              <li key={why}>
                {formatCount(refused[why] ?? 0)} {refused[why] === 1 ? 'message' : 'messages'} {REFUSED[why]}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

/** How far the engine's clock is from this machine's; the drill goes by the engine's. */
function skewText(skewMs: number): string {
  const size = Math.abs(skewMs);
  if (size < 1_000) return 'agrees with this machine’s';
  return `${formatCount(Math.round(size / 1_000))} s ${skewMs > 0 ? 'ahead of' : 'behind'} this machine’s; the drill goes by it`;
}
