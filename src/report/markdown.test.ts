import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { plain, table } from './markdown';

const parse = (text: string) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

/** What a piece of text becomes as the whole of a list item, where the most could go wrong. */
function itemOf(text: string) {
  const list = parse(`- ${plain(text)}`).children[0];
  return list?.type === 'list' ? list.children[0]?.children : undefined;
}

describe('plain', () => {
  it.each([
    '<script>alert(1)</script>',
    '**bold** _italic_ `code` ~~gone~~',
    '[link](javascript:alert(1)) ![image](x)',
    '# heading',
    '1. a list',
    '- [ ] a task',
    '> quoted',
    '&lt;b&gt; &#60;',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '[^1]: a note',
    '\\*',
  ])('leaves nothing but the text of %j', (text) => {
    const shown = text.replace(/\s+/g, ' ');
    expect(itemOf(text)).toMatchObject([{ type: 'paragraph', children: [{ type: 'text', value: shown }] }]);
  });

  it('leaves nothing but text of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const children = itemOf(text) ?? [];
        const types = children.flatMap((c) => (c.type === 'paragraph' ? c.children.map((x) => x.type) : [c.type]));
        expect(types.filter((type) => type !== 'text' && type !== 'link')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('lets an address lead nowhere but where it says', () => {
    const [paragraph] = itemOf('see https://evil.example/a_b') ?? [];
    const links = paragraph?.type === 'paragraph' ? paragraph.children.filter((c) => c.type === 'link') : [];
    for (const link of links)
      expect(link).toMatchObject({
        url: link.children[0] && 'value' in link.children[0] ? link.children[0].value : '',
      });
  });

  it('takes out control characters and marks that turn the direction', () => {
    expect(plain('a\u0000b\u202ec\u200bd')).toBe('abcd');
  });
});

describe('table', () => {
  it('keeps its shape whatever its cells say', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1, maxLength: 5 }), (rows) => {
        const [node] = parse(table(['a', 'b'], rows)).children;
        expect(node?.type).toBe('table');
        if (node?.type !== 'table') return;
        expect(node.children).toHaveLength(rows.length + 1);
        for (const row of node.children) expect(row.children).toHaveLength(2);
      }),
    );
  });
});
