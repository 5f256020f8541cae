/** Size of a trend's picture, in its own units. */
export const PLOT = { width: 200, height: 36 } as const;

const MARGIN = 5;

/** Where each percentage stands in the picture: 0 % at the bottom, 100 % at the top; a single one in the middle. */
export function linePoints(percents: readonly number[]): readonly { readonly x: number; readonly y: number }[] {
  const step = percents.length < 2 ? 0 : (PLOT.width - 2 * MARGIN) / (percents.length - 1);
  const first = percents.length < 2 ? PLOT.width / 2 : MARGIN;
  return percents.map((percent, i) => ({
    x: Math.round((first + i * step) * 10) / 10,
    y:
      Math.round(
        (PLOT.height - MARGIN - (Math.min(100, Math.max(0, percent)) / 100) * (PLOT.height - 2 * MARGIN)) * 10,
      ) / 10,
  }));
}
