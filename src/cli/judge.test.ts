import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '../exchange/judged/document-bytes';
import { main } from './main';

interface Criterion {
  readonly id: string;
  readonly points: number;
  readonly of: number;
  readonly reason: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}
interface Row {
  readonly file: string;
  readonly score: number;
  readonly words: number;
  readonly criteria: readonly Criterion[];
  readonly notes: readonly string[];
  readonly error?: { readonly kind: string; readonly sentence: string };
}

const folder = mkdtempSync(join(tmpdir(), 'hotwash-judge-'));
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = fileURLToPath(new URL('../../test/writing/labelled/postmortems/tern-orders.md', import.meta.url));
const POOR = fileURLToPath(new URL('../../test/writing/labelled/postmortems/opaline-apology.md', import.meta.url));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function call(...argv: string[]) {
  const lines: string[] = [];
  const problems: string[] = [];
  const code = await main(argv, { line: (t) => lines.push(t), problem: (t) => problems.push(t) });
  return { code, text: lines.join('\n'), problems, rows: () => JSON.parse(lines.join('\n')) as readonly Row[] };
}

describe('judge postmortem', () => {
  it('gives one object a file, in the order given', async () => {
    const done = await call('judge', 'postmortem', POOR, GOOD, '--json');
    expect(done.code).toBe(0);
    const rows = done.rows();
    expect(rows.map((r) => r.file)).toEqual([POOR, GOOD]);
    expect(rows[0]?.score).toBeLessThan((rows[1]?.score ?? 0) - 30);
    for (const row of rows) {
      expect(row.score).toBeGreaterThanOrEqual(0);
      expect(row.score).toBeLessThanOrEqual(100);
      expect(row.words).toBeGreaterThan(200);
      expect(row.criteria.length).toBeGreaterThan(5);
      for (const c of row.criteria) {
        expect(c, c.id).toMatchObject({ id: expect.any(String), reason: expect.any(String), spans: expect.any(Array) });
        expect(c.points, c.id).toBeLessThanOrEqual(c.of);
      }
    }
  });

  it('takes any file for a document', async () => {
    const text = '# Outage\n\nThe café shop was down from 10:00 to 10:30 UTC.\n';
    const files = [
      file('empty.md', ''),
      file(
        'binary.md',
        Uint8Array.from({ length: 5_000 }, (_, i) => (i * 31) % 256),
      ),
      file('crlf.md', text.replaceAll('\n', '\r\n')),
      file('bom.txt', `\ufeff${text}`),
      file('latin1.txt', Buffer.from(text, 'latin1')),
      file('page.html', `<html><body><h1>Outage</h1><p>The shop was down.</p></body></html>`),
      file('surrogate.md', Buffer.from('a\ud800b', 'utf16le')),
      file('big.md', 'The shop was down for an hour. '.repeat(MAX_DOCUMENT_BYTES / 31)),
    ];
    const done = await call('judge', 'postmortem', ...files, '--json');
    expect(done.code).toBe(0);
    const rows = done.rows();
    expect(rows.map((r) => r.file)).toEqual(files);
    expect(rows[0]).toMatchObject({ score: 0, words: 0 });
    expect(rows[1]).toMatchObject({ score: 0, words: 0 });
    expect(rows[1]?.notes[0]).toContain('no text');
    expect(rows[3]?.score).toBe(rows[4]?.score);
  });

  it('judges the others when one cannot be read', async () => {
    const missing = join(folder, 'missing.md');
    const big = file('too-big.md', 'x'.repeat(MAX_DOCUMENT_BYTES + 1));
    const done = await call('judge', 'postmortem', missing, GOOD, big, folder, '--json');
    expect(done.code).toBe(2);
    expect(done.rows().map((r) => r.error?.kind ?? 'judged')).toEqual([
      'unreadable',
      'judged',
      'too-big',
      'unreadable',
    ]);
    expect(done.problems).toHaveLength(3);
  });

  it('prints a card for people', async () => {
    const done = await call('judge', 'postmortem', GOOD);
    expect(done.code).toBe(0);
    expect(done.text).toMatch(/tern-orders\.md: \d+\.\d of 100 \(\d+ words\)/);
    expect(done.text).toMatch(/line \d+: “/);
  });

  it('is called wrongly', async () => {
    for (const argv of [
      [],
      ['poem', GOOD],
      ['postmortem'],
      ['postmortem', GOOD, '--record', join(folder, 'none.json')],
    ]) {
      const done = await call('judge', ...argv, '--json');
      expect(done.code, argv.join(' ')).toBe(2);
      expect(done.text).toBe('');
      expect(done.problems.join('\n')).not.toBe('');
    }
  });

  it('reads standard input, and writes nothing but JSON', () => {
    const done = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', 'judge', 'postmortem', '-', '--json'],
      {
        input: '# Outage\nThe shop was down.\n',
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        encoding: 'utf8',
      },
    );
    expect(done.status, done.stderr).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject([{ file: '-' }]);
    expect(done.stderr).toBe('');
  });
});

describe('judge postmortem with a record', () => {
  const record = join(folder, 'good.json');
  beforeAll(async () => {
    await call('run', 'good', '--variant', 'bad-deploy', '--out', record);
  });

  it('holds the text against what happened', async () => {
    const own = file('own.md', '# Postmortem\n\n## Root cause\nA meteor hit the data centre.\n');
    const done = await call('judge', 'postmortem', own, '--scenario', 'edge-outage', '--record', record, '--json');
    expect(done.problems).toEqual([]);
    expect(done.code).toBe(0);
    expect(done.rows()[0]?.criteria.map((c) => c.id)).toContain('root-cause-facts');
  });

  it('refuses a record of another scenario', async () => {
    const done = await call('judge', 'postmortem', GOOD, '--scenario', 'data-loss', '--record', record, '--json');
    expect(done.code).toBe(2);
    expect(done.problems.join(' ')).toContain('edge-outage');
  });
});

describe('judge updates', () => {
  const updates = [
    {
      at: '2025-03-12T12:10:00Z',
      text: 'Investigating: about 30 % of logins fail since 12:02 UTC. Next update at 12:40 UTC.',
    },
    {
      at: '2025-03-12T12:39:00Z',
      text: 'Identified: a certificate expired. We are renewing it. Next update at 13:10 UTC.',
    },
    { at: null, text: 'Resolved.' },
  ];

  it('judges a sequence, and a status page’s text', async () => {
    const json = file('updates.json', JSON.stringify({ declared: '2025-03-12T12:05:00Z', cadence: 30, updates }));
    const page = file('page.txt', updates.map((u) => `${u.at ?? ''}\n${u.text}\n`).join('\n'));
    const none = file('none.json', '{"updates": []}');
    const done = await call('judge', 'updates', json, page, none, '--json');
    expect(done.code).toBe(0);
    const rows = done.rows();
    expect(rows).toHaveLength(3);
    expect(rows[0]?.score).toBeGreaterThan(rows[2]?.score ?? 0);
    expect(rows[2]?.score).toBe(0);
  });

  it('says what is wrong with a file', async () => {
    const wrong = file('wrong.json', '{"updates": 5}');
    const done = await call('judge', 'updates', wrong, '--json');
    expect(done.code).toBe(2);
    expect(done.rows()).toMatchObject([{ file: wrong, error: { kind: 'no-updates' } }]);
  });
});
