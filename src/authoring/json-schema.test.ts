import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from './json-schema';

const committed = (name: string): string =>
  readFileSync(new URL(`../../public/schema/${name}`, import.meta.url), 'utf8');

describe('the schemas for editors', () => {
  it.each(Object.entries(jsonSchemas()))('%s is what stands in public/schema', (name, text) => {
    // `npm run -s hotwash -- schema --write` brings it up to date.
    expect(committed(name)).toBe(text);
  });

  it('know the fields of a scenario and ask for none that its company may have', () => {
    const scenario = JSON.parse(jsonSchemas()['scenario.schema.json'] ?? '') as {
      properties: object;
      required?: unknown;
    };
    expect(Object.keys(scenario.properties)).toEqual(
      expect.arrayContaining(['incident', 'injects', 'truth', 'production']),
    );
    expect(scenario.required).toBeUndefined();
  });
});
