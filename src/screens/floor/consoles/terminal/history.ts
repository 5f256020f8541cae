/** Longest history that is kept. */
const MOST = 500;

/** The history with a line added: never empty, never the same twice in a row. */
export function remember(history: readonly string[], line: string): readonly string[] {
  const text = line.trimEnd();
  if (text.trim() === '' || history.at(-1) === text) return history;
  return [...history, text].slice(-MOST);
}

/** Newest entry before `before` that contains what is searched for; absent when there is none. */
export function searchBack(history: readonly string[], wanted: string, before = history.length): number | undefined {
  if (wanted === '') return undefined;
  for (let i = Math.min(before, history.length) - 1; i >= 0; i--) {
    if (history[i]?.includes(wanted)) return i;
  }
  return undefined;
}

/** A place in the history: `index` equal to its length is the line that is being typed. */
export interface Place {
  readonly index: number;
  /** What was being typed when one went up. */
  readonly typed: string;
}

/** One step up or down; absent at either end. */
export function step(
  history: readonly string[],
  place: Place,
  current: string,
  direction: 'up' | 'down',
): { readonly place: Place; readonly text: string } | undefined {
  const typed = place.index >= history.length ? current : place.typed;
  const index = place.index + (direction === 'up' ? -1 : 1);
  if (index < 0 || index > history.length) return undefined;
  return { place: { index, typed }, text: index === history.length ? typed : (history[index] ?? '') };
}
