import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} level={3} />);

describe('markdown that people wrote', () => {
  it('is drawn as headings, lists, tables and words', () => {
    const drawn = html('# A\n\n## B\n\n- one\n- **two**\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\n- [x] done');
    expect(drawn).toContain('<h3>A</h3>');
    expect(drawn).toContain('<h4>B</h4>');
    expect(drawn).toContain('<strong>two</strong>');
    expect(drawn).toContain('<th scope="col">a</th>');
    expect(drawn).toContain('<code>2</code>');
    expect(drawn).toContain('☑');
  });

  it('shows HTML as text', () => {
    const drawn = html('<script>alert(1)</script>\n\nhi <img src=x onerror=alert(1)>');
    expect(drawn).toContain('&lt;script&gt;');
    expect(drawn).not.toMatch(/<script|<img/);
  });

  it('leads nowhere and loads nothing', () => {
    const drawn = html('[here](javascript:alert(1)) ![pixel](https://evil.example/p.png) https://evil.example');
    expect(drawn).not.toMatch(/<a|<img|href|src/);
    expect(drawn).toContain('javascript:alert(1)');
    expect(drawn).toContain('[picture: pixel]');
  });

  it('draws only elements of its own, whatever it is given', () => {
    const allowed =
      /^(p|h[1-6]|ul|ol|li|strong|em|del|code|pre|blockquote|span|table|thead|tbody|tr|th|td|hr|br|sup|div)$/;
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        for (const [, name] of html(text).matchAll(/<([a-z0-9]+)/gi)) expect(name).toMatch(allowed);
      }),
      { numRuns: 300 },
    );
  });

  it('takes deep nesting and long documents', () => {
    expect(() => html(`${'>'.repeat(500)} deep`)).not.toThrow();
    expect(html('>'.repeat(20_000))).toMatch(/^<pre>&gt;/);
    expect(html('x'.repeat(250_000))).toMatch(/^<pre>x/);
  });
});
