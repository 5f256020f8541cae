import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintScenario } from '../../src/authoring/lint';
import { rules } from '../../src/authoring/rules/registry';
import { exampleFolder } from '../support/authoring-example';

describe('the example that rules are shown with', () => {
  it('has no mistake and lacks nothing', () => {
    expect(lintScenario(exampleFolder({})).rows).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it('finds its bad example, with a place, a reason and what to do', () => {
    const { rows } = lintScenario(exampleFolder(rule.bad));
    const row = rows.find((r) => r.code === code);
    expect(rows.map((r) => r.code)).toContain(code);
    expect(row).toMatchObject({ severity: rule.severity, why: rule.why });
    expect(row?.line).toBeGreaterThanOrEqual(1);
    expect(row?.mend).toMatch(/\S{3}/);
  });

  it('finds nothing in its good example', () => {
    const found = lintScenario(exampleFolder(rule.good)).rows.filter((r) => r.code === code);
    expect(found).toEqual([]);
  });

  it('reads as a sentence', () => {
    for (const text of [rule.why, rule.mend]) expect(text).toMatch(/^[A-Z`].*[.]$/s);
    expect(rule.title).not.toMatch(/[.]$/);
  });
});

it('has every code once', () => {
  expect(new Set(rules.map((r) => r.code)).size).toBe(rules.length);
});

it('has every rule in the document for authors, and no other', () => {
  const text = readFileSync(new URL('../../docs/authoring.md', import.meta.url), 'utf8');
  const told = [...text.matchAll(/^\| `(scenario\.[a-z-]+)` \| (error|warning) \| (.+) \|$/gm)].map((m) => m.slice(1));
  expect(told).toEqual(rules.map((r) => [r.code, r.severity, r.title]));
});
