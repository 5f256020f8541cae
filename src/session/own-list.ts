import { err, ok, type Result } from '../base/result';
import type { Trouble } from './catalogue';
import type { House } from './ports';

/** A scenario that somebody brought along, as the library lists it. */
export interface OwnScenario {
  /** The scenario's own id; the same id brought again takes the place of the one before. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly difficulty: number;
  readonly minutes: number;
  readonly roles: readonly string[];
  readonly objectives: readonly string[];
  /** Wall times, ms. Removed ones can be had back until they are purged. */
  readonly storedAt: number;
  readonly removedAt?: number;
}

export type Keeps = Pick<House, 'archive'>;

/** Setting that holds the list. */
export const OWN_LIST = 'own-scenarios';

/** Setting that holds what a scenario was read from. */
export const textsKey = (id: string): string => `own-scenario:${id}`;

/** In addresses an own scenario is called by this and its id, so that it is never taken for one that ships. */
export const OWN_PREFIX = 'own~';

/** Scenarios that were brought along and not removed, by title. */
export async function listOwn(house: Keeps): Promise<readonly OwnScenario[]> {
  return (await ownRows(house))
    .filter((row) => row.removedAt === undefined)
    .toSorted((a, b) => (a.title < b.title ? -1 : 1));
}

/** Takes a scenario out of the list; drills that were played of it stay. */
export async function removeOwn(house: Keeps, id: string, now: number = Date.now()): Promise<Result<void, Trouble>> {
  return change(house, id, (row) => ({ ...row, removedAt: now }));
}

/** Puts a removed scenario back. */
export async function restoreOwn(house: Keeps, id: string): Promise<Result<void, Trouble>> {
  return change(house, id, ({ removedAt: _, ...row }) => row);
}

async function change(
  house: Keeps,
  id: string,
  edit: (row: OwnScenario) => OwnScenario,
): Promise<Result<void, Trouble>> {
  const saved = await house.archive.saveSetting(
    OWN_LIST,
    (await ownRows(house)).map((row) => (row.id === id ? edit(row) : row)),
  );
  return saved.ok ? ok(undefined) : err({ title: 'That did not work', lines: [saved.error.sentence] });
}

export const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

/** What lies in the storage is not trusted: rows of another form are left out. */
function isRow(value: unknown): value is OwnScenario {
  const row = value as Partial<Record<keyof OwnScenario, unknown>> | null;
  if (typeof row !== 'object' || row === null) return false;
  return (
    [row.id, row.title, row.summary].every(isText) &&
    [row.difficulty, row.minutes, row.storedAt].every(isNumber) &&
    [row.roles, row.objectives].every(isTexts) &&
    (row.removedAt === undefined || isNumber(row.removedAt))
  );
}

/** All rows, the removed ones too. */
export async function ownRows({ archive }: Keeps): Promise<readonly OwnScenario[]> {
  const stored = await archive.setting(OWN_LIST).catch(() => undefined);
  return Array.isArray(stored) ? stored.filter(isRow) : [];
}
