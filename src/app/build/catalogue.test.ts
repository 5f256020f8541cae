import { fileURLToPath } from 'node:url';
import { catalogue as fromBuild } from 'virtual:catalogue';
import { expect, test } from 'vitest';
import { readCatalogue } from './read-catalogue';

const found = readCatalogue(fileURLToPath(new URL('../../../scenarios', import.meta.url)));

test('the catalogue lists the shipped scenarios with titles of roles and whole minutes', () => {
  expect(found.scenarios.map((row) => row.id)).toContain('edge-outage');
  for (const row of found.scenarios) {
    expect(row.roles).not.toHaveLength(0);
    expect(Number.isInteger(row.minutes)).toBe(true);
  }
  expect(found.nextDrill).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('the build hands out the same', () => {
  expect(fromBuild).toEqual(found);
});
