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
  const haystack = Buffer.from(wire).toString('latin1');
  return [...texts].filter((text) => formsOf(text).some((form) => haystack.includes(form)));
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
