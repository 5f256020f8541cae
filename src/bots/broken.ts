import { functionIn } from './instructions';
import type { Situation } from './intent';
import { trackerRows } from './reading';

/** What is broken, as far as anybody can see: the function that a page names, else the one whose errors lead the tracker. */
export function brokenFunction(now: Situation): string | undefined {
  const paged = now.view.pages.map((p) => functionIn(now, p.text)).find((name) => name !== undefined);
  if (paged !== undefined) return paged;
  for (const row of trackerRows(now)) {
    const found = now.company.functions.find((f) => f.service === row.service || f.id === row.service);
    if (row.events > 0 && found !== undefined) return found.id;
  }
  return undefined;
}
