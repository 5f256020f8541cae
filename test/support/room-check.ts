import { expect } from 'vitest';
import type { Entry } from '../../src/drill/record';
import { roomHash } from '../../src/sync/room/room-log';
import type { Room } from '../../src/sync/room/room-types';

/** What one machine has at the end. */
export interface Replica {
  readonly hash: string;
  readonly entries: readonly Entry[];
  readonly waiting: number;
}

/** A room that has come to rest after everything that went wrong. */
export interface Rested {
  /** Ids of entries that a machine was told are in the record. */
  readonly acknowledged: readonly string[];
  /** Ids of entries that were durable in an outbox and were never refused by the room's rules. */
  readonly stored: readonly string[];
  /** Ids of entries that the rules refused. */
  readonly refused: readonly string[];
  /** For each person who acted, the ids in the order in which they did. */
  readonly inOrder: readonly (readonly string[])[];
  readonly replicas: readonly Replica[];
}

export function replicaOf(room: Room): Replica {
  const { state, waiting } = room.now();
  return { hash: roomHash(state), entries: room.entries(), waiting };
}

/** What must hold of every room that has come to rest, whatever went wrong on the way. */
export function checkRested(seed: string, result: Rested): void {
  const { replicas, acknowledged, stored, refused, inOrder } = result;
  const first = replicas[0];
  if (first === undefined) throw new Error(`${seed}: nobody is left`);
  const ids = first.entries.map((e) => e.id);
  const there = new Set(ids);
  const place = new Map(ids.map((id, i) => [id, i]));
  const wrong = {
    waiting: replicas.filter((r) => r.waiting > 0).length,
    hashes: new Set(replicas.map((r) => r.hash)).size,
    records: new Set(replicas.map((r) => JSON.stringify(r.entries))).size,
    doubled: ids.length - there.size,
    gaps: first.entries.filter((e, i) => e.seq !== i + 1).length,
    backwards: first.entries.filter((e, i) => e.at < (first.entries[i - 1]?.at ?? 0)).length,
    lost: acknowledged.filter((id) => !there.has(id)),
    forgotten: stored.filter((id) => !there.has(id)),
    sneaked: refused.filter((id) => there.has(id)),
    outOfOrder: inOrder.filter((list) => {
      const places = list.flatMap((id) => place.get(id) ?? []);
      return places.some((at, i) => at < (places[i - 1] ?? -1));
    }).length,
  };
  const right = {
    waiting: 0,
    hashes: 1,
    records: 1,
    doubled: 0,
    gaps: 0,
    backwards: 0,
    lost: [],
    forgotten: [],
    sneaked: [],
  };
  expect({ seed, ...wrong }).toEqual({ seed, ...right, outOfOrder: 0 });
}
