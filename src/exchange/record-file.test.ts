import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleHashes } from '../drill/bundle';
import type { Entry, Header } from '../drill/record';
import type { Scorecard } from '../score/types';
import { parseBundle } from './parse-bundle';
import { readRecordFile, recordFileName, writeRecordFile } from './record-file';
import { MAX_RECORD_BYTES } from './record-format';

const read = (file: string) => readFileSync(new URL(`../../scenarios/vyberology/${file}`, import.meta.url), 'utf8');
const sources = {
  scenarioYaml: read('edge-outage/scenario.yaml'),
  playbookYaml: read('playbook.yaml'),
  companyYaml: read('company.yaml'),
};
const parsed = parseBundle(sources);
if (!parsed.ok) throw new Error('the shipped scenario does not parse');
const bundle = parsed.value;

const header: Header = {
  drillId: 'drill-1a2b3c',
  createdAt: Date.UTC(2026, 2, 4),
  engine: 'test',
  seed: 'seed',
  scenarioId: bundle.scenario.id,
  playbookId: bundle.playbook.id,
  hashes: bundleHashes(bundle),
  participants: [{ id: 'codex', name: 'Codex', kind: 'player' }],
};
const entries: readonly Entry[] = [
  { seq: 1, at: 1_000, id: 'a', by: 'codex', act: { type: 'drill.start' } },
  {
    seq: 2,
    at: 2_000,
    id: 'b',
    by: 'codex',
    act: { type: 'post', channel: '#incidents', kind: 'message', text: '<b>née</b> \u2028 "quoted" 😀' },
  },
];
const scorecard: Scorecard = {
  engine: 'test',
  percent: 81.5,
  rating: 'S',
  capped: false,
  dimensions: [],
  notApplicable: [{ indicator: 'x', reason: 'nothing' }],
  scale: { P: 85, S: 70, M: 50, hardFlagCap: 'M' },
  speed: { acknowledge: 30_000 },
  gaps: [],
  people: [],
};
const text = writeRecordFile({ header, sources, entries, scorecard });
type Raw = Record<string, unknown> & { header: Record<string, unknown>; entries: Record<string, unknown>[] };
const changed = (change: (raw: Raw) => void): string => {
  const raw = JSON.parse(text) as Raw;
  change(raw);
  return JSON.stringify(raw);
};
test('a record of version 1 is read, with hashes taken anew', () => {
  const old = changed((raw) => {
    raw.version = 1;
    raw.header.hashes = { scenario: 'old', playbook: 'old', company: 'old' };
  });
  const back = readRecordFile(old);
  expect(back.ok && back.value.header.hashes).toEqual(bundleHashes(bundle));
  expect(back.ok && back.value.entries).toEqual(entries);
  expect(readRecordFile(changed((raw) => void Object.assign(raw, { version: 1, bundle: 7 }))).ok).toBe(false);
});

const errorOf = (file: string) => {
  const result = readRecordFile(file);
  if (result.ok) throw new Error('expected an error');
  return result.error;
};

test('what is written is read back', () => {
  expect(readRecordFile(text)).toEqual({ ok: true, value: { header, sources, bundle, entries, scorecard } });
  const { scorecard: _none, ...running } = { header, sources, entries, scorecard };
  const again = readRecordFile(writeRecordFile(running));
  expect(again.ok && again.value.scorecard).toBe(undefined);
});

test('the file and its name say that it is an exercise', () => {
  expect(text.slice(0, 200)).toContain('"exercise": "EXERCISE"');
  expect(recordFileName(header)).toBe('EXERCISE-edge-outage-2026-03-04-1a2b3c.hotwash.json');
});

describe('refuses', () => {
  test('a file over the limit, before parsing it', () => {
    expect(errorOf(' '.repeat(MAX_RECORD_BYTES + 1)).code).toBe('too-large');
  });

  test('text that is no JSON, with its place', () => {
    const error = errorOf('{\n  "format": "hotwash.record",\n  "version": oops }');
    expect(error.code).toBe('not-json');
    expect(error.problems[0]?.path).toMatch(/^line 3, column \d+$/);
    expect(errorOf(text.slice(0, -20)).code).toBe('not-json');
    expect(errorOf('').code).toBe('not-json');
  });

  test('JSON of something else', () => {
    for (const other of ['[]', 'null', '3', '{}', '{"format":"x"}']) expect(errorOf(other).code).toBe('not-a-record');
  });

  test.each([3, 99, 0, -1, 1.5, '1', null])('version %s, and still hands out the scorecard', (version) => {
    const error = errorOf(changed((raw) => Object.assign(raw, { version, novelty: true })));
    expect(error.code).toBe('unknown-version');
    expect(error.scorecard).toEqual(scorecard);
  });

  test('a damaged entry, with its path', () => {
    const error = errorOf(changed((raw) => Object.assign(raw.entries[1] ?? {}, { act: { type: 'post', channel: 5 } })));
    expect(error.code).toBe('invalid');
    expect(error.problems.map((p) => p.path)).toContain('entries[1].act.channel');
    expect(error.scorecard).toEqual(scorecard);
  });

  test('fields that the format does not know', () => {
    const error = errorOf(changed((raw) => Object.assign(raw, { extra: 1 })));
    expect(error).toMatchObject({ code: 'invalid' });
  });

  test.each([
    ['a gap', (raw: Raw) => Object.assign(raw.entries[1] ?? {}, { seq: 3 }), 'entries[1].seq'],
    ['a wrong beginning', (raw: Raw) => raw.entries.shift(), 'entries[0].seq'],
    ['an id twice', (raw: Raw) => Object.assign(raw.entries[1] ?? {}, { id: 'a' }), 'entries[1].id'],
  ])('entries with %s', (_what, change, path) => {
    const error = errorOf(changed((raw) => void change(raw)));
    expect(error.code).toBe('order');
    expect(error.problems[0]?.path).toBe(path);
  });

  test('files that are not those of the drill', () => {
    const other = { ...sources, scenarioYaml: sources.scenarioYaml.replace('difficulty: ', 'difficulty: 1 # ') };
    const error = errorOf(writeRecordFile({ header, sources: other, entries }));
    expect(error.code).toBe('hashes');
    expect(error.problems[0]?.path).toBe('bundle.scenarioYaml');
  });

  test('a bundle that cannot be read, with the place in it', () => {
    const broken = { ...sources, companyYaml: `${sources.companyYaml}\nname: again\n` };
    const error = errorOf(writeRecordFile({ header, sources: broken, entries }));
    expect(error.code).toBe('bundle');
    expect(error.problems[0]?.path).toMatch(/^company\.yaml:\d+:\d+$/);
  });

  test('an alias bomb in the YAML', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `k${i}: &a${i} [*a${i - 1}, *a${i - 1}]`).slice(1);
    const bomb = `k0: &a0 [x]\n${levels.join('\n')}\n`;
    expect(errorOf(writeRecordFile({ header, sources: { ...sources, scenarioYaml: bomb }, entries })).code).toBe(
      'bundle',
    );
  });

  test('nesting deeper than the stack', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(readRecordFile(`{"format":"hotwash.record","version":1,"scorecard":${deep}}`).ok).toBe(false);
  });
});

test('never throws, whatever is done to a file', () => {
  const short = writeRecordFile({
    header,
    sources: { scenarioYaml: 'a: 1', playbookYaml: 'b: 1', companyYaml: 'c: 1' },
    entries,
  });
  const bytes = fc.record({
    from: fc.nat(short.length),
    cut: fc.nat(40),
    insert: fc.oneof(fc.string(), fc.constantFrom('}', '[', '"', 'null', '1e999', '\\u0000', '"__proto__":{},')),
  });
  fc.assert(
    fc.property(fc.array(bytes, { minLength: 1, maxLength: 6 }), (edits) => {
      let mutated = short;
      for (const { from, cut, insert } of edits) mutated = mutated.slice(0, from) + insert + mutated.slice(from + cut);
      expect(readRecordFile(mutated).ok).toBe(false);
    }),
    { numRuns: process.env.HOTWASH_FULL === '1' ? 5_000 : 400 },
  );
});

test('never throws, whatever values a file holds', () => {
  const keys = ['header', 'bundle', 'entries', 'scorecard', 'exercise', 'version'];
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
      const result = readRecordFile(changed((raw) => Object.assign(raw, { [key]: value })));
      expect(result.ok || result.error.sentence.length > 0).toBe(true);
    }),
    { numRuns: process.env.HOTWASH_FULL === '1' ? 500 : 60 },
  );
});
