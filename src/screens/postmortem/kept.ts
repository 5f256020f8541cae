/**
 * What was typed and is not in the record yet, kept in this browser at every keystroke: one row for each drill, person and
 * window, gone once the record has the text.
 */
export interface Kept {
  readonly text: string;
  /** The record's text that it builds on. */
  readonly base: string;
  /** Wall time, ms. */
  readonly at: number;
}

const PREFIX = 'hotwash.postmortem.';

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'base' in value &&
  typeof value.base === 'string' &&
  'at' in value &&
  typeof value.at === 'number';

/** A name for this window that a reload keeps. */
export function windowName(): string {
  const key = `${PREFIX}window`;
  try {
    const known = window.sessionStorage.getItem(key);
    if (known !== null) return known;
    const fresh = crypto.randomUUID().slice(0, 8);
    window.sessionStorage.setItem(key, fresh);
    return fresh;
  } catch {
    return 'only';
  }
}

const keyOf = (drillId: string, person: string, name: string): string => `${PREFIX}${drillId}.${person}.${name}`;

/** Keeps a text, or forgets it where there is none to keep. False: this browser does not keep it. */
export function keep(drillId: string, person: string, name: string, kept: Kept | undefined): boolean {
  try {
    const key = keyOf(drillId, person, name);
    if (kept === undefined) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** What windows of this browser kept for a person, this window's own first, then the newest. Damaged rows are passed over. */
export function findKept(
  drillId: string,
  person: string,
  name: string,
): readonly (Kept & { readonly window: string })[] {
  const prefix = keyOf(drillId, person, '');
  const found: (Kept & { readonly window: string })[] = [];
  try {
    for (let i = 0; i < window.localStorage.length; i++) {
      const key = window.localStorage.key(i);
      if (key === null || !key.startsWith(prefix)) continue;
      try {
        const value: unknown = JSON.parse(window.localStorage.getItem(key) ?? '');
        if (isKept(value)) found.push({ ...value, window: key.slice(prefix.length) });
      } catch {
        // Damaged: there is nothing to read in it.
      }
    }
  } catch {
    return [];
  }
  return found.toSorted((a, b) => Number(b.window === name) - Number(a.window === name) || b.at - a.at);
}
