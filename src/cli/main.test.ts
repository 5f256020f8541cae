import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from './main';

const folder = mkdtempSync(join(tmpdir(), 'hotwash-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function call(
  ...argv: string[]
): Promise<{ code: number; lines: string[]; problems: string[]; json: () => unknown }> {
  const lines: string[] = [];
  const problems: string[] = [];
  const code = await main(argv, { line: (t) => lines.push(t), problem: (t) => problems.push(t) });
  return { code, lines, problems, json: () => JSON.parse(lines.join('\n')) as unknown };
}

describe('the command line', () => {
  it('explains itself', async () => {
    const help = await call('--help');
    expect(help.code).toBe(0);
    for (const name of ['clauses', 'replay', 'score', 'plans', 'par', 'lint', 'run', 'new', 'watch'])
      expect(help.lines.join('\n')).toContain(name);
  });

  it('tells a wrong call from a right one by its exit code', async () => {
    expect((await call()).code).toBe(2);
    expect((await call('dance')).code).toBe(2);
    expect((await call('plans', '--loud')).code).toBe(2);
    expect((await call('replay')).code).toBe(2);
    expect((await call('replay', join(folder, 'nowhere.json'))).code).toBe(2);
  });

  it('writes a record that replays to the same state, and scores it', async () => {
    const file = join(folder, 'good.json');
    const played = await call('run', 'good', '--variant', 'bad-deploy', '--out', file);
    expect(played.code).toBe(0);
    const hash = /final state ([0-9a-f]{64})/.exec(played.lines.join('\n'))?.[1];
    const replayed = await call('replay', file, '--json');
    expect(replayed.code).toBe(0);
    expect(replayed.json()).toMatchObject({ hash, refusals: 0, phase: 'debrief', scorecard: { rating: 'P' } });
    const scored = await call('score', file);
    expect(scored.lines.join('\n')).toContain('Time to declare');
  });

  it('says what is wrong with a damaged record', async () => {
    const file = join(folder, 'cut.json');
    await call('run', 'good', '--out', file);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 5_000));
    const cut = await call('replay', file);
    expect(cut.code).toBe(2);
    expect(cut.problems.join('\n')).toMatch(/JSON/);
  });

  it('lists every clause, and all of this kind of incident work', async () => {
    const listed = await call('clauses', '--json');
    const rows = listed.json() as { id: string; state: string; missing: string[] }[];
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.every((r) => (r.state === 'working') === (r.missing.length === 0))).toBe(true);
    const edge = rows.filter((r) => r.id.startsWith('edge.'));
    expect(edge.map((r) => r.state)).toEqual(['working', 'working', 'working', 'working']);
    const detect = rows.filter((r) => r.id.startsWith('detect.'));
    expect(detect.map((r) => [r.id, r.state])).toContainEqual(['detect.bug', 'working']);
    expect(detect.every((r) => r.state === 'working')).toBe(true);
  });

  it('finds the mistake in a file, and none in those that ship', async () => {
    const bad = join(folder, 'bad.plan.yaml');
    writeFileSync(
      bad,
      'format: hotwash.plan\nversion: 1\nid: bad\ntitle: Bad\nscenario: x\nexpect: {}\nvariants: [a]\nseed: s\nparticipants: []\nsteps: []\n',
    );
    const found = await call('lint', bad, '--json');
    expect(found.code).toBe(1);
    expect((found.json() as { path: string }[]).map((d) => d.path)).toContain('until');
    const home = new URL('../../scenarios/vyberology/', import.meta.url).pathname;
    const shipped = [
      'playbook.yaml',
      'company.yaml',
      'edge-outage/scenario.yaml',
      'edge-outage/plans/good.plan.yaml',
      'edge-outage/plans/late.plan.yaml',
    ];
    expect((await call('lint', ...shipped.map((f) => home + f))).code).toBe(0);
  });

  it('plays one plan', async () => {
    const silent = await call('plans', 'silent', '--variant', 'key-exhausted');
    expect(silent.code).toBe(0);
    expect(silent.lines.join('\n')).toMatch(/as expected {2}silent key-exhausted/);
  });
});
