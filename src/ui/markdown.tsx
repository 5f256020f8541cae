import type { Nodes, Root, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { createElement, type ReactNode, useMemo } from 'react';

/** A document longer than this is shown as it was typed: nothing that a person writes in a day is. */
const LONGEST = 60_000;
/** Nesting deeper than this is shown flat, so that a hostile document cannot exhaust the stack. */
const DEEPEST = 40;

/** The document as a tree; nothing for one that is too long, or nested too deeply for the parser's stack. */
function parse(text: string): Root | null {
  if (text.length > LONGEST) return null;
  try {
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  } catch {
    return null;
  }
}

/**
 * Markdown that people wrote, as React elements. HTML in it is shown as the text it is; links say where they lead and lead
 * nowhere; pictures are their description. Headings begin at `level`, so that a document fits into the page around it.
 */
export function Markdown({ text, level }: { readonly text: string; readonly level: 2 | 3 | 4 }) {
  const tree = useMemo(() => parse(text), [text]);
  return tree === null ? <pre>{text}</pre> : tree.children.map((node, i) => draw(node, i, level, 0));
}

function drawAll(nodes: readonly Nodes[], level: number, depth: number): readonly ReactNode[] {
  return nodes.map((node, i) => draw(node, i, level, depth + 1));
}

function draw(node: Nodes, key: number, level: number, depth: number): ReactNode {
  if (depth > DEEPEST) return null;
  const inside = 'children' in node ? () => drawAll(node.children, level, depth) : () => [];
  switch (node.type) {
    case 'text':
      return node.value;
    case 'html':
      return <code key={key}>{node.value}</code>;
    case 'paragraph':
      return <p key={key}>{inside()}</p>;
    case 'heading':
      return createElement(`h${Math.min(6, node.depth + level - 1)}`, { key }, ...inside());
    case 'strong':
      return <strong key={key}>{inside()}</strong>;
    case 'emphasis':
      return <em key={key}>{inside()}</em>;
    case 'delete':
      return <del key={key}>{inside()}</del>;
    case 'inlineCode':
      return <code key={key}>{node.value}</code>;
    case 'code':
      return (
        <pre key={key}>
          <code>{node.value}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote key={key}>{inside()}</blockquote>;
    case 'list':
      return node.ordered ? (
        <ol key={key} start={node.start ?? 1}>
          {inside()}
        </ol>
      ) : (
        <ul key={key}>{inside()}</ul>
      );
    case 'listItem':
      return (
        <li key={key}>
          {typeof node.checked === 'boolean' && (node.checked ? '☑ ' : '☐ ')}
          {inside()}
        </li>
      );
    case 'link':
      return (
        <span key={key}>
          {inside()} <span className="hw-muted">({node.url})</span>
        </span>
      );
    case 'image':
      return (
        <span key={key} className="hw-muted">
          [picture: {node.alt ?? node.url}]
        </span>
      );
    case 'table':
      return drawTable(node, key, level, depth);
    case 'thematicBreak':
      return <hr key={key} />;
    case 'break':
      return <br key={key} />;
    case 'footnoteReference':
      return <sup key={key}>{node.identifier}</sup>;
    case 'footnoteDefinition':
      return (
        <div key={key}>
          <sup>{node.identifier}</sup> {inside()}
        </div>
      );
    case 'linkReference':
      return <span key={key}>{inside()}</span>;
    default:
      return null;
  }
}

function drawTable(node: Table, key: number, level: number, depth: number): ReactNode {
  const [head, ...body] = node.children;
  const cells = (row: Table['children'][number] | undefined, Cell: 'th' | 'td') =>
    row?.children.map((cell, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: cells of a parsed document have no other name
      <Cell key={i} scope={Cell === 'th' ? 'col' : undefined}>
        {drawAll(cell.children, level, depth)}
      </Cell>
    ));
  return (
    <table key={key}>
      <thead>
        <tr>{cells(head, 'th')}</tr>
      </thead>
      <tbody>
        {body.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a parsed document have no other name
          <tr key={i}>{cells(row, 'td')}</tr>
        ))}
      </tbody>
    </table>
  );
}
