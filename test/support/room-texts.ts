/** Every text (4 characters or more) in a value, also within longer ones line by line. */
export function textsIn(value: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  const walk = (v: unknown): void => {
    if (typeof v === 'string') {
      for (const part of [v, ...v.split('\n')]) {
        const text = part.trim();
        if (text.length >= 4) texts.add(text);
      }
    } else if (typeof v === 'object' && v !== null) for (const inner of Object.values(v)) walk(inner);
  };
  walk(value);
  return texts;
}

/**
 * Which of the texts can be found in bytes that went over a wire: plain, as hex, or as base64 of either alphabet, wherever
 * in a longer base64 text they may begin.
 */
export function textsFound(wire: Uint8Array, texts: Iterable<string>): readonly string[] {
  const haystack = Buffer.from(wire);
  const seen = windowsOf(haystack);
  const isThere = (form: string) => mayHold(seen, Buffer.from(form, 'latin1')) && haystack.includes(form, 0, 'latin1');
  return [...texts].filter((text) => formsOf(text).some(isThere));
}

/** Which four bytes in a row occur at all (by a hash of them): looking here first saves a search through megabytes. */
function windowsOf(bytes: Uint8Array): Uint8Array {
  const seen = new Uint8Array(2 ** 21);
  for (let i = 0; i + 4 <= bytes.length; i++) {
    const place = windowAt(bytes, i);
    seen[place >> 3] = (seen[place >> 3] ?? 0) | (1 << (place & 7));
  }
  return seen;
}

function windowAt(bytes: Uint8Array, i: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]];
  return Math.imul((a << 24) | (b << 16) | (c << 8) | d, 0x9e3779b1) >>> 8;
}

function mayHold(seen: Uint8Array, form: Uint8Array): boolean {
  for (let i = 0; i + 4 <= form.length; i++) {
    const place = windowAt(form, i);
    if (((seen[place >> 3] ?? 0) & (1 << (place & 7))) === 0) return false;
  }
  return true;
}

function formsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // Letters that hold bits of a neighbour say nothing.
    return whole.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + bytes.length) * 4) / 3));
  });
  const hex = bytes.toString('hex');
  return [
    bytes.toString('latin1'),
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map((b) => b.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}
