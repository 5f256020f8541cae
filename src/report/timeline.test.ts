import { describe, expect, it } from 'vitest';
import { given } from '../../test/support/given';
import { fullRun, playedDrill } from '../../test/support/played-drill';
import { minutes } from '../base/drill-time';
import { type Act, type ActType, actTypes } from '../drill/acts';
import { facilitatorActs, seatActs } from '../drill/facilitation-acts';
import { timeline } from './timeline';

/** Acts that say nothing by themselves: the clock, looks, tools (their facts are rows), pen and drafts, and small talk. */
const SILENT: readonly ActType[] = [
  'drill.resume',
  'drill.pace',
  'drill.skip',
  'drill.close-postmortem',
  'look',
  'tool.run',
  'db.run',
  'tool.done',
  'task.acknowledge',
  'postmortem.take-pen',
  'postmortem.save',
  'postmortem.tick',
  'hint.take',
  // Not for players: what is sent in and who dropped out are rows, and not how that came about.
  ...facilitatorActs.filter((type) => type !== 'role.assign'),
  ...seatActs,
];

describe('timeline', () => {
  const run = playedDrill(fullRun('something'));
  const rows = timeline(run.drill, run.state);

  it('takes the whole test run', () => {
    expect(run.state.refusals).toEqual([]);
  });

  it('has a row for every act but the silent ones', () => {
    const { drill, before } = given([]);
    const more: Partial<Record<ActType, Act>> = {
      'drill.pause': { type: 'drill.pause', reason: 'player' },
      'drill.stop-real': { type: 'drill.stop-real' },
      'page.acknowledge': { type: 'page.acknowledge', pageId: 'p' },
      'role.release': { type: 'role.release', role: 'ic' },
      'role.assign': { type: 'role.assign', role: 'ic', to: 'codex' },
      'role.decline': { type: 'role.decline', role: 'ic' },
      'postmortem.skip': { type: 'postmortem.skip', hours: 16 },
      'incident.reopen': { type: 'incident.reopen', reason: 'it is back' },
    };
    for (const type of actTypes) {
      const act = run.entries.find((e) => e.act.type === type)?.act ?? more[type];
      if (act === undefined) {
        expect(SILENT, `${type} is in no test run`).toContain(type);
        continue;
      }
      const happening = { seq: 1, at: 0, wall: 0, by: 'codex', act };
      const told = timeline(drill, { ...before, happenings: [happening] });
      expect(
        told.filter((r) => r.seq === 1),
        type,
      ).toHaveLength(SILENT.includes(type) ? 0 : 1);
    }
  });

  it('stands in order of time', () => {
    expect(rows.map((r) => r.at)).toEqual(rows.map((r) => r.at).toSorted((a, b) => a - b));
  });

  it('tells a change of production by its fact, with the entry that caused it', () => {
    expect(rows.filter((r) => r.kind === 'change')).toEqual([
      { at: minutes(11), seq: 26, by: 'claude', kind: 'change', text: 'turned the flag x off in production' },
    ]);
  });

  it('tells what was sent in, without an entry', () => {
    const page = rows.find((r) => r.kind === 'inject');
    expect(page).toMatchObject({ by: 'monitoring', text: 'page: Errors are high.' });
    expect(page?.seq).toBeUndefined();
  });

  it('leaves out direct messages and small talk', () => {
    const quiet = given([
      [minutes(1), 'codex', { type: 'post', channel: 'dm:claude', kind: 'answer', text: 'a secret' }],
      [minutes(1), 'codex', { type: 'post', channel: '#incidents', kind: 'message', text: 'a chat' }],
    ]);
    const text = timeline(quiet.drill, quiet.before).map((r) => r.text);
    expect(text.join()).not.toMatch(/secret|chat/);
  });

  it('shortens long texts and joins their lines', () => {
    const long = playedDrill(fullRun(`one\ntwo ${'x'.repeat(300)}`));
    const declared = timeline(long.drill, long.state).find((r) => r.kind === 'declaration');
    expect(declared?.text).toMatch(/^declared SEV2: one two x+…$/);
    expect(declared?.text.length).toBeLessThan(180);
  });
});
