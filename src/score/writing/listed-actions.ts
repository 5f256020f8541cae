import { filled } from '../record/fields';
import { isLeftOver } from './left-over';
import type { Postmortem } from './postmortem';
import type { Block, Located } from './read/types';
import type { TextSpan } from './types';

/** An action item as it is listed: a row of a table, a point, a line. */
export interface ListedAction {
  /** What is to be done, without what a table has in columns of its own. */
  readonly action: string;
  /** Everything that its row or point says. */
  readonly whole: string;
  /** What a table has in its columns; empty where there is no such column. */
  readonly owner: string;
  readonly due: string;
  readonly priority: string;
  readonly span: (why?: string, hint?: string) => TextSpan;
}

const COLUMNS: readonly (readonly ['owner' | 'due' | 'priority', RegExp])[] = [
  ['owner', /\b(?:owners?|assignee|assigned|who|responsible|lead|dri|by whom)\b/i],
  ['due', /\b(?:due|deadline|date|when|until|target|eta|by)\b/i],
  ['priority', /\b(?:priority|prio|urgency)\b/i],
];
const ACTION_COLUMN = /\b(?:action|items?|task|what|description|measure|step|todo|change)\b/i;

const key = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function ofRow(row: Block, header: readonly string[]): ListedAction | undefined {
  const cells = row.cells ?? [];
  const taken = new Map<string, number>();
  for (const [name, pattern] of COLUMNS) {
    const at = header.findIndex((h, i) => pattern.test(h) && ![...taken.values()].includes(i));
    if (at >= 0) taken.set(name, at);
  }
  const free = cells.map((_, i) => i).filter((i) => ![...taken.values()].includes(i));
  const named = header.findIndex((h, i) => free.includes(i) && ACTION_COLUMN.test(h));
  // Without a header that says so it is the longest cell.
  const longest = free.toSorted((a, b) => (cells[b]?.text.length ?? 0) - (cells[a]?.text.length ?? 0))[0];
  const at = named >= 0 ? named : longest;
  const cell: Located | undefined = at === undefined ? undefined : cells[at];
  if (cell === undefined) return undefined;
  const value = (name: string): string => {
    const i = taken.get(name);
    return i === undefined ? '' : (cells[i]?.text.trim() ?? '');
  };
  return {
    action: cell.text.trim(),
    whole: row.text,
    owner: value('owner'),
    due: value('due'),
    priority: value('priority'),
    span: (why, hint) => row.span(0, row.text.length, why, hint),
  };
}

/** Points below a point are more about it: an owner, a date. */
function ofPoints(blocks: readonly Block[], from: number): ListedAction | undefined {
  const first = blocks[from];
  if (first === undefined) return undefined;
  const more: Block[] = [];
  for (const b of blocks.slice(from + 1)) {
    if (b.kind !== 'item' || b.depth <= first.depth) break;
    more.push(b);
  }
  const whole = [first, ...more].map((b) => b.text).join('; ');
  return {
    action: first.text.trim(),
    whole,
    owner: '',
    due: '',
    priority: '',
    span: (why, hint) => first.span(0, first.text.length, why, hint),
  };
}

/** The action items of a postmortem, each once; what a template left is none. */
export function listedActions(postmortem: Postmortem): readonly ListedAction[] {
  const out = new Map<string, ListedAction>();
  const add = (item: ListedAction | undefined): void => {
    if (item === undefined || !filled(item.action) || isLeftOver(item.action) || !/\s/.test(item.action)) return;
    const of = key(item.action);
    if (!out.has(of)) out.set(of, item);
  };
  for (const part of postmortem.section('action-items')?.parts ?? []) {
    let header: readonly string[] = [];
    part.blocks.forEach((block, i) => {
      if (block.kind === 'header-row') header = block.cells?.map((c) => c.text) ?? [];
      else if (block.kind === 'row') add(ofRow(block, header));
      else if (block.kind === 'item') {
        const above = part.blocks.slice(0, i).findLast((b) => b.kind === 'item' && b.depth < block.depth);
        // A point below another is no item of its own, unless the one above only names a group.
        if (above === undefined || above.text.length < 30) add(ofPoints(part.blocks, i));
      } else if (block.kind === 'paragraph' && part.blocks.every((b) => b.kind === 'paragraph'))
        add(ofPoints([block], 0));
    });
  }
  return [...out.values()];
}
