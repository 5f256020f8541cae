import type { TrackerRow } from '../../../../world/model/operations';

/** How a level is coloured; its word always stands with it. */
export const LEVEL_TONES: Readonly<Record<TrackerRow['level'], 'warn' | 'bad'>> = {
  warning: 'warn',
  error: 'bad',
  fatal: 'bad',
};
