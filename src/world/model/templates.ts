import { isoUtc } from '../../base/drill-time';
import { keyedFrom } from '../../base/keyed';
import { hexFrom, regionOf, uuidFrom, visitorOf } from './crowd';

/** One line of a template, taken apart once: literal, slot, literal, slot, ..., literal. */
export interface Template {
  readonly literals: readonly string[];
  readonly slots: readonly Slot[];
  readonly usesVersion: boolean;
  readonly usesRequestId: boolean;
}

const PLAIN = [
  'user',
  'email',
  'ip',
  'agent',
  'request_id',
  'latency',
  'status',
  'version',
  'region',
  'tokens',
  'pid',
  'ts',
  'iso',
] as const;
type Plain = (typeof PLAIN)[number];

export type Slot =
  | { readonly kind: Plain }
  | { readonly kind: 'int'; readonly min: number; readonly span: number }
  | { readonly kind: 'hex'; readonly length: number };

/** What fills the slots of the lines of one event. The same event gives the same people and ids on every stream. */
export interface Fill {
  readonly key: number;
  /** UTC epoch of the event. */
  readonly epoch: number;
  readonly status: number;
  readonly latency: number;
  readonly version: string;
  readonly requestId: string;
}

function parseSlot(text: string): Slot | undefined {
  const plain = PLAIN.find((kind) => kind === text);
  if (plain !== undefined) return { kind: plain };
  const int = /^int:(-?\d{1,9})-(-?\d{1,9})$/.exec(text);
  if (int !== null) {
    const min = Number(int[1]);
    const max = Number(int[2]);
    return max < min ? undefined : { kind: 'int', min, span: max - min + 1 };
  }
  const hex = /^hex:(\d{1,2})$/.exec(text);
  return hex === null ? undefined : { kind: 'hex', length: Math.min(64, Number(hex[1])) };
}

/** Takes a template apart. Braces that are no slot stay as they are written. */
export function parseTemplate(text: string): Template {
  const literals: string[] = [];
  const slots: Slot[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    if (close < 0) break;
    const slot = parseSlot(text.slice(open + 1, close));
    if (slot === undefined) {
      literal += text.slice(at, open + 1);
      at = open + 1;
      continue;
    }
    literals.push(literal + text.slice(at, open));
    literal = '';
    slots.push(slot);
    at = close + 1;
  }
  literals.push(literal + text.slice(at));
  return {
    literals,
    slots,
    usesVersion: slots.some((s) => s.kind === 'version'),
    usesRequestId: slots.some((s) => s.kind === 'request_id'),
  };
}

/** First key number of the slots that are drawn for each line apart (`int`, `hex`); below it are the event's own. */
const OWN_KEYS = 1_000;

/** Tokens that the model spent on a reading: the log line and the stored row say the same. */
export function tokensOf(key: number): number {
  return 540 + (keyedFrom(key, 6) % 641);
}

/** Process id of the Postgres backend that served an event. */
function pidOf(key: number): number {
  return 1_024 + (keyedFrom(key, 7) % 30_000);
}

/** As Postgres writes `log_line_prefix`: `2025-11-05 13:20:01.123 UTC`. */
function postgresTime(epoch: number): string {
  return isoUtc(epoch).replace('T', ' ').replace('Z', ' UTC');
}

function slotText(slot: Slot, fill: Fill, own: number): string {
  switch (slot.kind) {
    case 'user':
      return visitorOf(fill.key).user;
    case 'email':
      return visitorOf(fill.key).email;
    case 'ip':
      return visitorOf(fill.key).ip;
    case 'agent':
      return visitorOf(fill.key).agent;
    case 'region':
      return regionOf(fill.key);
    case 'request_id':
      return fill.requestId === '' ? uuidFrom(fill.key) : fill.requestId;
    case 'latency':
      return String(fill.latency);
    case 'status':
      return String(fill.status);
    case 'version':
      return fill.version;
    case 'tokens':
      return String(tokensOf(fill.key));
    case 'pid':
      return String(pidOf(fill.key));
    case 'ts':
      return postgresTime(fill.epoch);
    case 'iso':
      return isoUtc(fill.epoch);
    case 'int':
      return String(slot.min + (keyedFrom(fill.key, OWN_KEYS + own) % slot.span));
    case 'hex':
      return hexFrom(keyedFrom(fill.key, OWN_KEYS + own), slot.length);
  }
}

/** Fills a template; `line` tells the lines of one event apart. */
export function render(template: Template, fill: Fill, line: number): string {
  let text = template.literals[0] ?? '';
  for (let s = 0; s < template.slots.length; s++) {
    const slot = template.slots[s];
    if (slot !== undefined) text += slotText(slot, fill, line * 32 + s);
    text += template.literals[s + 1] ?? '';
  }
  return text;
}
