import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWord, parseSlash } from './parse-slash';

describe('parseSlash', () => {
  it('takes a command and what follows apart', () => {
    expect(parseSlash('/sev 1 it got worse')).toEqual({ name: 'sev', args: '1 it got worse', isComplete: true });
    expect(parseSlash('/Declare')).toEqual({ name: 'declare', args: '', isComplete: false });
    expect(parseSlash('/')).toEqual({ name: '', args: '', isComplete: false });
    expect(parseSlash('/announce-role \n a\nb ')).toEqual({ name: 'announce-role', args: 'a\nb', isComplete: true });
  });

  it('leaves plain text, paths and doubled slashes alone', () => {
    for (const text of ['', 'hello', ' /sev 1', '//sev', '/ sev', '/var/log/messages', '/1', '/-x', 'a /sev'])
      expect(parseSlash(text), text).toBeUndefined();
  });

  it('reads back every command that was put together', () => {
    const name = fc.stringMatching(/^[a-z][a-z-]{0,14}$/);
    fc.assert(
      fc.property(name, fc.string(), (command, args) => {
        const parsed = parseSlash(`/${command} ${args}`);
        expect(parsed).toEqual({ name: command, args: args.trim(), isComplete: true });
      }),
    );
  });

  it('never throws and never reads a command out of text without a leading slash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseSlash(text);
        if (!text.startsWith('/')) expect(parsed).toBeUndefined();
        if (parsed !== undefined) expect(text.toLowerCase().startsWith(`/${parsed.name}`)).toBe(true);
      }),
    );
  });
});

describe('firstWord', () => {
  it('splits once', () => {
    expect(firstWord('  claude look  at the logs ')).toEqual(['claude', 'look  at the logs']);
    expect(firstWord('')).toEqual(['', '']);
  });
});
