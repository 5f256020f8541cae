import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAuthoredScenario } from '../authoring/authored-scenario';
import { scenariosFolder } from './load';
import { onSave, readScenario } from './watch-folder';

const folder = join(mkdtempSync(join(tmpdir(), 'hotwash-watch-')), 'mine');
cpSync(join(scenariosFolder, 'vyberology', 'edge-outage'), folder, { recursive: true });
afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

describe('a scenario that is watched', () => {
  it('is given to the app as it stands, in a form that the app accepts', () => {
    const now = readScenario(folder, 3);
    expect(now).toMatchObject({ version: 3, title: 'Readings cannot be generated', minutes: 120 });
    expect(now.rows.filter((row) => row.severity === 'error')).toEqual([]);
    expect(readAuthoredScenario(JSON.parse(JSON.stringify(now)))).toEqual(now);
    expect(readAuthoredScenario('<!doctype html>')).toBeUndefined();
  });

  it('says what is wrong after a save, and when nothing is there', async () => {
    const file = join(folder, 'scenario.yaml');
    const saved = new Promise<void>((resolve) => {
      const stop = onSave(folder, () => {
        stop();
        resolve();
      });
    });
    writeFileSync(file, readFileSync(file, 'utf8').replace('roles: [ic,', 'roles: [captain,'));
    await saved;
    const now = readScenario(folder, 4);
    expect(now.rows.map((row) => row.severity)).toContain('error');
    expect(now.rows.some((row) => row.message.includes('captain') || row.message.includes('`ic`'))).toBe(true);
    expect(readScenario(join(folder, 'plans'), 5).problem).toMatch(/no scenario/);
    expect(readScenario(join(folder, 'gone'), 6).problem).toBeDefined();
  });
});
