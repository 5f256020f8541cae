/** Characters of text for which something is kept: what is long is not kept for ever. */
const MOST_KEPT = 300_000;

/**
 * Remembers what `make` gives for a text: a record's messages and the script's words are judged and compared again and again.
 * Only time shows it, because what is given follows from the text alone; whoever gets it must not change it.
 * `mostKept` (characters of text) is less where what is made is large: what is kept has to be walked at every collection.
 */
export function remembered<T>(make: (text: string) => T, mostKept = MOST_KEPT): (text: string) => T {
  const kept = new Map<string, T>();
  let size = 0;
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (size > mostKept) {
      kept.clear();
      size = 0;
    }
    kept.set(text, made);
    size += text.length + 8;
    return made;
  };
}
