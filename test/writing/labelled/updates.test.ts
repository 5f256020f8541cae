import { describe, expect, it } from 'vitest';
import { judgeUpdates } from '../../../src/score/writing/updates/judge-updates';
import { SEQUENCES } from './update-sequences';
import { UPDATES } from './updates';
import { figures } from './updates.figures';

describe('the labelled updates', () => {
  it('are thirty or more, each label often enough to be counted, and a third of them held out', () => {
    expect(UPDATES.length).toBeGreaterThanOrEqual(30);
    for (const label of ['impact', 'deed', 'promise', 'guess', 'unknown', 'eta'] as const)
      expect(UPDATES.filter((u) => u.expect.includes(label)).length, label).toBeGreaterThanOrEqual(3);
    expect(UPDATES.filter((u) => u.heldOut).length / UPDATES.length).toBeGreaterThan(0.33);
    expect(new Set(UPDATES.map((u) => u.text)).size).toBe(UPDATES.length);
    expect(SEQUENCES.length).toBeGreaterThanOrEqual(12);
  });

  it('are read at least as well as measured', () => {
    const rows = new Map(figures().map((f) => [f.set, f]));
    expect(rows.get('updates')?.precision).toBeGreaterThanOrEqual(0.85);
    expect(rows.get('updates')?.recall).toBeGreaterThanOrEqual(0.85);
    expect(rows.get('updates, held out')?.precision).toBeGreaterThanOrEqual(0.8);
    expect(rows.get('updates, held out')?.recall).toBeGreaterThanOrEqual(0.8);
    expect(rows.get('update sequences')?.rank).toBeGreaterThanOrEqual(0.95);
    expect(rows.get('update sequences')?.pairs).toBeGreaterThanOrEqual(0.92);
  });

  it('leave a blank form under 5, and what is no update under 35', () => {
    const scoreOf = (text: string) => judgeUpdates({ updates: [{ at: null, text }] }).score;
    expect(judgeUpdates(SEQUENCES.find((s) => s.id === 'blank-form')?.sequence ?? { updates: [] }).score).toBeLessThan(
      5,
    );
    for (const text of [
      'https://status.example.com/incidents/42',
      'Why did the server go to the doctor? It had a virus!',
      'The moon hangs low, the night is long,\nthe river sings its silver song,\nand you, my love, are never wrong.',
      'Roses are red, servers are down, the loneliest pager in all of the town.',
      'Introducing our biggest release ever! All customers can now build faster with the new dashboard.',
      'We’re thrilled to share our fastest search ever. No more slow pages, no more errors, no more delays! Try it today.',
      'O lost packet, whither wander you,\nthe night is dark, connection slow,\nwe wait for bytes that never flow,\nour errors weep, our queues they grow.',
      'lorem ipsum dolor sit amet',
      'Update Status: {{status}} Impact: {{impact}} Next update: HH:MM',
    ])
      expect(scoreOf(text), text).toBeLessThan(35);
  });
});
