import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe('Markdown', () => {
  it('shows what a ticket holds', () => {
    expect(html('**Status:** x\n**IC:** y')).toBe('<p><strong>Status:</strong> x<br/><strong>IC:</strong> y</p>');
    expect(html('- a\n- [x] b')).toBe('<ul><li>a</li><li>[x] b</li></ul>');
    expect(html('| a | b |\n|--|--|\n| 1 | 2 |')).toContain('<td>1</td>');
    expect(html('# Big')).toBe('<h4>Big</h4>');
  });

  it.each([
    '<img src=x onerror="alert(1)">',
    '<script>alert(1)</script>',
    'a <b onclick=x>b</b>',
    '[go](javascript:alert(1))',
    '![x](https://example.org/x.png)',
    '<https://example.org>',
  ])('makes nothing active of %s', (text) => {
    const made = html(text);
    expect(made).not.toMatch(/<(?:img|script|a|b|iframe|svg)[\s>]/i);
    expect(made).not.toMatch(/<[^>]*\son\w+=/i);
    expect(made).not.toContain('href');
  });
});
