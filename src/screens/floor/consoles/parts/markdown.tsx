import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { Fragment, memo, type ReactNode } from 'react';
import { isWebAddress } from './web-address';

/** Text beyond this is shown as it was typed. */
const MOST = 60_000;

/** Reads Markdown; HTML in it stays text. */
function parse(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/**
 * Markdown that somebody typed, as elements of the page. No HTML is ever taken over: a tag is shown as the letters it is made
 * of. Links are shown with their address and lead nowhere: nothing of a drill leaves it.
 */
export const Markdown = memo(function Markdown({ text }: { readonly text: string }) {
  if (text.length > MOST) return <pre>{text}</pre>;
  return <>{children(parse(text))}</>;
});

function children(node: { readonly children: readonly Nodes[] }): ReactNode {
  return node.children.map((child, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are their places in it
    <Fragment key={i}>{element(child)}</Fragment>
  ));
}

function element(node: Nodes): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p>{children(node)}</p>;
    case 'heading': {
      // The console's title is a level two heading, what stands in a text lies below it.
      const Heading = node.depth <= 2 ? 'h4' : 'h5';
      return <Heading>{children(node)}</Heading>;
    }
    case 'text':
    case 'html':
      return withBreaks(node.value);
    case 'strong':
      return <strong>{children(node)}</strong>;
    case 'emphasis':
      return <em>{children(node)}</em>;
    case 'delete':
      return <del>{children(node)}</del>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{children(node)}</blockquote>;
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{children(node)}</ol> : <ul>{children(node)}</ul>;
    case 'listItem':
      return (
        <li>
          {node.checked === true ? '[x] ' : node.checked === false ? '[ ] ' : ''}
          {node.spread
            ? children(node)
            : node.children.map((child, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are their places in it
                <Fragment key={i}>{child.type === 'paragraph' ? children(child) : element(child)}</Fragment>
              ))}
        </li>
      );
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'link': {
      const label = children(node);
      return isWebAddress(node.url) ? <span title={node.url}>{label}</span> : label;
    }
    case 'image':
      return `[${node.alt ?? 'image'}]`;
    case 'table': {
      const [head, ...rows] = node.children;
      return (
        <table>
          <thead>{head !== undefined && <tr>{head.children.map((cell, i) => cellOf('th', cell, i))}</tr>}</thead>
          <tbody>
            {rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are their places
              <tr key={i}>{row.children.map((cell, j) => cellOf('td', cell, j))}</tr>
            ))}
          </tbody>
        </table>
      );
    }
    default:
      return 'children' in node ? children(node) : 'value' in node ? node.value : null;
  }
}

/** Line breaks stay line breaks, as in the comments of an issue. */
function withBreaks(text: string): ReactNode {
  return text.split('\n').map((line, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines are their numbers
    <Fragment key={i}>
      {i > 0 && <br />}
      {line}
    </Fragment>
  ));
}

function cellOf(Cell: 'th' | 'td', cell: { readonly children: readonly Nodes[] }, key: number): ReactNode {
  return <Cell key={key}>{children(cell)}</Cell>;
}
