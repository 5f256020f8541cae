import type { WritingCard } from '../../score/writing/types';
import { byLoss } from './places';

/** Nothing of a document may become markup of the card. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

/** More places than these are counted, not quoted. */
const MOST_QUOTED = 5;

/** A card as Markdown, what costs most first. */
export function cardMarkdown(name: string, card: WritingCard): string {
  const lines = [`# Judged: ${plain(name)}`, '', `**${card.score.toFixed(1)} of 100**, ${card.words} words.`, ''];
  for (const note of card.notes) lines.push(`> ${plain(note)}`);
  for (const c of byLoss(card.criteria)) {
    lines.push('', `## ${plain(c.title)}: ${c.points} of ${c.of}`, '', plain(c.reason));
    if (c.hint !== undefined) lines.push('', `What would earn more: ${plain(c.hint)}`);
    if (c.spans.length > 0) lines.push('');
    for (const s of c.spans.slice(0, MOST_QUOTED))
      lines.push(`- “${plain(s.text)}”${s.why === undefined ? '' : `: ${plain(s.why)}`}`);
    if (c.spans.length > MOST_QUOTED) lines.push(`- and ${c.spans.length - MOST_QUOTED} more places`);
    lines.push('', `Source: ${plain(c.source)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A card as JSON, in the form that the command line prints. */
export function cardJson(name: string, card: WritingCard): string {
  return `${JSON.stringify([{ file: name, ...card }], null, 2)}\n`;
}

/** What the exported card is called: the document's name without its ending. */
export function exportName(name: string, ending: string): string {
  const base = name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${base === '' ? 'document' : base}-judged.${ending}`;
}
