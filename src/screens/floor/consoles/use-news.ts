import { useEffect, useMemo } from 'react';
import type { SessionSnapshot } from '../../../session/types';
import { useRemembered } from '../../../ui/remembered';
import { type ConsoleId, isConsoleId } from './list';
import { newsMarks } from './news';

type Marks = Readonly<Partial<Record<ConsoleId, string>>>;

function parse(stored: unknown): Marks | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  return Object.fromEntries(Object.entries(stored).filter(([id, mark]) => isConsoleId(id) && typeof mark === 'string'));
}

/** Consoles in which others have put something since the acting person last had them open. */
export function useNews(
  snapshot: SessionSnapshot,
  drillId: string,
  open: readonly ConsoleId[],
): ReadonlySet<ConsoleId> {
  const { view, actingAs } = snapshot;
  const [seenBySeat, setSeen] = useRemembered<Readonly<Record<string, Marks>>>(
    `consoles.seen.${drillId}`,
    {},
    (stored) =>
      typeof stored !== 'object' || stored === null
        ? undefined
        : Object.fromEntries(Object.entries(stored).map(([seat, marks]) => [seat, parse(marks) ?? {}])),
  );
  const marks = useMemo(() => newsMarks(view), [view]);
  const seen = seenBySeat[actingAs];
  const fresh = open.filter((id) => marks[id] !== undefined && marks[id] !== seen?.[id]);
  const wanted = fresh.join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what has become new in an open console is put down
  useEffect(() => {
    if (wanted === '') return;
    const now = Object.fromEntries(wanted.split(',').map((id) => [id, isConsoleId(id) ? (marks[id] ?? '') : '']));
    setSeen({ ...seenBySeat, [actingAs]: { ...seen, ...now } });
  }, [wanted, actingAs, marks]);

  const nothing = newsMarks({ me: view.me, bugs: [], changes: [], statusPage: [] });
  const ids = Object.keys(marks).filter(isConsoleId);
  return new Set(ids.filter((id) => !open.includes(id) && marks[id] !== (seen?.[id] ?? nothing[id])));
}
