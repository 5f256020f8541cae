import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Result } from '../../base/result';
import { fromBase64Url, toBase64Url } from './base64url';
import { writeFrame } from './frame';
import type { MemberKeys } from './keys';
import type { RoomLink } from './link';
import type { Message } from './messages';
import type { RoomLog } from './room-log';

/** Signs and seals what one member says, for the epoch that the log is in. */
export class Sealing {
  constructor(
    private readonly link: RoomLink,
    private readonly keys: MemberKeys,
    private readonly log: RoomLog,
  ) {}

  /** A message's frame. Undefined while there is no key to seal it with. */
  message(message: Message): Result<Uint8Array, 'too-large'> | undefined {
    const { roomId } = this.link;
    const roomKey = message.body.kind === 'found' ? fromBase64Url(this.link.roomKey) : undefined;
    const place = this.log.place ?? (roomKey && { roomId, epoch: 0, roomKey });
    return place && writeFrame('message', place, this.keys, message);
  }

  /** Ids for the engine show nothing, and cannot be guessed, or taken first, without the room's key. */
  engineId(...parts: readonly (string | number)[]): string | undefined {
    const { place } = this.log;
    const roomKey = place?.roomKey ?? fromBase64Url(this.link.roomKey);
    if (roomKey === undefined) return undefined;
    const text = ['hotwash.engine-id', this.link.roomId, this.keys.id, place?.epoch ?? 0, ...parts].join('\0');
    return toBase64Url(sha256(concatBytes(roomKey, utf8ToBytes(text))).slice(0, 16));
  }
}
