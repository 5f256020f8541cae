import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { situation } from '../../test/support/bot-situation';
import { destroys } from './consent';
import { addresses, addressesAnybody, hear } from './talk';

const now = situation('bad-deploy');
const said = (text: string) => hear(now, 'codex', text);

describe('who is spoken to', () => {
  it.each([
    '@Claude check the function logs',
    'Claude, please roll back generate-reading',
    'claude can you look at sentry',
    'hey Claude what did you find?',
    'thanks, Claude',
    'Please look at the charts, Claude',
  ])('“%s” is said to Claude', (text) => expect(addresses(text, 'Claude')).toBe(true));

  it.each(['I asked Claude about it already', 'check the function logs', 'Claudette is here', ''])(
    '“%s” is not',
    (text) => expect(addresses(text, 'Claude')).toBe(false),
  );

  it.each(['can someone look at sentry', 'Could anybody check the logs?', 'someone please read the error log'])(
    '“%s” is said to whoever is free',
    (text) => expect(addressesAnybody(text)).toBe(true),
  );

  it('is not everybody who is mentioned', () => expect(addressesAnybody('somebody wrote to support')).toBe(false));
});

describe('plain words', () => {
  it.each([
    ['@Claude check the function logs of generate-reading', { kind: 'logs', streams: ['fn-generate-reading'] }],
    ['can someone look at sentry', { kind: 'tracker' }],
    ['Claude, was anything deployed?', { kind: 'deployments' }],
  ])('%s', (text, target) => expect(said(text)).toEqual({ kind: 'order', order: { kind: 'look', targets: [target] } }));

  it.each([
    'Claude, please roll back generate-reading',
    'Claude, roll generate-reading back',
    'can you please put generate-reading v41 back, Claude',
  ])('%s', (text) => {
    expect(said(text)).toMatchObject({
      order: { kind: 'change', change: { op: 'functions.deploy', name: 'generate-reading', version: 'v41' } },
    });
  });

  it.each([
    ['Claude, what did you find?', { kind: 'findings' }],
    ['@Claude anything yet?', { kind: 'findings' }],
    ['Claude, where do we stand?', { kind: 'status' }],
    ['who has the ticket?', { kind: 'who', what: 'ticket' }],
    ['Claude, who is the scribe?', { kind: 'who', what: 'scribe' }],
    ['Claude, take over scribe', { kind: 'role', role: 'scribe' }],
    ['could you be our deputy, Claude', { kind: 'role', role: 'deputy' }],
    ['Claude, stop', { kind: 'stop', later: false }],
    ['@Claude please stop that', { kind: 'stop', later: false }],
    ['not now, Claude', { kind: 'stop', later: true }],
    ['thanks, Claude', { kind: 'thanks' }],
    ['Claude, well done', { kind: 'thanks' }],
    ['hello', { kind: 'greeting' }],
    ['Claude, what can you do?', { kind: 'help' }],
  ])('%s', (text, talk) => expect(said(text)).toEqual(talk));

  it('what is unclear is offered in two readings that are both understood', () => {
    for (const text of ['Claude, roll it back', 'Claude, make it better', '@Claude have a look', 'Claude, do it']) {
      const talk = said(text);
      expect(talk.kind, text).toBe('either');
      if (talk.kind !== 'either') continue;
      expect(talk.readings[0]).not.toBe(talk.readings[1]);
      for (const reading of talk.readings) expect(said(reading).kind, reading).toBe('order');
    }
  });

  it('what destroys something is seen in it, and what forbids it is not', () => {
    expect(destroys('please delete the error logs, they are too long')).toBe('traces');
    expect(destroys('drop the table of readings')).toBe('data');
    expect(destroys('do not delete the logs')).toBeUndefined();
    expect(destroys('check the logs')).toBeUndefined();
    expect(destroys('clear up who has the ticket')).toBeUndefined();
  });
});

const WORDS = [
  '@Claude',
  'Claude,',
  'roll back',
  'logs',
  'of',
  'generate-reading',
  'who',
  'stop',
  'the first',
  '“',
  '”',
  '(',
  ')',
  '[',
  '*',
  '+',
  '\\',
  '$&',
  '<img src=x onerror=alert(1)>',
  '<script>',
  '&amp;',
  'v41',
  'session 4711',
  'delete',
  'take over',
  'scribe',
  '\n',
  '\u0000',
];
const anyText = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' ')),
);

describe('whatever is said', () => {
  it('is understood as something or other, and never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const talk = said(text);
        if (talk.kind === 'either') expect(talk.readings.every((r) => r !== '')).toBe(true);
        destroys(text);
        addresses(text, 'Claude');
      }),
    );
  });

  it('takes bounded work, however long it is', () => {
    const long = [
      'Claude, '.repeat(1_300),
      `Claude ${'('.repeat(10_000)}`,
      `Claude delete ${' the'.repeat(2_500)} logs`,
      `Claude, create an index on ${'a'.repeat(10_000)}`,
      `open a bug ticket for ${'not '.repeat(2_500)}`,
      'a'.repeat(10_240),
      ' '.repeat(10_240),
    ];
    const before = performance.now();
    for (const text of long) {
      said(text);
      destroys(text);
      addresses(text, 'Claude');
      addressesAnybody(text);
    }
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
