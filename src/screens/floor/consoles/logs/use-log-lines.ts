import { useEffect, useRef, useState } from 'react';
import { SECOND } from '../../../../base/drill-time';
import { useConsole } from '../parts/console-context';
import { rangeStart } from '../parts/time-ranges';
import { appendLines, type LogBuffer, MOST_LINES } from './log-buffer';
import type { LogQuery } from './log-query';

/** While following, lines are fetched at most this often (ms of wall time). */
const BREATH = 400;

export interface LogLines {
  readonly buffer: LogBuffer | null;
  /** The query of which `buffer` is the answer; another one than asked for while it is being read. */
  readonly query: LogQuery | null;
  readonly error: string | null;
}

/** Reads the lines of a query, and while following what comes after. */
export function useLogLines(query: LogQuery, follow: boolean): LogLines {
  const { session, snapshot, visible } = useConsole();
  const [state, setState] = useState<LogLines>({ buffer: null, query: null, error: null });
  const key = JSON.stringify(query);
  const lastFetch = useRef(0);
  /** Following again reads anew what has been missed. */
  const [round, setRound] = useState(0);
  const followed = useRef(follow);
  const caughtUp = useRef(key);
  const changes = snapshot.view.changes.length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is the query; drill time moves on without a new read
  useEffect(() => {
    if (!visible) return;
    if (query.streams.length === 0) {
      setState({ buffer: null, query: null, error: null });
      return;
    }
    const timer = window.setTimeout(() => {
      const { now, view } = session.getSnapshot();
      const from = Math.min(rangeStart(query.range, view, now), now);
      const result = session.read({
        op: 'logs.read',
        streams: query.streams,
        from,
        to: now,
        limit: MOST_LINES,
        ...(query.level === undefined ? {} : { minLevel: query.level }),
        ...(query.text === '' ? {} : { text: query.text }),
      });
      caughtUp.current = key;
      lastFetch.current = performance.now();
      setState(
        result.ok
          ? { buffer: { ...result.value, evidence: result.evidence, to: now }, query, error: null }
          : { buffer: null, query, error: result.error.message },
      );
    }, 0);
    return () => window.clearTimeout(timer);
  }, [session, key, visible, round]);

  useEffect(() => {
    if (follow && !followed.current) setRound((n) => n + 1);
    followed.current = follow;
  }, [follow]);

  const { buffer } = state;
  const { now } = snapshot;
  // biome-ignore lint/correctness/useExhaustiveDependencies: fetches when time has moved on, or production was changed
  useEffect(() => {
    if (!follow || !visible || buffer === null || caughtUp.current !== key || now - buffer.to < SECOND) return;
    if (performance.now() - lastFetch.current < BREATH) return;
    lastFetch.current = performance.now();
    const result = session.read({
      op: 'logs.read',
      streams: query.streams,
      from: buffer.to,
      to: now,
      limit: MOST_LINES,
      ...(query.level === undefined ? {} : { minLevel: query.level }),
      ...(query.text === '' ? {} : { text: query.text }),
    });
    if (!result.ok) return;
    const start = rangeStart(query.range, snapshot.view, now);
    setState({ buffer: appendLines(buffer, result.value.lines, result.evidence, start, now), query, error: null });
  }, [now, changes, follow, visible]);

  return state;
}
