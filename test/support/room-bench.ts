import type { Proposal } from '../../src/drill/record';
import { toBase64Url } from '../../src/sync/room/base64url';
import type { Clockwork } from '../../src/sync/room/clockwork';
import type { Engine } from '../../src/sync/room/engine';
import { type MemberKeys, makeMemberKeys, makeRoomId, makeRoomKey } from '../../src/sync/room/keys';
import type { RoomLink } from '../../src/sync/room/link';
import type { Body, BodyOf, Lobby, Standing } from '../../src/sync/room/messages';
import { memoryOutbox, type OutboxStore } from '../../src/sync/room/outbox';
import { openRoom } from '../../src/sync/room/room';
import type { Room, RoomOptions } from '../../src/sync/room/room-types';
import type { VerifiedStore } from '../../src/sync/room/verified';
import { headerFor, tinyBundle } from './tiny-scenario';

/** Seats of the room that tests play in: two for people, one that a bot plays, one that stays empty. */
export const LOBBY: Lobby = {
  scenarioId: tinyBundle.scenario.id,
  title: 'Tiny outage of the checkout',
  summary: 'Something is slow.',
  briefing: 'You are on call.',
  seats: [
    { id: 'codex', role: 'ic', roleTitle: 'Incident Commander', name: 'Codex', kind: 'nobody' },
    { id: 'ada', role: 'scribe', roleTitle: 'Scribe', name: 'Ada', kind: 'nobody' },
    { id: 'robin', role: 'ops', roleTitle: 'Operations', name: 'Robin', kind: 'bot' },
    { id: 'spare', role: 'comms', roleTitle: 'Communications', name: 'Sam', kind: 'nobody' },
  ],
  isFacilitated: true,
};

/** A `begin` for that lobby, with its header's drill id, and who sits in which seat (seat -> name). */
export function beginBody(drillId = 'd', names: Readonly<Record<string, string>> = {}): BodyOf<'begin'> {
  const header = headerFor(tinyBundle, {
    drillId,
    participants: LOBBY.seats.map(({ id, name, kind }) => ({
      id,
      name: names[id] ?? name,
      kind: kind === 'bot' && names[id] === undefined ? 'bot' : 'player',
    })),
  });
  return {
    kind: 'begin',
    header,
    sources: { scenarioYaml: 'scenario: tiny', playbookYaml: 'playbook: tiny', companyYaml: 'company: tiny' },
  };
}

/** A link to a new room that these keys are going to found. */
export function newLink(founder: MemberKeys): RoomLink {
  return { roomId: makeRoomId(), epoch: 0, roomKey: toBase64Url(makeRoomKey()), founder: founder.id };
}

export interface Machine {
  readonly keys: MemberKeys;
  readonly outbox: OutboxStore;
  readonly room: Room;
}

interface MachineOptions extends Pick<RoomOptions, 'onDropped'> {
  readonly keys?: MemberKeys;
  readonly outbox?: OutboxStore;
  readonly clock?: Clockwork;
  readonly verified?: VerifiedStore;
  readonly isPresent?: boolean;
}

/** A room as one machine has it; with the same keys and outbox, the same machine after a reload. */
export function machineOn(engine: Engine, link: RoomLink, options: MachineOptions = {}): Machine {
  const { keys = makeMemberKeys(), outbox = memoryOutbox(), isPresent = false, ...rest } = options;
  return { keys, outbox, room: openRoom({ engine, link, keys, outbox, isPresent, ...rest }) };
}

export function foundBody(keys: MemberKeys, name = 'Fay', standing: 'facilitator' | 'player' = 'facilitator'): Body {
  return { kind: 'found', name, signKey: keys.signKey, boxKey: keys.boxKey, standing, lobby: LOBBY };
}

export function joinBody(keys: MemberKeys, name: string, standing: Exclude<Standing, 'facilitator'> = 'player'): Body {
  return { kind: 'join', name, signKey: keys.signKey, boxKey: keys.boxKey, standing };
}

/** Says something that must be taken. */
export async function said(room: Room, body: Body): Promise<void> {
  const result = await room.say(body);
  if (!result.ok) throw new Error(`${body.kind}: ${result.error.code}`);
}

/** A message to a channel, as a player puts it into the record. */
export function post(id: string, by = 'codex', text = `this is ${id}`): Proposal {
  return { id, by, act: { type: 'post', channel: '#incidents', kind: 'message', text } };
}

/** A founder's machine with the room open, seats taken by `players` (seat -> name), and the drill begun. */
export async function begunRoom(
  connect: () => Engine,
  players: Readonly<Record<string, string>>,
  options: MachineOptions = {},
): Promise<{ readonly link: RoomLink; readonly host: Machine; readonly players: Readonly<Record<string, Machine>> }> {
  const keys = makeMemberKeys();
  const link = newLink(keys);
  const host = machineOn(connect(), link, { ...options, keys });
  await said(host.room, foundBody(keys));
  const seated: Record<string, Machine> = {};
  for (const [seat, name] of Object.entries(players)) {
    const machine = machineOn(connect(), link, options);
    await said(machine.room, joinBody(machine.keys, name));
    await said(machine.room, { kind: 'seat', seat, member: machine.keys.id, sits: true });
    seated[seat] = machine;
  }
  await said(host.room, beginBody('d', players));
  return { link, host, players: seated };
}
