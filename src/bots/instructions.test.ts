import { describe, expect, it } from 'vitest';
import { situation } from '../../test/support/bot-situation';
import { cluesIn, strongest, weigh } from './clues';
import { understand } from './instructions';

const now = situation('bad-deploy');
const look = (text: string) => understand(now, { kind: 'look', text });
const fix = (text: string, subject?: string) => understand(now, { kind: 'fix', text, subject });

describe('an order to look', () => {
  it.each([
    ['check the function logs of generate-reading', [{ kind: 'logs', streams: ['fn-generate-reading'] }]],
    ['read the error log, please', [{ kind: 'logs', streams: ['error-logs'] }]],
    ['anything in the database logs?', [{ kind: 'logs', streams: ['postgres'] }]],
    ['what does Sentry say', [{ kind: 'tracker' }]],
    ['was anything deployed?', [{ kind: 'deployments' }]],
    ['how is the database doing', [{ kind: 'pages', console: 'platform' }]],
    ['our quota at OpenAI', [{ kind: 'pages', console: 'vendor' }]],
    ['call generate-reading by hand', [{ kind: 'call', name: 'generate-reading' }]],
    ['the error rate', [{ kind: 'metrics' }]],
  ])('%s', (text, targets) => {
    expect(look(text)).toEqual({ kind: 'look', targets });
  });

  it.each(['make coffee', '', 'hurry up', 'ajskdh'])('does not pretend to understand “%s”', (text) => {
    expect(look(text)).toEqual({ kind: 'unclear' });
  });
});

describe('an order to change something', () => {
  it.each([
    ['deploy generate-reading v41', { op: 'functions.deploy', name: 'generate-reading', version: 'v41' }],
    ['roll generate-reading back', { op: 'functions.deploy', name: 'generate-reading', version: 'v41' }],
    ['secret OPENAI_API_KEY backup', { op: 'secrets.set', name: 'OPENAI_API_KEY', value: 'backup' }],
    ['switch OPENAI_API_KEY to the backup key', { op: 'secrets.set', name: 'OPENAI_API_KEY', value: 'backup' }],
    ['use the backup key', { op: 'secrets.set', name: 'OPENAI_API_KEY', value: 'backup' }],
    [
      'flag reading.generate off',
      { op: 'flags.set', name: 'reading.generate', environment: 'production', value: false },
    ],
    [
      'turn reading.generate back on',
      { op: 'flags.set', name: 'reading.generate', environment: 'production', value: true },
    ],
    ['revert f3a91c6e20', { op: 'commits.revert', sha: 'f3a91c6e20' }],
    ['raise the quota at openai', { op: 'quota.raise', vendor: 'openai' }],
    ['resize the pool to 90', { op: 'pool.resize', size: 90 }],
  ])('%s', (text, change) => {
    expect(fix(text)).toEqual({ kind: 'change', change });
  });

  it('reads the subject before the text', () => {
    expect(fix('Please put it back, and say when it is out', 'deploy generate-reading v40')).toMatchObject({
      change: { version: 'v40' },
    });
  });

  it('does not change anything when it was asked to look', () => {
    expect(look('should we deploy generate-reading v41?').kind).not.toBe('change');
  });
});

describe('an order to open a bug ticket', () => {
  it.each(['Please open a bug ticket for the audit job in staging', 'file a bug about the audit job in staging'])(
    '%s',
    (text) => {
      const bug = { kind: 'bug', about: 'the audit job in staging' };
      expect(understand(now, { kind: 'other', text })).toEqual(bug);
      expect(look(text)).toEqual(bug);
    },
  );

  it.each(['Do not open a bug ticket for the audit job', "Don't file a bug for this", 'open a bug ticket'])(
    'is not seen in “%s”',
    (text) => {
      expect(understand(now, { kind: 'other', text }).kind).not.toBe('bug');
    },
  );
});

describe('clues', () => {
  it('come from the words of real systems', () => {
    const ids = (text: string): string[] => cluesIn(text).map((cause) => cause.id);
    expect(ids('429 insufficient_quota')).toEqual(['quota']);
    expect(ids("TypeError: Cannot read properties of undefined (reading 'x')")).toEqual(['code']);
    expect(ids('FATAL: remaining connection slots are reserved')).toEqual(['connections']);
    expect(ids('rate limit reached, retrying in 900 ms')).toEqual([]);
  });

  it('count by how often they were met: an old odd error is no cause', () => {
    const sums = weigh([
      { text: "TypeError: Cannot read properties of null (reading 'numbers')", times: 3 },
      { text: 'OpenAIError: 429 insufficient_quota', times: 400 },
    ]);
    expect(strongest(sums)?.id).toBe('quota');
    expect(strongest(new Map())).toBeUndefined();
  });
});
