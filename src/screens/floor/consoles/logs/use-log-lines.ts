import { useEffect, useRef, useState } from 'react';
import { type DrillTime, MINUTE, SECOND } from '../../../../base/drill-time';
import { useConsole } from '../parts/console-context';
import { rangeStart } from '../parts/time-ranges';
import type { LogQuery } from './log-query';
import { EMPTY_TAPE, type LogTape, MOST_LINES, tailFrom, trimmed, withNewer, withOlder } from './log-tape';

/** While following, lines are fetched at most this often (ms of wall time). */
const BREATH = 400;
/** The page is left alone after so long (ms): reading a million lines must never be felt. */
const SLICE = 8;
/** While lines are still being found, the list is drawn this often (ms). */
const REDRAW = 250;
/** Longest stretch of drill time that one read covers. */
const LONGEST = 60 * MINUTE;

export interface LogLines {
  readonly tape: LogTape | null;
  /** The query of which `tape` is the answer; another one than asked for while it is being read. */
  readonly query: LogQuery | null;
  /** Older lines are still being found. */
  readonly reading: boolean;
  /** There are older lines in the range than the list holds. */
  readonly truncated: boolean;
  readonly evidence: readonly string[];
  readonly error: string | null;
}

const NOTHING: LogLines = { tape: null, query: null, reading: false, truncated: false, evidence: [], error: null };

/** Finds the lines of a query, newest first and a slice at a time, and while following what comes after. */
export function useLogLines(query: LogQuery, follow: boolean): LogLines {
  const { session, snapshot, visible } = useConsole();
  const [state, setState] = useState<LogLines>(NOTHING);
  const latest = useRef<LogLines>(NOTHING);
  /** Read up to here. */
  const readTo = useRef<DrillTime>(0);
  const key = JSON.stringify(query);
  const lastFetch = useRef(0);
  const caughtUp = useRef(key);
  const changes = snapshot.view.changes.length;
  // What was deleted is gone from what has been read as well.
  const deletions = snapshot.view.changes.filter((c) => c.fact.type === 'logs.deleted').length;

  const keep = (next: LogLines) => {
    latest.current = next;
    setState(next);
  };
  const scan = (from: DrillTime, to: DrillTime) =>
    session.read({
      op: 'logs.scan',
      streams: query.streams,
      from,
      to,
      ...(query.level === undefined ? {} : { minLevel: query.level }),
      ...(query.text === '' ? {} : { text: query.text }),
    });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is the query; drill time moves on without a new read
  useEffect(() => {
    if (!visible) return;
    if (query.streams.length === 0) {
      keep(NOTHING);
      return;
    }
    let timer = 0;
    let begun = false;
    let drawn = Number.NEGATIVE_INFINITY;
    let length = MINUTE;
    let to: DrillTime = 0;
    let start: DrillTime = 0;
    const slice = () => {
      const until = performance.now() + SLICE;
      if (!begun) {
        const { now, view } = session.getSnapshot();
        start = Math.min(rangeStart(query.range, view, now), now);
        to = now;
        readTo.current = now;
        caughtUp.current = key;
        latest.current = { ...NOTHING, tape: EMPTY_TAPE, query, reading: true };
        begun = true;
      }
      let { tape, evidence } = latest.current;
      do {
        const asked = performance.now();
        const from = Math.max(start, to - length);
        const result = scan(from, to);
        if (!result.ok) {
          keep({ ...NOTHING, error: result.error.message });
          return;
        }
        tape = withOlder(tape ?? EMPTY_TAPE, { from, to, lines: result.value.lines });
        evidence = together(evidence, result.evidence);
        to = from;
        const took = performance.now() - asked;
        if (took < SLICE / 3) length = Math.min(LONGEST, length * 2);
        else if (took > SLICE) length = Math.max(SECOND, length / 2);
      } while (to > start && tape.length < MOST_LINES && performance.now() < until);
      const reading = to > start && tape.length < MOST_LINES;
      lastFetch.current = performance.now();
      latest.current = {
        tape: trimmed(tape, start),
        query,
        reading,
        truncated: to > start || tape.length > MOST_LINES,
        evidence,
        error: null,
      };
      if (!reading || performance.now() - drawn > REDRAW) {
        drawn = performance.now();
        setState(latest.current);
      }
      if (reading) timer = window.setTimeout(slice, 0);
    };
    timer = window.setTimeout(slice, 0);
    return () => window.clearTimeout(timer);
  }, [session, key, visible, deletions]);

  const { now } = snapshot;
  // biome-ignore lint/correctness/useExhaustiveDependencies: fetches when time has moved on, or production was changed
  useEffect(() => {
    const { tape, reading } = latest.current;
    if (!follow || !visible || tape === null || reading || caughtUp.current !== key) return;
    if (now - readTo.current < SECOND || performance.now() - lastFetch.current < BREATH) return;
    lastFetch.current = performance.now();
    const from = tailFrom(tape) ?? readTo.current;
    const result = scan(from, now);
    if (!result.ok) return;
    readTo.current = now;
    const grown = withNewer(tape, { from, to: now, lines: result.value.lines });
    const start = rangeStart(query.range, snapshot.view, now);
    const kept = trimmed(grown, start);
    keep({
      ...latest.current,
      tape: kept,
      truncated: latest.current.truncated || grown.length > MOST_LINES,
      evidence: together(latest.current.evidence, result.evidence),
    });
  }, [now, changes, follow, visible]);

  return state;
}

/** The same list when there is nothing new in it. */
function together(known: readonly string[], more: readonly string[]): readonly string[] {
  return more.every((id) => known.includes(id)) ? known : [...new Set([...known, ...more])];
}
