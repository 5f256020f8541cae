/** Sizes in px of panes that lie side by side, each with the least it may have. */
export interface SizedPane {
  readonly id: string;
  readonly min: number;
  /** A size in px that is kept when the window changes; without it the pane shares what is left. */
  readonly initial?: number;
}

export type PaneSizes = Readonly<Record<string, number>>;

/** Moves the border after pane `index` by `delta` px. Neither neighbour gets smaller than its least; the others stay. */
export function moveBorder(panes: readonly SizedPane[], sizes: PaneSizes, index: number, delta: number): PaneSizes {
  const before = panes[index];
  const after = panes[index + 1];
  if (before === undefined || after === undefined) return sizes;
  const first = sizes[before.id] ?? before.min;
  const second = sizes[after.id] ?? after.min;
  const lowest = Math.min(0, before.min - first);
  const highest = Math.max(0, second - after.min);
  const moved = Math.min(highest, Math.max(lowest, Math.round(delta)));
  return { ...sizes, [before.id]: first + moved, [after.id]: second - moved };
}

/**
 * The CSS grid tracks for panes with thin borders between them. A pane with an `initial` size keeps its px; the others
 * share the rest in proportion to what they were dragged to.
 */
export function tracks(panes: readonly SizedPane[], sizes: PaneSizes): string {
  return panes
    .map((pane) => {
      const size = sizes[pane.id];
      if (pane.initial !== undefined) return `${Math.max(pane.min, size ?? pane.initial)}px`;
      return `minmax(${pane.min}px, ${Math.max(1, size ?? 1000)}fr)`;
    })
    .join(' 1px ');
}

/** What was stored, as sizes; undefined when it is something else. */
export function parseSizes(stored: unknown): PaneSizes | undefined {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return undefined;
  const sizes: Record<string, number> = {};
  for (const [id, size] of Object.entries(stored)) {
    if (typeof size !== 'number' || !Number.isFinite(size) || size < 0 || size > 10_000) return undefined;
    sizes[id] = size;
  }
  return sizes;
}
