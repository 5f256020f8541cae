import type { Nodes, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A cell or a line of a document, with its place in the Markdown. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface ListItem extends Piece {
  /** Set for an entry of a task list. */
  readonly checked?: boolean;
  readonly depth: number;
}

export interface TableRows {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Piece[])[];
}

/** A labelled value: `**Duration:** 45 minutes`; the points of a list below it belong to it. */
export interface Field extends Piece {
  readonly label: string;
}

export interface Section {
  readonly title: string;
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  /** Everything below the heading as plain text, one block a line. */
  readonly text: string;
  readonly items: readonly ListItem[];
  readonly tables: readonly TableRows[];
  readonly fields: readonly Field[];
}

export interface Document {
  readonly title: string;
  readonly markdown: string;
  readonly sections: readonly Section[];
}

/** Nesting deeper than this is not read: no postmortem needs it, and hostile text could be made of it. */
const MAX_DEPTH = 40;

/** The plain text of a node. Code and quotations keep theirs; HTML is left out. */
export function plain(node: Nodes, depth = 0): string {
  if (depth > MAX_DEPTH || node.type === 'html') return '';
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const separator = ['root', 'list', 'listItem', 'blockquote', 'table'].includes(node.type)
    ? '\n'
    : node.type === 'tableRow'
      ? ' | '
      : '';
  return node.children.map((child) => plain(child, depth + 1)).join(separator);
}

function place(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function collectItems(node: Nodes, depth: number, out: ListItem[]): void {
  if (depth > MAX_DEPTH || !('children' in node)) return;
  for (const child of node.children) {
    if (child.type === 'listItem') {
      const own = child.children.filter((c) => c.type !== 'list').map((c) => plain(c));
      out.push({
        text: own.join('\n').trim(),
        depth,
        ...place(child),
        ...(typeof child.checked === 'boolean' ? { checked: child.checked } : {}),
      });
      collectItems(child, depth + 1, out);
    } else if (child.type === 'list' || child.type === 'blockquote') collectItems(child, depth, out);
  }
}

function tableRows(table: Table): TableRows {
  const [head, ...body] = table.children;
  return {
    header: head?.children.map((c) => plain(c).trim()) ?? [],
    rows: body.map((row) => row.children.map((cell) => ({ text: plain(cell).trim(), ...place(cell) }))),
  };
}

const LABEL = /^\s*([\p{L}][^:?\n]{0,60}?)\s*(?:\?\s*:?|:)\s*([\s\S]*)$/u;

/** Labelled values of a section: in points, in paragraphs, one a line, with the list that follows a label without value. */
function collectFields(nodes: readonly RootContent[]): readonly Field[] {
  const out: Field[] = [];
  const add = (text: string, at: { start: number; end: number }, more: string): void => {
    const m = LABEL.exec(text);
    if (m?.[1] === undefined) return;
    out.push({ label: m[1].trim(), text: [m[2]?.trim() ?? '', more].filter((x) => x !== '').join('\n'), ...at });
  };
  nodes.forEach((node, i) => {
    if (node.type === 'list') {
      for (const item of node.children) {
        const own = item.children
          .filter((c) => c.type !== 'list')
          .map((c) => plain(c))
          .join('\n');
        const below = item.children
          .filter((c) => c.type === 'list')
          .map((c) => plain(c))
          .join('\n');
        add(own, place(item), below);
      }
    } else if (node.type === 'paragraph') {
      const lines = plain(node).split('\n');
      const next = nodes[i + 1];
      lines.forEach((line, k) => {
        const follows = k === lines.length - 1 && next?.type === 'list' && /[:?]\s*$/.test(line) ? plain(next) : '';
        add(line, place(node), follows);
      });
    }
  });
  return out;
}

function sectionOf(title: string, depth: number, start: number, nodes: readonly RootContent[], end: number): Section {
  const items: ListItem[] = [];
  for (const node of nodes) if (node.type === 'list') collectItems({ type: 'root', children: [node] }, 0, items);
  return {
    title,
    depth,
    start,
    end,
    text: nodes
      .map((n) => plain(n))
      .join('\n')
      .trim(),
    items,
    tables: nodes.flatMap((n) => (n.type === 'table' ? [tableRows(n)] : [])),
    fields: collectFields(nodes),
  };
}

/** No postmortem is longer; what comes after is not read, so that a huge paste cannot stall the card. */
const MAX_LENGTH = 60_000;

/** The part that is read, with quotations and lists that are nested absurdly deep laid flat. Places stay as they are. */
function readable(markdown: string): string {
  return markdown
    .slice(0, MAX_LENGTH)
    .replace(/^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){21,}/gm, (run) => ' '.repeat(run.length));
}

/**
 * Takes a Markdown document apart into its sections. A section runs to the next heading of its own depth or a higher one,
 * so what stands under a smaller heading belongs to both. Never throws: any text is some document.
 */
export function parseDocument(markdown: string): Document {
  const root = fromMarkdown(readable(markdown), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const nodes = root.children;
  const sections: Section[] = [];
  let title = '';
  nodes.forEach((node, i) => {
    if (node.type !== 'heading') return;
    const text = plain(node).trim();
    if (node.depth === 1 && title === '') title = text;
    const stop = nodes.findIndex((n, k) => k > i && n.type === 'heading' && n.depth <= node.depth);
    const own = nodes.slice(i + 1, stop < 0 ? undefined : stop);
    const end = own.at(-1)?.position?.end.offset ?? place(node).end;
    sections.push(sectionOf(text, node.depth, place(node).start, own, end));
  });
  return { title, markdown, sections };
}

const key = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The section with a title, whatever its capitals and marks; a longer heading that begins with it counts too. */
export function sectionTitled(document: Document, title: string): Section | undefined {
  const wanted = key(title);
  return (
    document.sections.find((s) => s.depth > 1 && key(s.title) === wanted) ??
    document.sections.find((s) => s.depth > 1 && key(s.title).startsWith(`${wanted} `)) ??
    document.sections.find((s) => key(s.title) === wanted)
  );
}

/** The value of a labelled field of a section. */
export function fieldIn(section: Section | undefined, label: string): Field | undefined {
  const wanted = key(label);
  return (
    section?.fields.find((f) => key(f.label) === wanted) ?? section?.fields.find((f) => key(f.label).startsWith(wanted))
  );
}
