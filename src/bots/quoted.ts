/** How much text of a message is repeated in a report. */
const QUOTE = 110;

/** A message as people repeat it: without request ids, brackets and what is too long. */
export function quoted(text: string): string {
  const short = text
    .replace(/(?:\b\w+=)?[0-9a-f]{8}-[0-9a-f-]{27}/gi, '')
    .replace(/\[([^\][]*)\]/g, '$1:')
    .replace(/\s+/g, ' ')
    .trim();
  return `“${short.length > QUOTE ? `${short.slice(0, QUOTE - 1)}…` : short}”`;
}
