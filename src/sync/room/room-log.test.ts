import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginBody, foundBody, joinBody, LOBBY, post } from '../../../test/support/room-bench';
import type { Proposal } from '../../drill/record';
import { type Place, writeFrame } from './frame';
import { type MemberKeys, makeMemberKeys, makeRoomId, makeRoomKey } from './keys';
import type { Body } from './messages';
import { rekeyFrame } from './removing';
import { type Applied, RoomLog, roomHash } from './room-log';
import { LEASE, SILENCE } from './room-state';
import { memoryVerified } from './verified';

const [fay, codex, ada, eve] = [makeMemberKeys(), makeMemberKeys(), makeMemberKeys(), makeMemberKeys()];
const verified = memoryVerified();
const SECOND = 1_000;

/** A room's log to say things to, one after another, as the engine would put them in order. */
class Told {
  readonly place: Place = { roomId: makeRoomId(), epoch: 0, roomKey: makeRoomKey() };
  readonly frames: Uint8Array[] = [];
  readonly log: RoomLog;
  at = 1_000_000;
  private count = 0;

  constructor(keys: MemberKeys = fay) {
    const { roomId, epoch, roomKey } = this.place;
    this.log = new RoomLog({ roomId, epoch, roomKey, founder: fay.id, keys, verified });
  }

  say(keys: MemberKeys, body: unknown, id = `m${this.count++}`): Applied {
    const frame = writeFrame('message', this.log.place ?? this.place, keys, { id, from: keys.id, body });
    if (!frame.ok) throw new Error(frame.error);
    return this.bytes(frame.value);
  }

  bytes(bytes: Uint8Array): Applied {
    this.frames.push(bytes);
    this.at += 10;
    this.log.push([{ seq: this.frames.length, at: this.at, bytes }]);
    const applied = this.log.next();
    if (applied === undefined) throw new Error('not read');
    return applied;
  }

  /** All of it once more, on another machine. */
  again(keys?: MemberKeys): RoomLog {
    const { roomId, epoch, roomKey } = this.place;
    const log = new RoomLog({ roomId, epoch, roomKey, founder: fay.id, ...(keys && { keys }) });
    log.push(this.frames.map((bytes, i) => ({ seq: i + 1, at: 1_000_010 + i * 10, bytes })));
    while (log.next() !== undefined);
    return log;
  }
}

/** Founded by a facilitator; two players and an evaluator are in. */
function room(): Told {
  const told = new Told();
  told.say(fay, foundBody(fay));
  for (const [keys, name] of [
    [codex, 'Codex'],
    [ada, 'Ada'],
  ] as const)
    told.say(keys, joinBody(keys, name));
  told.say(eve, joinBody(eve, 'Eve', 'evaluator'));
  return told;
}

function begun(): Told {
  const told = room();
  told.say(codex, sit('codex', codex));
  told.say(fay, beginBody());
  return told;
}

const sit = (seat: string, keys: MemberKeys, sits = true): Body => ({ kind: 'seat', seat, member: keys.id, sits });
const acts = (...proposals: Proposal[]): Body => ({ kind: 'acts', proposals });
const beat: Body = { kind: 'beat', conducts: true };
const by = (who: string, act: Proposal['act'], id = 'x'): Body => acts({ id, by: who, act });
const observation = (of: MemberKeys): Proposal['act'] => ({
  type: 'observe',
  observationId: 'o1',
  evaluator: { id: of.id, name: 'Eve' },
  objective: 'obj',
  rating: 'S',
  text: 'well done',
});

describe('who may do what in a room', () => {
  const counts = undefined;
  const cases: readonly (readonly [what: string, from: MemberKeys, body: Body, because: string | undefined])[] = [
    ['a member renames themselves', codex, { kind: 'rename', name: 'Cody' }, counts],
    ['a player takes a seat', codex, sit('ada', codex), counts],
    ['a player takes a seat for another', codex, sit('ada', ada), 'not-theirs'],
    ['a host seats a player', fay, sit('ada', ada), counts],
    ['an evaluator sits', eve, sit('ada', eve), 'not-theirs'],
    ['a host seats an evaluator', fay, sit('ada', eve), 'not-theirs'],
    ['a facilitator sits', fay, sit('ada', fay), 'not-theirs'],
    ['somebody sits where there is no seat', codex, sit('constructor', codex), 'not-theirs'],
    ['a player changes the lobby', codex, { kind: 'lobby', lobby: LOBBY }, 'not-theirs'],
    ['a host changes the lobby', fay, { kind: 'lobby', lobby: LOBBY }, counts],
    ['a player makes a facilitator', codex, { kind: 'stand', member: codex.id, standing: 'facilitator' }, 'not-theirs'],
    ['a host makes a facilitator', fay, { kind: 'stand', member: ada.id, standing: 'facilitator' }, counts],
    ['a player begins', codex, beginBody(), 'not-theirs'],
    ['a host begins', fay, beginBody(), counts],
    ['a player closes the room', ada, { kind: 'close' }, 'not-theirs'],
    ['acts come before the drill has begun', codex, acts(post('a', 'codex')), 'not-theirs'],
    ['a second founder', fay, foundBody(fay), 'not-theirs'],
    ['somebody joins who is in', codex, joinBody(codex, 'Again'), 'repeated'],
  ];
  test.each(cases)('%s', (_what, from, body, because) => {
    expect(room().say(from, body).because).toBe(because);
  });

  const inDrill: readonly (readonly [what: string, from: MemberKeys, body: Body, because: string | undefined])[] = [
    ['a player acts from their seat', codex, acts(post('a', 'codex')), counts],
    ['a player acts from an empty seat', codex, acts(post('a', 'spare')), 'not-theirs'],
    ['a player acts for a bot', codex, acts(post('a', 'robin')), 'not-theirs'],
    ['a host acts for a bot', fay, acts(post('a', 'robin')), counts],
    ['a host acts from a seat with somebody in it', fay, acts(post('a', 'codex')), 'not-theirs'],
    ['a name that every object has', fay, acts(post('a', 'constructor')), 'not-theirs'],
    ['a facilitator runs the clock', fay, by('facilitator', { type: 'drill.start' }), counts],
    ['a player runs the clock as facilitator', codex, by('facilitator', { type: 'drill.start' }), 'not-theirs'],
    ['an evaluator runs the clock', eve, by('facilitator', { type: 'drill.start' }), 'not-theirs'],
    ['an evaluator observes', eve, by('facilitator', observation(eve)), counts],
    ['an evaluator observes as another', eve, by('facilitator', observation(fay)), 'not-theirs'],
    ['a facilitator observes as another', fay, by('facilitator', observation(eve)), 'not-theirs'],
    ['a player observes', codex, by('codex', observation(eve)), 'not-theirs'],
    ['a host notices that somebody is away', fay, by('system', { type: 'seat.away', seat: 'codex' }), counts],
    ['a player without the lease does', codex, by('system', { type: 'seat.away', seat: 'codex' }), 'not-theirs'],
    ['the system ends the drill', fay, by('system', { type: 'drill.end' }), 'not-theirs'],
    [
      'a facilitator gives an empty seat to a bot',
      fay,
      by('facilitator', { type: 'seat.person', seat: 'spare', kind: 'bot', names: [] }),
      counts,
    ],
    [
      'a facilitator does so with somebody in it',
      fay,
      by('facilitator', { type: 'seat.person', seat: 'codex', kind: 'bot', names: [] }),
      'not-theirs',
    ],
    ['an id that the log gives', codex, acts(post('seat-1', 'codex')), 'not-theirs'],
    ['one act of several is another’s', codex, acts(post('a', 'codex'), post('b', 'ada')), 'not-theirs'],
    ['the lobby changes', fay, { kind: 'lobby', lobby: LOBBY }, 'not-theirs'],
    ['it begins again', fay, beginBody(), 'not-theirs'],
  ];
  test.each(inDrill)('in a drill: %s', (_what, from, body, because) => {
    const told = begun();
    const before = told.log.entries.length;
    expect(told.say(from, body).because).toBe(because);
    expect(told.log.entries.length - before > 0).toBe(because === undefined);
  });

  test('nothing counts in a room that is closed', () => {
    const told = begun();
    told.say(fay, { kind: 'close' });
    expect(told.say(codex, acts(post('a', 'codex'))).because).toBe('not-theirs');
    const late = makeMemberKeys();
    expect(told.say(late, joinBody(late, 'Late')).because).toBe('not-theirs');
  });

  test('only the founder of the link founds it, and before that nobody is anybody', () => {
    const told = new Told();
    expect(told.say(codex, joinBody(codex, 'Codex')).because).toBe('stranger');
    expect(told.say(codex, foundBody(codex)).because).toBe('stranger');
    expect(told.say(fay, foundBody(fay)).because).toBeUndefined();
    expect(told.log.state.founder).toBe(fay.id);
  });

  test('the founder stays a host whatever another host says', () => {
    const told = room();
    told.say(fay, { kind: 'stand', member: ada.id, standing: 'facilitator' });
    expect(told.say(ada, { kind: 'stand', member: fay.id, standing: 'observer' }).because).toBe('not-theirs');
    told.say(fay, { kind: 'stand', member: fay.id, standing: 'player' });
    expect(told.log.state.members[fay.id]).toMatchObject({ standing: 'player', isHost: true });
  });
});

describe('what the record hears of seats', () => {
  const seats = (told: Told) =>
    told.log.entries.flatMap(({ by, act }) =>
      act.type === 'seat.person' ? [[by, act.seat, act.kind, act.names]] : [],
    );

  test('each change after StartEx is set up, and no change that is none', () => {
    const told = begun();
    told.say(ada, sit('robin', ada));
    told.say(ada, sit('robin', ada));
    told.say(ada, sit('codex', ada));
    told.say(ada, { kind: 'rename', name: 'Ada L.' });
    told.say(ada, sit('robin', ada, false));
    told.say(codex, sit('codex', codex, false));
    told.say(ada, sit('codex', ada, false));
    expect(seats(told)).toEqual([
      ['system', 'robin', 'player', ['Ada']],
      ['system', 'codex', 'player', ['Codex', 'Ada']],
      ['system', 'codex', 'player', ['Codex', 'Ada L.']],
      ['system', 'robin', 'player', ['Ada L.']],
      ['system', 'robin', 'bot', []],
      ['system', 'codex', 'player', ['Ada L.']],
      ['system', 'codex', 'player', []],
    ]);
  });

  test('who moved while `begin` was on its way', () => {
    const told = room();
    told.say(codex, sit('robin', codex));
    told.say(fay, beginBody());
    expect(seats(told)).toEqual([['system', 'robin', 'player', ['Codex']]]);
  });

  test('a member who becomes something else leaves their seat, and a removed one does', () => {
    const told = begun();
    told.say(fay, { kind: 'stand', member: codex.id, standing: 'observer' });
    expect(told.log.state.seats.codex).toEqual([]);
    told.say(fay, { kind: 'stand', member: codex.id, standing: 'player' });
    told.say(codex, sit('codex', codex));
    const place = told.log.place;
    if (place === undefined) throw new Error('no place');
    const { frame } = rekeyFrame(place, told.log.state, fay, [codex.id]);
    told.bytes(frame.ok ? frame.value : new Uint8Array());
    expect(told.log.state.members[codex.id]?.removedAt).toBeDefined();
    expect(seats(told).at(-1)).toEqual(['system', 'codex', 'player', []]);
  });
});

describe('the lease of whoever conducts', () => {
  test('goes to who asks first, stays while they are heard, and lapses', () => {
    const told = begun();
    told.say(ada, sit('ada', ada));
    told.say(codex, beat);
    told.say(ada, beat);
    expect(told.log.state.lease?.member).toBe(codex.id);
    expect(told.say(codex, acts(post('bot', 'robin'))).because).toBeUndefined();
    told.at += LEASE - SECOND;
    told.say(codex, acts(post('alive', 'codex')));
    told.at += LEASE - SECOND;
    told.say(ada, beat);
    expect(told.log.state.lease?.member).toBe(codex.id);
    told.at += LEASE + SECOND;
    told.say(ada, beat);
    expect(told.log.state.lease?.member).toBe(ada.id);
  });

  test('is not for somebody without a seat, and ends with it', () => {
    const told = begun();
    expect(told.say(ada, beat).because).toBe('not-theirs');
    expect(told.say(ada, { kind: 'beat', conducts: false }).because).toBeUndefined();
    told.say(codex, beat);
    told.say(codex, sit('codex', codex, false));
    expect(told.log.state.lease).toBeUndefined();
  });

  test('silence is when nobody at all was heard', () => {
    const told = begun();
    told.at += SILENCE - SECOND;
    told.say(codex, acts(post('a', 'codex')));
    expect(told.log.state.silence).toBeUndefined();
    const from = told.at;
    told.at += SILENCE + SECOND;
    told.say(ada, { kind: 'beat', conducts: false });
    expect(told.log.state.silence).toEqual({ from, to: told.at });
  });
});

describe('what comes again', () => {
  test('counts once: a message, an act, and an act among new ones', () => {
    const told = begun();
    told.say(codex, acts(post('a', 'codex')), 'first');
    expect(told.say(codex, acts(post('b', 'codex')), 'first').because).toBe('repeated');
    expect(told.say(codex, acts(post('a', 'codex')), 'second').because).toBe('repeated');
    expect(told.say(codex, acts(post('a', 'codex'), post('b', 'codex'), post('b', 'codex'))).entries).toHaveLength(1);
    expect(told.log.entries.map((e) => e.id)).toEqual(['a', 'b']);
  });

  test('an id that another member used is not taken', () => {
    const told = begun();
    told.say(ada, { kind: 'rename', name: 'A' }, 'same');
    expect(told.say(codex, { kind: 'rename', name: 'C' }, 'same').because).toBeUndefined();
  });
});

describe('a refused message', () => {
  test('stays refused when its bytes come again, even once it would be allowed', () => {
    const told = begun();
    expect(told.say(ada, acts(post('a', 'ada')), 'early').because).toBe('not-theirs');
    const bytes = told.frames.at(-1) ?? new Uint8Array();
    told.say(ada, sit('ada', ada));
    expect(told.bytes(bytes).because).toBe('not-theirs');
    expect(told.log.entries.some((e) => e.id === 'a')).toBe(false);
    expect(roomHash(told.again().state)).toBe(roomHash(told.log.state));
  });

  test('stays refused under a seal of its own', () => {
    const told = begun();
    told.say(fay, { kind: 'stand', member: eve.id, standing: 'facilitator' });
    told.say(fay, { kind: 'stand', member: eve.id, standing: 'evaluator' });
    expect(told.say(eve, { kind: 'stand', member: ada.id, standing: 'facilitator' }, 'up').because).toBe('not-theirs');
    told.say(fay, { kind: 'stand', member: eve.id, standing: 'facilitator' });
    // A signature has one form, so this is the same signed word under a seal of its own.
    expect(told.say(eve, { kind: 'stand', member: ada.id, standing: 'facilitator' }, 'up').because).toBe('not-theirs');
    expect(told.log.state.members[ada.id]?.standing).toBe('player');
  });

  test('may be said once more by its author, as a new one', () => {
    const told = begun();
    told.say(ada, acts(post('a', 'ada')), 'early');
    told.say(ada, sit('ada', ada));
    expect(told.say(ada, acts(post('a', 'ada')), 'late').because).toBeUndefined();
  });
});

describe('the pause that the system notices', () => {
  const pause = (asOf: number, reason: 'away' | 'player' = 'away'): Body =>
    by('system', { type: 'drill.pause', reason, asOf }, 'away-1');

  test('is for a silence that stands in the log, from its beginning, by whoever conducts', () => {
    const told = begun();
    const from = told.at;
    told.at += SILENCE + SECOND;
    told.say(codex, beat);
    expect(told.say(codex, pause(from + 1)).because).toBe('not-theirs');
    expect(told.say(codex, pause(from, 'player')).because).toBe('not-theirs');
    expect(told.say(codex, pause(from)).because).toBeUndefined();
    told.say(fay, { kind: 'rename', name: 'Faye' });
    expect(told.say(fay, pause(from)).because).toBe('repeated');
  });

  test('is nobody’s without one, and nobody’s once something was done since', () => {
    const told = begun();
    told.say(codex, beat);
    const from = told.at;
    expect(told.say(codex, pause(from)).because).toBe('not-theirs');
    expect(told.say(fay, pause(from)).because).toBe('not-theirs');
    told.at += SILENCE + SECOND;
    told.say(codex, acts(post('a', 'codex')));
    told.say(codex, beat);
    expect(told.log.state.silence?.from).toBe(from);
    expect(told.say(codex, pause(from)).because).toBe('not-theirs');
  });
});

describe('reading', () => {
  test('comes to the same on every machine, and numbers entries without a gap in a time that never runs back', () => {
    const told = begun();
    for (let i = 0; i < 10; i++) {
      told.at += i % 3 === 0 ? -5_000 : 50;
      told.say(codex, acts(post(`p${i}`, 'codex')));
    }
    const { entries } = told.log;
    expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => i + 1));
    expect(entries.every((e, i) => e.at >= (entries[i - 1]?.at ?? 0))).toBe(true);
    const [one, two] = [told.again(codex), told.again()];
    expect(roomHash(one.state)).toBe(roomHash(two.state));
    expect(one.chain).toBe(two.chain);
    expect(one.chain).toBe(told.log.chain);
  });

  test('never throws, whatever members with all the keys put in', () => {
    const key = fc.constantFrom('kind', 'seat', 'member', 'sits', 'proposals', 'header', 'lobby', 'id', '__proto__');
    const rubbish = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()));
    const kinds = fc.constantFrom(
      'found',
      'join',
      'rename',
      'lobby',
      'stand',
      'seat',
      'begin',
      'acts',
      'beat',
      'close',
      'rekey',
    );
    const told = begun();
    const { length } = told.log.entries;
    fc.assert(
      fc.property(kinds, rubbish, fc.uint8Array({ maxLength: 200 }), (kind, body, bytes) => {
        const dressed = typeof body === 'object' && body !== null ? { ...body, kind } : { kind, value: body };
        expect(told.say(codex, dressed).because).toBeDefined();
        expect(told.bytes(bytes).because).toBe('sealed-otherwise');
      }),
      { numRuns: 60 },
    );
    expect(told.log.entries).toHaveLength(length);
    const refused = Object.values(told.log.state.refused).reduce((a, b) => a + b, 0);
    expect(refused).toBe(120);
  });
});

describe('a new key', () => {
  test('that is not sealed to everybody who stays is refused, and so is one by a player or against the founder', () => {
    const told = room();
    const { place, state } = told.log;
    if (place === undefined) throw new Error('no place');
    const without = {
      ...state,
      members: Object.fromEntries(Object.entries(state.members).filter(([id]) => id !== ada.id)),
    };
    const tries: readonly (readonly [Parameters<typeof rekeyFrame>, string])[] = [
      [[place, without, fay, []], 'incomplete'],
      [[place, state, codex, [ada.id]], 'not-theirs'],
      [[place, state, fay, [fay.id]], 'not-theirs'],
      [[place, state, fay, ['A'.repeat(22)]], 'not-theirs'],
    ];
    for (const [args, because] of tries) {
      const { frame } = rekeyFrame(...args);
      expect(told.bytes(frame.ok ? frame.value : new Uint8Array()).because).toBe(because);
    }
    expect(told.log.state.epoch).toBe(0);
  });
});
