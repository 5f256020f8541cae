import { z } from 'zod';
import { type Frame, openFrame, type Place } from './frame';
import { memberIdSchema } from './messages';
import type { Presence } from './room-types';

/** How often everybody says that they are here (ms), and after how much silence they count as gone. */
export const WHISPER_EVERY = 4_000;
export const GONE_AFTER = 13_000;
/** A whisper whose time is further from ours than this (ms) is a replay, or by a clock that cannot be trusted. */
const OLDEST = 60_000;

/** What is on somebody's screen, in a few short words. What they mean is the screens' business. */
export const screenSchema = z
  .record(z.string().regex(/^[a-z][a-zA-Z]{0,19}$/), z.string().max(80))
  .refine((screen) => Object.keys(screen).length <= 8, 'a few words only');
export type Screen = Readonly<z.infer<typeof screenSchema>>;

/** A sign of life: sealed with the room key, signed, kept nowhere. */
export const whisperSchema = z.strictObject({
  from: memberIdSchema,
  /** One visit of one window; `count` grows within it, so that a whisper counts once. */
  visit: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  count: z.number().int().min(1),
  /** Engine time (ms), as the sender estimates it. */
  at: z.number().int().min(0),
  screen: screenSchema.optional(),
  hidden: z.boolean(),
  waiting: z.number().int().min(0).max(100_000),
  /** How far its sender has read, and the digest of all of that: two of the same `seq` must be alike. */
  seq: z.number().int().min(0),
  chain: z.string().max(22),
});
export type Whisper = z.infer<typeof whisperSchema>;

interface Heard {
  readonly visits: ReadonlyMap<string, number>;
  readonly presence: Omit<Presence, 'isOnline'>;
}

/** Who is here, by what they whisper and by what they say. Foreign, altered and repeated whispers are counted and dropped. */
export class PresenceBoard {
  private readonly heard = new Map<string, Heard>();
  refused = 0;

  /** Takes in a whisper as it came. Undefined when it counts for nothing. `signKeyOf`: of those who belong to the room now. */
  take(
    frame: Frame | undefined,
    place: Place,
    signKeyOf: (member: string) => string | undefined,
    now: number,
  ): Whisper | undefined {
    const whisper = frame === undefined ? undefined : opened(frame, place, signKeyOf);
    const before = whisper === undefined ? undefined : this.heard.get(whisper.from);
    if (
      whisper === undefined ||
      Math.abs(whisper.at - now) > OLDEST ||
      whisper.count <= (before?.visits.get(whisper.visit) ?? 0)
    ) {
      this.refused += 1;
      return undefined;
    }
    const { from, visit, count, screen, hidden, waiting } = whisper;
    // Windows of one browser are one member; a few of them are remembered.
    const visits = new Map([...(before?.visits ?? [])].slice(-8)).set(visit, count);
    const lastSeen = Math.max(now, before?.presence.lastSeen ?? 0);
    this.heard.set(from, {
      visits,
      presence: { member: from, lastSeen, isHidden: hidden, waiting, ...(screen !== undefined && { screen }) },
    });
    return whisper;
  }

  /** Somebody said something in the log, at this engine time. */
  said(member: string, at: number): void {
    const before = this.heard.get(member);
    const presence = before?.presence ?? { member, isHidden: false, waiting: 0, lastSeen: 0 };
    const lastSeen = Math.max(presence.lastSeen, at);
    this.heard.set(member, { visits: before?.visits ?? new Map(), presence: { ...presence, lastSeen } });
  }

  /** Everybody but oneself who has ever been heard of. */
  all(me: string, now: number): Readonly<Record<string, Presence>> {
    const others = [...this.heard.values()].filter(({ presence }) => presence.member !== me);
    return Object.fromEntries(
      others.map(({ presence }) => [presence.member, { ...presence, isOnline: now - presence.lastSeen <= GONE_AFTER }]),
    );
  }
}

function opened(frame: Frame, place: Place, signKeyOf: (member: string) => string | undefined): Whisper | undefined {
  if (frame.kind !== 'whisper' || frame.epoch !== place.epoch) return undefined;
  const content = openFrame(frame, place);
  const whisper = content.ok ? whisperSchema.safeParse(content.value.value).data : undefined;
  const signKey = whisper === undefined ? undefined : signKeyOf(whisper.from);
  return content.ok && signKey !== undefined && content.value.isBy(signKey) ? whisper : undefined;
}
