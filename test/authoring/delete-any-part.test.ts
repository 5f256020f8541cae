import { describe, expect, it } from 'vitest';
import { type Document, isMap, isScalar, isSeq, parseDocument, visit, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { type LintRow, lintScenario } from '../../src/authoring/lint';
import { EXAMPLE_SCENARIO } from '../../src/authoring/rules/example';
import { keyed32 } from '../../src/base/keyed';
import { overlay } from '../../src/playbook/overlay';
import { scenarioSchema } from '../../src/scenario/schema';
import { full, shipped } from '../support/shipped';

type Path = readonly (string | number)[];
type Json = { readonly [key: string]: unknown };

const { sources } = shipped();

/** The shipped scenario with the production that it builds on written out, so that each of its parts is its own. */
function writtenOut(): string {
  const document = parseDocument(sources.scenarioYaml);
  const production = parseDocument(sources.companyYaml).get('production', true);
  overlay(document.contents as YAMLMap, production as YAMLMap, new WeakSet());
  document.delete('production');
  // Aliases would make one part stand in several places.
  return parseDocument(JSON.stringify(document.toJS())).toString({ lineWidth: 0 });
}

/** The company without its production, which most of these texts do not build on, and which takes long to read. */
const bare = sources.companyYaml.slice(0, sources.companyYaml.indexOf('\nproduction:') + 1);

function lintText(text: string): readonly LintRow[] {
  const builds = /^production: company/m.test(text);
  return lintScenario({
    scenario: { file: 'scenario.yaml', text },
    playbook: { file: 'playbook.yaml', text: sources.playbookYaml },
    company: { file: 'company.yaml', text: builds ? sources.companyYaml : bare },
  }).rows;
}

const schema = z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' }) as Json;

/** What the schema says of the values at a place: several forms, where it is a union. */
function schemasAt(node: Json, path: Path): readonly Json[] {
  const ref = typeof node.$ref === 'string' ? node.$ref.split('/').slice(1) : undefined;
  if (ref !== undefined)
    return schemasAt(
      ref.reduce<Json>((at, key) => at[key] as Json, schema),
      path,
    );
  const forms = (node.anyOf ?? node.oneOf) as readonly Json[] | undefined;
  if (forms !== undefined) return forms.flatMap((form) => schemasAt(form, path));
  const [key, ...rest] = path;
  if (key === undefined) return [node];
  const properties = node.properties as Readonly<Record<string, Json>> | undefined;
  const next =
    typeof key === 'number'
      ? node.items
      : (properties?.[key] ?? (node.additionalProperties as Json | boolean | undefined));
  return typeof next === 'object' && next !== null && !Array.isArray(next) ? schemasAt(next as Json, rest) : [];
}

/** Required keys of a document, by path; `depth` counts keys, not places in lists. */
function requiredKeys(document: Document, depth: number): readonly Path[] {
  const found: Path[] = [];
  const walk = (node: unknown, path: Path): void => {
    if (isSeq(node)) for (const [i, item] of node.items.entries()) walk(item, [...path, i]);
    if (!isMap(node)) return;
    if (path.filter((k) => typeof k === 'string').length >= depth) return;
    const forms = schemasAt(schema, path);
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      // In a union only what every form requires is required whatever the rest says.
      if (forms.length > 0 && forms.every((f) => ((f.required ?? []) as readonly string[]).includes(name)))
        found.push([...path, name]);
      walk(value, [...path, name]);
    }
  };
  walk(document.contents, []);
  return found;
}

/** The places of a list, and the key by which others name its items. */
const REFERRED: readonly (readonly [list: Path, id: string, by: RegExp])[] = [
  [['variants'], 'id', /^variant$/],
  [['objectives'], 'id', /^objective$/],
  [['telemetry', 'traffic'], 'id', /^traffic$/],
  [['telemetry', 'gauges'], 'id', /^(gauge|share|connections)$/],
  [['telemetry', 'streams'], 'id', /^stream$/],
  [['exhibits', 'commits'], 'sha', /^sha$/],
  [['exhibits', 'functions'], 'name', /^function$/],
  [['exhibits', 'tracker'], 'id', /^tracker$/],
  [['truth', 'evidence'], 'id', /^evidence$/],
];

/** Items of lists that something else names. */
function referredItems(document: Document): readonly Path[] {
  const named = (id: unknown, by: RegExp): number => {
    let n = 0;
    visit(document, {
      Pair: (_, { key, value }) => {
        if (!isScalar(key) || !by.test(String(key.value))) return;
        if (isScalar(value) && value.value === id) n += 1;
        if (isSeq(value) && value.items.some((item) => isScalar(item) && item.value === id)) n += 1;
      },
    });
    return n;
  };
  return REFERRED.flatMap(([list, id, by]) => {
    const items = document.getIn(list);
    if (!isSeq(items)) return [];
    // An item's own key counts once where it has the name by which others refer to it.
    const own = by.test(id) ? 1 : 0;
    return items.items.flatMap((item, i) => (isMap(item) && named(item.get(id), by) > own ? [[...list, i]] : []));
  });
}

function without(text: string, path: Path): string {
  const document = parseDocument(text);
  document.deleteIn(path);
  return document.toString({ lineWidth: 0 });
}

/** A diagnostic that an author can act on: it names file, line, reason and mend. */
function expectTold(text: string, path: Path): void {
  const rows = lintText(without(text, path)).filter((row) => row.severity === 'error');
  const place = path.join('.');
  expect(rows.length, `deleting ${place} is told`).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row.file, place).toMatch(/\.yaml$/);
    expect(row.line, place).toBeGreaterThanOrEqual(1);
    expect(row.mend, place).toMatch(/\S+ \S+/);
    expect(row.why, place).toMatch(/\S+ \S+/);
  }
}

/** All of them, or so many drawn by key. */
function some(paths: readonly Path[], most: number): readonly Path[] {
  if (full) return paths;
  const draw = (p: Path): number => keyed32('parts', p.join('.'));
  return paths.toSorted((a, b) => draw(a) - draw(b)).slice(0, most);
}

describe('deleting a required part of a scenario', () => {
  const whole = writtenOut();
  const document = parseDocument(whole);

  it('starts from scenarios without an error', () => {
    for (const text of [whole, EXAMPLE_SCENARIO])
      expect(lintText(text).filter((r) => r.severity === 'error')).toEqual([]);
  });

  it('is told for every top-level part of the shipped scenario', () => {
    const parts = requiredKeys(document, 1);
    expect(parts.map((p) => p[0])).toEqual(
      expect.arrayContaining(['incident', 'telemetry', 'exhibits', 'injects', 'truth']),
    );
    for (const path of parts) expectTold(whole, path);
    // What builds on the company's production has some parts from there, and still cannot do without its own.
    for (const part of ['incident', 'telemetry', 'exhibits', 'truth', 'production', 'injects', 'variants']) {
      expectTold(sources.scenarioYaml, [part]);
    }
  });

  it('is told for required keys down to the third level of the shipped scenario', () => {
    const keys = requiredKeys(document, 3);
    expect(keys.length).toBeGreaterThan(300);
    for (const path of some(keys, 25)) expectTold(whole, path);
  });

  it('is told for every required key of the example, however deep', () => {
    const keys = requiredKeys(parseDocument(EXAMPLE_SCENARIO), 99);
    expect(keys.length).toBeGreaterThan(250);
    for (const path of some(keys, 60)) expectTold(EXAMPLE_SCENARIO, path);
  });

  it('is told for items of lists that something else names', () => {
    const items = referredItems(document);
    expect(items.length).toBeGreaterThan(60);
    for (const path of some(items, 15)) expectTold(whole, path);
  });

  it('says at the place what is expected there', () => {
    const row = (path: Path): LintRow | undefined => lintText(without(EXAMPLE_SCENARIO, path))[0];
    expect(row(['longest'])).toMatchObject({ code: 'schema.missing', line: 1 });
    expect(row(['longest'])?.mend).toContain('`longest:`');
    expect(row(['longest'])?.mend).toContain('12m');
    expect(row(['injects', 1, 'text'])?.mend).toContain('`text:`');
    const line = EXAMPLE_SCENARIO.split('\n').findIndex((l) => l.includes('id: eta,')) + 1;
    expect(row(['injects', 1, 'text'])?.line).toBe(line);
  });
});
