import { err, ok, type Result } from '../../base/result';
import { toBase64Url } from './base64url';
import type { Clockwork } from './clockwork';
import type { Engine } from './engine';
import { type Place, writeRekeyFrame } from './frame';
import { type MemberKeys, makeRoomKey, randomBytes, roomKeyName } from './keys';
import type { Rekey } from './messages';
import { type Applied, rekeyPurpose } from './room-log';
import type { RoomState } from './room-state';
import type { SayError } from './room-types';
import { sayError } from './say-errors';
import { sealToMember } from './seal';

const AGAIN = 500;
/** Somebody who comes in, or another host, may be quicker a few times, not for ever. */
const MOST_TRIES = 10;

/** A frame that replaces the room's key: the new one sealed to everybody who stays. Undefined when there is no room yet. */
export function rekeyFrame(
  place: Place,
  state: RoomState,
  keys: MemberKeys,
  removed: readonly string[],
): { readonly id: string; readonly frame: Result<Uint8Array, 'too-large'> } {
  const newKey = makeRoomKey();
  const purpose = rekeyPurpose(place.roomId, place.epoch);
  const staying = Object.values(state.members).filter((m) => m.removedAt === undefined && !removed.includes(m.id));
  // Whoever put up a key that nothing can be sealed to has shut themselves out; the others must not suffer for it.
  const seals = Object.fromEntries(staying.map((m) => [m.id, sealToMember(m.boxKey, newKey, purpose) ?? '']));
  const id = toBase64Url(randomBytes(16));
  const { signKey } = keys;
  const rekey: Rekey = { id, from: keys.id, signKey, newKey: roomKeyName(newKey), removed: [...removed], seals };
  return { id, frame: writeRekeyFrame(place, newKey, keys, rekey) };
}

export interface RemovingPorts {
  readonly engine: Engine;
  readonly keys: MemberKeys;
  readonly clock: Clockwork;
  readonly state: () => RoomState;
  /** Where frames belong now; undefined when the room is not open to us. */
  readonly place: () => Place | undefined;
  readonly verdictAt: (seq: number) => Promise<Applied | undefined>;
}

/**
 * Removes members by giving the room a new key. Is not kept in the outbox: whoever closes the tab before it is through sees
 * afterwards that nobody was removed. Tries again while there is no connection, and when somebody came in meanwhile.
 */
export async function removeMembers(
  { engine, keys, clock, state, place, verdictAt }: RemovingPorts,
  members: readonly string[],
): Promise<Result<void, SayError>> {
  const pause = () => new Promise<void>((resolve) => clock.later(AGAIN, resolve));
  let tries = 0;
  while (tries < MOST_TRIES) {
    const at = place();
    if (at === undefined) return err(sayError('closed'));
    // Another host may have removed some of them already.
    const going = members.filter((id) => state().members[id]?.removedAt === undefined);
    if (going.length === 0 && members.length > 0) return ok(undefined);
    const { id, frame } = rekeyFrame(at, state(), keys, going);
    if (!frame.ok) return err(sayError(frame.error));
    const seq = await publishedAt(engine, at.roomId, id, frame.value, { pause, isOpen: () => place() !== undefined });
    const verdict = seq.ok ? await verdictAt(seq.value) : undefined;
    if (!seq.ok) return seq;
    if (verdict?.id === id && verdict.because === undefined) return ok(undefined);
    if (verdict?.because === 'not-theirs') return err(sayError('not-yours'));
    tries += 1;
    if (tries > 2) await pause();
  }
  return err(sayError('incomplete'));
}

async function publishedAt(
  engine: Engine,
  room: string,
  id: string,
  bytes: Uint8Array,
  { pause, isOpen }: { readonly pause: () => Promise<void>; readonly isOpen: () => boolean },
): Promise<Result<number, SayError>> {
  while (isOpen()) {
    const published = await engine.publish(room, id, bytes);
    if (published.ok) return ok(published.value.seq);
    if (published.error.code === 'full') return err(sayError('room-full'));
    if (published.error.code === 'too-large') return err(sayError('too-large'));
    await pause();
  }
  return err(sayError('closed'));
}
