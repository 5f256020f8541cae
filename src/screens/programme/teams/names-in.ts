import { FIELDS } from '../../../programme/fields';

/** A person as a pasted list names them. */
export interface NamedRow {
  readonly name: string;
  /** Empty: none, or none that is one. */
  readonly email: string;
}

const MOST = 200;

/** The people in a pasted list, each once: one a line or divided by commas or semicolons, with or without `<ana@example.org>`. */
export function namesIn(text: string): readonly NamedRow[] {
  const rows = new Map<string, NamedRow>();
  for (const piece of text.split(/[\n,;]+/)) {
    const bare = piece.replace(/^[\s\-*\u2022\d.)]+/, '').trim();
    const address = /<?([^\s<>]+@[^\s<>]+)>?\s*$/.exec(bare)?.[1] ?? '';
    const email = FIELDS.person.shape.email.safeParse(address).success ? address : '';
    const left = bare
      .replace(/<?[^\s<>]+@[^\s<>]+>?\s*$/, '')
      .replace(/\s+/g, ' ')
      .trim();
    // Of an address alone, what stands before the @ is better than nothing.
    const name = (left === '' ? (address.split('@')[0] ?? '') : left).slice(0, 200);
    if (name !== '' && !rows.has(name.toLowerCase()) && rows.size < MOST) rows.set(name.toLowerCase(), { name, email });
  }
  return [...rows.values()];
}
