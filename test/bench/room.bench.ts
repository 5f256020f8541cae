import { type Place, writeFrame } from '../../src/sync/room/frame';
import { isSignedBy, makeMemberKeys, makeRoomId, makeRoomKey, signBytes } from '../../src/sync/room/keys';
import { RoomLog } from '../../src/sync/room/room-log';
import { memoryVerified, type VerifiedStore } from '../../src/sync/room/verified';
import { beginBody, foundBody, joinBody, post } from '../support/room-bench';
import { type Bench, medianMs, perSecond } from './bench';

const MESSAGES = 2_000;
const fay = makeMemberKeys();
const codex = makeMemberKeys();
const place: Place = { roomId: makeRoomId(), epoch: 0, roomKey: makeRoomKey() };

/** The list of a room in which one player has acted so often. */
function listOf(count: number): readonly Uint8Array[] {
  const head = [
    [fay, foundBody(fay)],
    [codex, joinBody(codex, 'Codex')],
    [codex, { kind: 'seat', seat: 'codex', member: codex.id, sits: true }],
    [fay, beginBody('d', { codex: 'Codex' })],
  ] as const;
  const acts = Array.from({ length: count - head.length }, (_, i) => {
    const body = { kind: 'acts', proposals: [post(`act-${i}`)] };
    return [codex, body] as const;
  });
  return [...head, ...acts].map(([keys, body], i) => {
    const frame = writeFrame('message', place, keys, { id: `m${i}`, from: keys.id, body });
    if (!frame.ok) throw new Error(frame.error);
    return frame.value;
  });
}

function readAll(list: readonly Uint8Array[], verified?: VerifiedStore): void {
  const start = { ...place, founder: fay.id, keys: codex };
  const log = new RoomLog({ ...start, ...(verified !== undefined && { verified }) });
  log.push(list.map((bytes, i) => ({ seq: i + 1, at: i, bytes })));
  while (log.next() !== undefined);
  if (Object.keys(log.state.refused).length > 0) throw new Error(JSON.stringify(log.state.refused));
}

export const bench: Bench = {
  name: 'room',
  run: async () => {
    const bytes = new Uint8Array(600);
    const signature = signBytes(codex, bytes);
    const list = listOf(MESSAGES);
    const verified = memoryVerified();
    const verifyMany = () => {
      for (let i = 0; i < 200; i++) isSignedBy(codex.signKey, bytes, signature);
    };
    return [
      { measure: 'signatures verified', value: perSecond(200, verifyMany, 3), unit: 'per s' },
      { measure: `a late joiner reads ${MESSAGES} messages`, value: medianMs(() => readAll(list), 1), unit: 'ms' },
      {
        measure: 'the same after a reload',
        value: medianMs(() => readAll(list, verified), 3),
        unit: 'ms',
        note: 'what this machine verified before is remembered',
      },
      { measure: 'bytes of one message', value: list.at(-1)?.length ?? 0, unit: 'bytes' },
    ];
  },
};
