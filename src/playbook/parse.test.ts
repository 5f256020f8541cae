import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMPANY_CODES, PLAYBOOK_CODES } from './checks';
import { type Diagnostic, MAX_DIAGNOSTICS, MAX_FILE_CHARACTERS, parseYamlWith, YAML_CODES } from './diagnostics';
import { parseCompany, parsePlaybook } from './parse';

const read = (name: string): string =>
  readFileSync(new URL(`../../scenarios/vyberology/${name}`, import.meta.url), 'utf8');
const PLAYBOOK = read('playbook.yaml');
const COMPANY = read('company.yaml');

/** A mistake, made by replacing `from` (which must be there) with `to`; `at` is the text that the diagnostic points to. */
interface Mistake {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly path?: string;
}

const PLAYBOOK_MISTAKES: readonly Mistake[] = [
  { code: 'yaml.syntax', from: 'id: vyberology', to: 'id: "vyberology', at: '' },
  {
    code: 'yaml.duplicate-key',
    from: 'quietMinutes: 30',
    to: 'quietMinutes: 30\n  quietMinutes: 60',
    at: 'quietMinutes: 60',
  },
  {
    code: 'schema.missing',
    from: 'dueHours: 48\n',
    to: '\n',
    at: 'clauses: [postmortem.due',
    path: 'postmortem.dueHours',
  },
  {
    code: 'schema.unknown-key',
    from: 'quietMinutes: 30',
    to: 'quietMinutes: 30\n  quiteMinutes: 30',
    at: 'quiteMinutes: 30',
  },
  {
    code: 'schema.invalid',
    from: 'minutes: 30, grace',
    to: 'minutes: half, grace',
    at: 'half, grace',
    path: 'cadence.minutes',
  },
  { code: 'schema.invalid', from: 'version: 1', to: 'version: 2', at: '2\nid: vyberology', path: 'version' },
  { code: 'schema.invalid', from: 'channel: ticket', to: 'channel: pager', at: 'pager, severities' },
  {
    code: 'playbook.duplicate-id',
    from: 'id: deputy\n    title',
    to: 'id: ic\n    title',
    at: 'ic\n    title: Deputy',
  },
  {
    code: 'playbook.unknown-clause',
    from: 'clause: role.comms',
    to: 'clause: role.press',
    at: 'role.press',
    path: 'roles[3].clause',
  },
  {
    code: 'playbook.unknown-clause',
    from: 'clauses: [postmortem.followup]',
    to: 'clauses: [postmortem.later]',
    at: 'postmortem.later',
  },
  {
    code: 'playbook.unknown-practice',
    from: 'practices: [practice.eta]',
    to: 'practices: [practice.eat]',
    at: 'practice.eat',
  },
  { code: 'playbook.unknown-role', from: 'defaultTo: ic', to: 'defaultTo: chief', at: 'chief' },
  { code: 'playbook.unknown-severity', from: 'from: SEV2', to: 'from: SEV7', at: 'SEV7' },
  { code: 'playbook.unknown-channel', from: "channel: '#incidents'", to: "channel: '#bridge'", at: "'#bridge'" },
  {
    code: 'playbook.unknown-prohibition',
    from: 'prohibitions: [evidence-deleted',
    to: 'prohibitions: [evidence-lost',
    at: 'evidence-lost',
  },
  { code: 'playbook.unknown-cause', from: 'cause: bad-deployment', to: 'cause: bad-luck', at: 'bad-luck' },
  {
    code: 'playbook.unknown-dimension',
    from: 'dimension: resolution',
    to: 'dimension: solution',
    at: 'solution\n      title',
  },
  {
    code: 'playbook.empty-dimension',
    from: 'weight: 20 }\n  #',
    to: 'weight: 10 }\n    - { id: luck, title: Luck, weight: 10 }\n  #',
    at: 'luck, title',
  },
  { code: 'playbook.weights', from: 'weight: 5 }', to: 'weight: 6 }', at: '- { id: declaration, title: Declaration' },
  { code: 'playbook.ratings-order', from: 'P: 85, S: 65', to: 'P: 65, S: 85', at: '{ P: 65' },
  { code: 'playbook.no-rule', from: '      practices: [practice.novelty]\n', to: '', at: 'novelty\n      dimension' },
  {
    code: 'playbook.severity-order',
    from: 'respondWithinMinutes: 240',
    to: 'respondWithinMinutes: 24',
    at: 'SEV3\n    n: 3',
  },
  {
    code: 'playbook.stage-order',
    from: '- id: communication\n    title',
    to: '- id: resolution\n    title',
    at: 'resolution\n    title: Communication',
  },
  {
    code: 'playbook.precedence',
    from: '[prohibitions, scenario, general]',
    to: '[general, scenario, general]',
    at: 'general]',
  },
  { code: 'playbook.template-slot', from: 'ETA: {eta}', to: 'ETA: {hope}', at: '|-\n      📊' },
  { code: 'playbook.template-slot', from: 'ETA: {eta}', to: 'ETA:', at: 'eta, label: ETA, kind' },
  {
    code: 'playbook.template-choices',
    from: "kind: text, required: true, hint: '[brief",
    to: "kind: choice, required: true, hint: '[brief",
    at: 'impact, label: Impact, kind: choice',
  },
];

const COMPANY_MISTAKES: readonly Mistake[] = [
  { code: 'company.duplicate-id', from: 'id: aiko-tanabe', to: 'id: sam-whitfield', at: 'sam-whitfield, name: Aiko' },
  { code: 'schema.invalid', from: 'name: OPENAI_API_KEY,', to: 'name: openai key,', at: 'openai key' },
];

function broken(text: string, { from, to }: Mistake): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

function offsetOf(text: string, { line, column }: Diagnostic): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

function diagnose(text: string, parse: typeof parsePlaybook | typeof parseCompany): Diagnostic[] {
  const result = parse(text, 'my.yaml');
  return result.ok ? [] : result.error;
}

describe('every mistake is told with its place', () => {
  it.each(PLAYBOOK_MISTAKES)('$code: $to', (mistake) => {
    const text = broken(PLAYBOOK, mistake);
    const found = diagnose(text, parsePlaybook);
    const hit = found.find((it) => it.code === mistake.code && text.startsWith(mistake.at, offsetOf(text, it)));
    expect(hit, JSON.stringify(found, null, 2)).toBeDefined();
    expect(hit?.file).toBe('my.yaml');
    if (mistake.path !== undefined) expect(hit?.path).toBe(mistake.path);
    expect(hit?.message).not.toBe('');
    expect(hit?.hint).not.toBe('');
  });

  it.each(COMPANY_MISTAKES)('$code: $to', (mistake) => {
    const text = broken(COMPANY, mistake);
    const found = diagnose(text, parseCompany);
    expect(found.some((it) => it.code === mistake.code && text.startsWith(mistake.at, offsetOf(text, it)))).toBe(true);
  });

  it('has a bad example for every code', () => {
    const shown = new Set([...PLAYBOOK_MISTAKES, ...COMPANY_MISTAKES].map((mistake) => mistake.code));
    const elsewhere = new Set(['yaml.too-large', 'yaml.unreadable', 'yaml.no-base']);
    const codes = [...YAML_CODES, ...PLAYBOOK_CODES, ...COMPANY_CODES];
    expect(codes.filter((code) => !shown.has(code) && !elsewhere.has(code))).toEqual([]);
  });

  it('finds nothing in the shipped files', () => {
    expect(diagnose(PLAYBOOK, parsePlaybook)).toEqual([]);
    expect(diagnose(COMPANY, parseCompany)).toEqual([]);
  });
});

describe('hostile files', () => {
  it('refuses a file that is too large without reading it', () => {
    const found = diagnose(' '.repeat(MAX_FILE_CHARACTERS + 1), parsePlaybook);
    expect(found.map((it) => it.code)).toEqual(['yaml.too-large']);
  });

  it('refuses an alias bomb', () => {
    const rows = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++)
      rows.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(diagnose(rows.join('\n'), parsePlaybook).map((it) => it.code)).toEqual(['yaml.unreadable']);
  });

  it('refuses nesting deeper than the stack', () => {
    const found = diagnose('['.repeat(400_000), parsePlaybook);
    expect(found.length).toBeGreaterThan(0);
  });

  it('stops at a number of reports that can be read', () => {
    const text = Array.from({ length: 5_000 }, (_, i) => `key${i}: 1`).join('\n');
    expect(diagnose(text, parsePlaybook)).toHaveLength(MAX_DIAGNOSTICS);
  });

  it('reads a file of very many keys in reasonable time', () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `key${i}: 1`).join('\n');
    const started = performance.now();
    expect(diagnose(text, parsePlaybook)).toHaveLength(MAX_DIAGNOSTICS);
    // With the square of the number of keys this takes more than ten seconds.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('keeps away from the prototype', () => {
    const found = diagnose(`${PLAYBOOK}\n__proto__: { polluted: true }\n`, parsePlaybook);
    expect(found.map((it) => it.code)).toEqual(['schema.unknown-key']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('never throws, and always points into the file, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const found = diagnose(text, parsePlaybook);
        expect(found.length).toBeGreaterThan(0);
        for (const it of found) expect(it.line >= 1 && it.column >= 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on a shipped file with a piece cut out, doubled or overwritten', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('- ', ': ', '{', '}', '[', '&a ', '*a', '|\n', '\n', '~', '"', '1e999'),
    );
    fc.assert(
      fc.property(fc.nat(PLAYBOOK.length), fc.nat(400), piece, (start, length, insert) => {
        const text = PLAYBOOK.slice(0, start) + insert + PLAYBOOK.slice(start + length);
        const lines = text.split('\n').length;
        for (const it of diagnose(text, parsePlaybook)) expect(it.line).toBeLessThanOrEqual(lines);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('parseYamlWith', () => {
  const schema = z.strictObject({
    list: z.array(z.union([z.literal(0), z.string().regex(/^\d+s$/, 'a duration'), z.strictObject({ a: z.int() })])),
  });

  it('reports the nearest branch of a union at the value', () => {
    const found = parseYamlWith(schema, 'list:\n  - 0\n  - 5x\n  - { a: 1.5 }\n', 'f.yaml');
    expect(found.ok ? [] : found.error.map(({ line, column, path }) => ({ line, column, path }))).toEqual([
      { line: 3, column: 5, path: 'list[1]' },
      { line: 4, column: 10, path: 'list[2].a' },
    ]);
  });

  it('follows aliases to the place where the value stands', () => {
    const found = parseYamlWith(schema, 'list:\n  - &x { a: one }\n  - *x\n', 'f.yaml');
    expect(found.ok ? [] : found.error.map((it) => it.line)).toEqual([2, 2]);
  });

  it('lets a cross check report at a path', () => {
    const found = parseYamlWith(schema, 'list: [1s, 2s]', 'f.yaml', (value, report) => {
      for (const [index] of value.list.entries()) report('test.code', ['list', index], 'No.', 'Remove it.');
    });
    expect(found.ok ? [] : found.error.map((it) => [it.code, it.column, it.path])).toEqual([
      ['test.code', 8, 'list[0]'],
      ['test.code', 12, 'list[1]'],
    ]);
  });

  it('says what an empty file lacks', () => {
    const found = parseYamlWith(schema, '', 'f.yaml');
    expect(found.ok ? [] : found.error.map(({ code, line, column }) => ({ code, line, column }))).toEqual([
      { code: 'schema.invalid', line: 1, column: 1 },
    ]);
  });
});
