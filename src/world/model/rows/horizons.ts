import { DAY, type DrillTime, HOUR } from '../../../base/drill-time';

/** Rows of the error log reach back to here; drill time. */
export const ERROR_LOG_HORIZON: DrillTime = -7 * DAY;

/** Readings and sign-ins that are views of events reach back to here; drill time. What is older is seeded by the database. */
export const EVENT_HORIZON: DrillTime = -36 * HOUR;
