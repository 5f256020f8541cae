import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/authoring/lint-files';
import { parHeader } from '../../src/authoring/par';
import { resolvePlan } from '../../src/authoring/plan';
import { comparePlan, runPlan } from '../../src/authoring/run-plan';
import { careful } from '../../src/bots/careful';
import { findOnDisk, readAuthored } from '../../src/cli/authored';
import type { ExitCode } from '../../src/cli/command';
import { main } from '../../src/cli/main';
import { runHeadless } from '../../src/conduct/run-headless';
import { isResolved } from '../../src/drill/state';

const folder = mkdtempSync(join(tmpdir(), 'hotwash-new-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function call(...argv: string[]): Promise<{ readonly code: ExitCode; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const out = { line: (text: string) => lines.push(text), problem: (text: string) => lines.push(text) };
  return { code: await main(argv, out), lines };
}

describe('a new scenario', () => {
  beforeAll(async () => {
    expect((await call('new', 'first-of-mine', '--into', folder)).code).toBe(0);
    // Par is measured on many seeds.
  }, 120_000);
  const checked = () => {
    const { files, whole } = readAuthored([join(folder, 'first-of-mine')]);
    const { rows, scenarios } = checkFiles(files, findOnDisk, whole);
    const [scenario] = scenarios;
    if (scenario?.read === undefined) throw new Error(JSON.stringify(rows[0]));
    return { rows, scenario, bundle: scenario.read };
  };

  it('is a small folder in which the linter finds nothing', async () => {
    expect(readdirSync(join(folder, 'first-of-mine')).toSorted()).toEqual([
      'README.md',
      'par.json',
      'plans',
      'scenario.yaml',
    ]);
    expect(checked().rows).toEqual([]);
    expect(readFileSync(join(folder, 'first-of-mine', 'scenario.yaml'), 'utf8').split('\n').length).toBeLessThan(400);
    expect((await call('lint', join(folder, 'first-of-mine'))).code).toBe(0);
  });

  it('has plans that come out as they say', () => {
    const { scenario, bundle } = checked();
    expect(scenario.plans.map((p) => p.id)).toEqual(['good', 'wrong-fix']);
    for (const file of scenario.plans) {
      const plan = resolvePlan(file, scenario.plans);
      if (!plan.ok) throw new Error(plan.error.message);
      for (const variant of plan.value.variants) {
        expect(
          comparePlan(bundle, runPlan(bundle, plan.value, variant, scenario.par)),
          `${file.id} ${variant}`,
        ).toEqual([]);
      }
    }
  });

  it('is played to a resolution by the careful bot, whatever the cause', () => {
    const { bundle } = checked();
    for (const { id } of bundle.scenario.variants) {
      const header = parHeader(bundle, id, 'new-1');
      const { state } = runHeadless(bundle, header, [], bundle.scenario.longest, () => careful);
      expect(state.world.states.service, id).toBe('recovered');
      expect(isResolved(state), id).toBe(true);
    }
  });

  it('overwrites nothing, and is refused a name or a company that is none', async () => {
    expect((await call('new', 'first-of-mine', '--into', folder)).code).toBe(2);
    expect((await call('new', '../elsewhere', '--into', folder)).code).toBe(2);
    expect((await call('new')).code).toBe(2);
    expect((await call('new', 'other', '--company', 'nobody', '--into', folder)).code).toBe(2);
    expect(readdirSync(folder)).toEqual(['first-of-mine']);
  });
});
