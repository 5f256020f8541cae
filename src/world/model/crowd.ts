import { keyedFrom, keyPrefix } from '../../base/keyed';
import { addresses, agents, people } from '../../base/pools';

/** Somebody who uses the simulated product: what a log line can say about them. */
export interface Visitor {
  readonly user: string;
  readonly email: string;
  readonly ip: string;
  readonly agent: string;
}

const HEX4: readonly string[] = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, '0'));

function hex4(n: number): string {
  return HEX4[n & 0xffff] ?? '0000';
}

/** Ids kept, by the lower bits of their keys: the lines of one hour are read again and again. */
const KEPT = 32_768;
const keptKeys = new Float64Array(KEPT).fill(-1);
const keptIds: string[] = Array.from({ length: KEPT }, () => '');

/** A version 4 UUID that follows from a 32-bit key. */
export function uuidFrom(key: number): string {
  const place = key & (KEPT - 1);
  if (keptKeys[place] === key) return keptIds[place] ?? '';
  const id = makeUuid(key);
  keptKeys[place] = key;
  keptIds[place] = id;
  return id;
}

function makeUuid(key: number): string {
  const a = keyedFrom(key, 11);
  const b = keyedFrom(key, 12);
  const c = keyedFrom(key, 13);
  const d = keyedFrom(key, 14);
  return `${hex4(a >>> 16)}${hex4(a)}-${hex4(b >>> 16)}-${hex4((b & 0x0fff) | 0x4000)}-${hex4(((c >>> 16) & 0x3fff) | 0x8000)}-${hex4(c)}${hex4(d >>> 16)}${hex4(d)}`;
}

/** `length` hex digits that follow from a 32-bit key. */
export function hexFrom(key: number, length: number): string {
  let text = '';
  for (let i = 0; text.length < length; i++) text += hex4(keyedFrom(key, 31 + i));
  return text.slice(0, length);
}

const prefix = keyPrefix(0, 'visitors');

/** How many people of the same name there are: the pools' names stand for a company's worth of accounts. */
const NAMESAKES = 8;

/** Everybody who may turn up in the logs, each with an account, an address and an agent of their own. */
export const visitors: readonly Visitor[] = Array.from({ length: people.length * NAMESAKES }, (_, n) => {
  const key = keyedFrom(prefix, n);
  const namesake = Math.floor(n / people.length);
  const email = people[n % people.length]?.email ?? '';
  return {
    user: uuidFrom(key),
    email: namesake === 0 ? email : email.replace('@', `${namesake + 1}@`),
    ip: addresses[keyedFrom(key, 2) % addresses.length] ?? '',
    agent: agents[keyedFrom(key, 3) % agents.length] ?? '',
  };
});

/** Where the requests are served. */
export const regions: readonly string[] = ['eu-central-1', 'eu-west-2', 'us-east-1', 'us-west-1', 'ap-southeast-2'];

/** Which of the visitors is behind an event: an index, for those who only count. */
export function visitorIndex(key: number): number {
  return keyedFrom(key, 4) % visitors.length;
}

/** The visitor behind an event. */
export function visitorOf(key: number): Visitor {
  const visitor = visitors[visitorIndex(key)];
  if (visitor === undefined) throw new Error('the crowd is empty');
  return visitor;
}

/** Somebody else: the next of the crowd. */
export function visitorAfter(visitor: Visitor): Visitor {
  return visitors[(visitors.indexOf(visitor) + 1) % visitors.length] ?? visitor;
}

/** The region that serves an event. */
export function regionOf(key: number): string {
  return regions[keyedFrom(key, 5) % regions.length] ?? '';
}
