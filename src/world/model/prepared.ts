import { keyPrefix } from '../../base/keyed';
import type { Scenario } from '../../scenario/schema';
import type { Chatter, LogLevel, LogStream, Outcome, Traffic } from '../../scenario/schema-telemetry';
import { parseTemplate, type Template } from './templates';

/** A line of a template, ready to be filled. */
export interface PreparedLine {
  readonly stream: string;
  readonly service: string;
  readonly level: LogLevel;
  readonly rank: number;
  readonly code: string | undefined;
  readonly template: Template;
  /** Is this a row of an error log, and if so, with what details? */
  readonly row: { readonly details: Template | undefined } | undefined;
  readonly usesVersion: boolean;
  /** Number of the line within its outcome or chatter: part of ids and keys. */
  readonly number: number;
  readonly weight: number;
}
export interface PreparedTraffic {
  readonly traffic: Traffic;
  /** Prefix of every key of this source under this seed. */
  readonly prefix: number;
  readonly outcomes: readonly { readonly outcome: Outcome; readonly lines: readonly PreparedLine[] }[];
  readonly functionName: string | undefined;
}
export interface PreparedChatter {
  readonly chatter: Chatter;
  readonly prefix: number;
  readonly lines: readonly PreparedLine[];
  readonly totalWeight: number;
}
/** A scenario's telemetry with its templates parsed and its keys begun, for one seed. */
export interface Prepared {
  readonly traffic: ReadonlyMap<string, PreparedTraffic>;
  readonly chatter: readonly PreparedChatter[];
  readonly streams: ReadonlyMap<string, LogStream>;
}

const RANKS: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3, fatal: 4 };

/** Levels in order of gravity. */
export function levelRank(level: LogLevel): number {
  return RANKS[level];
}

const prepared = new WeakMap<Scenario, Map<string, Prepared>>();
/** Seeds kept for each scenario: two or three drills at once, not a sweep of hundreds. */
const KEPT_SEEDS = 8;

/** The telemetry of a scenario, prepared once for a seed. */
export function prepare(scenario: Scenario, seed: string): Prepared {
  let bySeed = prepared.get(scenario);
  if (bySeed === undefined) {
    bySeed = new Map();
    prepared.set(scenario, bySeed);
  }
  let known = bySeed.get(seed);
  if (known === undefined) {
    if (bySeed.size >= KEPT_SEEDS) bySeed.clear();
    known = prepareNow(scenario, seed);
    bySeed.set(seed, known);
  }
  return known;
}

interface AuthoredLine {
  readonly stream: string;
  readonly level: LogLevel;
  readonly text: string;
  readonly code?: string | undefined;
  readonly details?: string | undefined;
  readonly service?: string | undefined;
  readonly weight?: number;
}

function prepareNow(scenario: Scenario, seed: string): Prepared {
  const { telemetry } = scenario;
  const base = keyPrefix(0, seed);
  const streams = new Map(telemetry.streams.map((s) => [s.id, s]));
  /** The error log holds lines of many services, named after the function that wrote them. */
  const serviceOf = (id: string, functionName: string | undefined): string => {
    const stream = streams.get(id);
    const writer = functionName === undefined ? undefined : `edge:${functionName}`;
    return (stream?.kind === 'error-log' ? (writer ?? stream.service) : (stream?.service ?? writer)) ?? id;
  };
  const line = (authored: AuthoredLine, number: number, functionName: string | undefined): PreparedLine => {
    const template = parseTemplate(authored.text);
    const details = authored.details === undefined ? undefined : parseTemplate(authored.details);
    return {
      stream: authored.stream,
      service: authored.service ?? serviceOf(authored.stream, functionName),
      level: authored.level,
      rank: levelRank(authored.level),
      code: authored.code,
      template,
      row: streams.get(authored.stream)?.kind === 'error-log' ? { details } : undefined,
      usesVersion: template.usesVersion || details?.usesVersion === true,
      number,
      weight: authored.weight ?? 1,
    };
  };
  return {
    streams,
    traffic: new Map(
      telemetry.traffic.map((traffic) => [
        traffic.id,
        {
          traffic,
          prefix: keyPrefix(keyPrefix(base, 'traffic'), traffic.id),
          outcomes: traffic.outcomes.map((outcome) => ({
            outcome,
            lines: outcome.lines.map((l, n) => line(l, n, traffic.function)),
          })),
          functionName: traffic.function,
        },
      ]),
    ),
    chatter: telemetry.chatter.map((chatter) => ({
      chatter,
      prefix: keyPrefix(keyPrefix(base, 'chatter'), chatter.id),
      lines: chatter.lines.map((l, n) => line(l, n, streams.get(l.stream)?.function)),
      totalWeight: chatter.lines.reduce((sum, l) => sum + l.weight, 0),
    })),
  };
}
