import { describe, expect, it } from 'vitest';
import { fullRun, playedDrill } from '../../test/support/played-drill';
import { captions, chapters } from './captions';

const run = playedDrill(fullRun('something'));
const list = captions(run.drill, run.state);

describe('captions', () => {
  it('stand in order of time, each with its own id', () => {
    expect(list.map((c) => c.at)).toEqual(list.map((c) => c.at).toSorted((a, b) => a - b));
    expect(new Set(list.map((c) => c.id)).size).toBe(list.length);
  });

  it('say who does what, with the step and the rule', () => {
    const declared = list.find((c) => c.text.includes('declared SEV'));
    expect(declared).toMatchObject({ by: 'codex', stage: 'Declaration', isInject: false });
    expect(declared?.text.startsWith('Codex ')).toBe(true);
    expect(declared?.why).toContain('Major');
  });

  it('name only rules that the playbook has', () => {
    const { clauses, practices } = run.drill.bundle.playbook;
    const known = new Set([...clauses, ...practices].map((c) => c.id));
    const named = list.flatMap((c) => c.clause ?? []);
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    expect(list.filter((c) => c.clause !== undefined && c.why === undefined)).toEqual([]);
  });

  it('tell looks, and the same look twice in a row only once', () => {
    const looks = list.filter((c) => c.console !== undefined);
    expect(looks.length).toBeGreaterThan(0);
    list.forEach((c, i) => {
      if (c.console !== undefined) expect(list[i - 1]?.text).not.toBe(c.text);
    });
  });

  it('tell what came from the script', () => {
    expect(list.some((c) => c.isInject)).toBe(true);
  });

  it('make chapters: each stage once, where it begins', () => {
    const parts = chapters(list);
    expect(new Set(parts.map((p) => p.stage)).size).toBe(parts.length);
    expect(parts[0]?.stage).toBe('Detection');
    for (const part of parts) expect(list.find((c) => c.stage === part.stage)?.at).toBe(part.at);
  });
});
