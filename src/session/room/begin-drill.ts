import { err, ok, type Result } from '../../base/result';
import { bundleHashes } from '../../drill/bundle';
import { ENGINE } from '../../drill/engine';
import type { Header, Participant, Proposal } from '../../drill/record';
import type { BodyOf, Lobby } from '../../sync/room/messages';
import type { Member, RoomState } from '../../sync/room/room-state';
import type { LoadedBundle, Trouble } from '../catalogue';
import { newId } from '../ports';
import type { BeginChoices } from './types';

/** What setting up a drill needs of this browser. */
export interface SetUp {
  readonly load: (scenarioId: string) => Promise<Result<LoadedBundle, Trouble>>;
  readonly previousScribe: () => Promise<string | null>;
  /** Oneself, who sets it up. */
  readonly me: string;
}

/** A drill as it is announced to the room, and the entry that starts it at once where nobody facilitates. */
export interface Begun {
  readonly body: BodyOf<'begin'>;
  readonly start?: Proposal;
}

/** Names of those who sit in a seat, as one name: `Ana and Ben`. */
function nameOf(sitters: readonly Member[], otherwise: string): string {
  const names = sitters.map((m) => m.name);
  const last = names.at(-1);
  if (last === undefined) return otherwise;
  return (names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`).slice(0, 80);
}

/** The lobby's seats as participants: people under their own names, bots where the lobby says so, nobody else. */
function participantsOf(lobby: Lobby, state: RoomState): readonly Participant[] {
  return lobby.seats.flatMap((seat): Participant[] => {
    const sitters = (state.seats[seat.id] ?? []).flatMap((id) => state.members[id] ?? []);
    if (sitters.length === 0 && seat.kind !== 'bot') return [];
    const role = seat.role === '' ? {} : { role: seat.role };
    const kind = sitters.length > 0 ? 'player' : 'bot';
    return [{ id: seat.id, name: nameOf(sitters, seat.name), kind, ...role }];
  });
}

/** Sets up the drill of a lobby with the seats as they are. `now`: the room's time (ms). */
export async function beginDrill(
  { load, previousScribe, me }: SetUp,
  state: RoomState,
  { seed, variant }: BeginChoices,
  now: number,
): Promise<Result<Begun, Trouble>> {
  const { lobby } = state;
  if (lobby === undefined) return err({ title: 'There is no lobby', lines: ['Wait until the room has been read.'] });
  const loaded = await load(lobby.scenarioId);
  if (!loaded.ok) return loaded;
  const { bundle, sources } = loaded.value;
  const participants = participantsOf(lobby, state);
  if (participants.length === 0)
    return err({ title: 'Nobody plays', lines: ['Somebody has to take a seat before the drill can start.'] });
  const scribe = await previousScribe();
  const facilitators = Object.values(state.members).filter((m) => m.standing === 'facilitator' && !m.removedAt);
  const typed = seed?.trim().slice(0, 80) ?? '';
  const header: Header = {
    drillId: newId(),
    createdAt: Math.round(now),
    engine: ENGINE,
    seed: typed === '' ? newId().slice(0, 12) : typed,
    scenarioId: bundle.scenario.id,
    playbookId: bundle.playbook.id,
    hashes: bundleHashes(bundle),
    participants: [...participants],
    ...(variant === null || variant === '' ? {} : { variant }),
    ...(scribe === null ? {} : { previousScribe: scribe }),
    ...(lobby.team === undefined ? {} : { team: lobby.team }),
    ...(lobby.isFacilitated ? { facilitated: { by: facilitators.map((m) => m.name).slice(0, 8) } } : {}),
  };
  const body = { kind: 'begin' as const, header, sources };
  if (lobby.isFacilitated) return ok({ body });
  const mine = participants.find((p) => state.seats[p.id]?.includes(me));
  const by = mine?.id ?? participants.find((p) => p.kind === 'bot')?.id ?? 'facilitator';
  return ok({ body, start: { id: newId(), by, act: { type: 'drill.start' } } });
}
