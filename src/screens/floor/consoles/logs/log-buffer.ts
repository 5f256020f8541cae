import type { DrillTime } from '../../../../base/drill-time';
import type { LogLine } from '../../../../world/model/operations';

/** As many lines as a list holds; older ones are left out, and the list says so. */
export const MOST_LINES = 5_000;

export interface LogBuffer {
  readonly lines: readonly LogLine[];
  readonly truncated: boolean;
  readonly evidence: readonly string[];
  /** Read up to here. */
  readonly to: DrillTime;
}

/** Adds what has come since: each line once, oldest first, from `start` on, no more than fit. */
export function appendLines(
  buffer: LogBuffer,
  fresh: readonly LogLine[],
  evidence: readonly string[],
  start: DrillTime,
  to: DrillTime,
): LogBuffer {
  const recent = new Set(buffer.lines.slice(-500).map((line) => line.id));
  const added = fresh.filter((line) => !recent.has(line.id));
  const all = added.length === 0 ? buffer.lines : [...buffer.lines, ...added];
  const first = all.findIndex((line) => line.at >= start);
  const from = Math.max(first < 0 ? all.length : first, all.length - MOST_LINES);
  const seen = new Set(buffer.evidence);
  return {
    lines: from === 0 ? all : all.slice(from),
    truncated: buffer.truncated || all.length > MOST_LINES,
    evidence: evidence.every((id) => seen.has(id)) ? buffer.evidence : [...new Set([...buffer.evidence, ...evidence])],
    to,
  };
}
