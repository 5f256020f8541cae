import { describe, expect, it } from 'vitest';
import type { Step } from '../../test/support/given';
import { fullRun, playedDrill } from '../../test/support/played-drill';
import { minutes } from '../base/drill-time';
import type { Act } from '../drill/acts';
import type { Par } from '../scenario/par';
import { scoreInput } from '../score/scorecard';
import { updateChecks } from '../score/writing/updates/update-checks';
import { drillMarks } from './marks';
import { milestones, speedRows } from './milestones';
import { cadencePicture, rolesPicture, severityPicture } from './pictures';

const start: Step = [0, 'codex', { type: 'drill.start' }];
const declare: Step = [minutes(3), 'codex', { type: 'declare', severity: 'SEV2', summary: 's', impact: 'i' }];
const end = (at: number): Step => [minutes(at), 'codex', { type: 'drill.end' }];
const act = (at: number, by: string, it: Act): Step => [minutes(at), by, it];
const update = (at: number): Step =>
  act(at, 'codex', { type: 'post', channel: '#incidents', kind: 'update', text: 'u' });
const resolve = (at: number): Step => act(at, 'codex', { type: 'resolve', summary: 's', rootCause: 'r', criteria: [] });

describe('severity', () => {
  it('is declared from the declaration to the resolution, and true as the scenario says', () => {
    const { state, truth } = playedDrill([start, declare, resolve(50), end(60)]);
    const picture = severityPicture(state, truth, minutes(60));
    expect(picture.declared).toEqual([
      { from: 0, to: minutes(3), value: null },
      { from: minutes(3), to: minutes(50), value: 'SEV2' },
    ]);
    expect(picture.truth.map((s) => s.value)).toEqual([null, 'SEV2', 'SEV1']);
    expect(picture.truth.at(-1)?.to).toBe(minutes(50));
  });

  it('goes on when the incident was reopened', () => {
    const reopen = act(52, 'codex', { type: 'incident.reopen', reason: 'back' });
    const { state, truth } = playedDrill([start, declare, resolve(50), reopen, end(60)]);
    expect(severityPicture(state, truth, minutes(60)).declared.at(-1)).toEqual({
      from: minutes(3),
      to: minutes(60),
      value: 'SEV2',
    });
  });
});

describe('gaps between updates', () => {
  it('count from the declaration, and know which were too long', () => {
    const { drill, state } = playedDrill([start, declare, update(13), update(50), resolve(60), end(70)]);
    expect(cadencePicture(drill, state, minutes(70))).toEqual({
      limit: 30,
      gaps: [
        { from: minutes(3), to: minutes(13), minutes: 10, overdue: false, seq: 3 },
        { from: minutes(13), to: minutes(50), minutes: 37, overdue: true, seq: 4 },
        { from: minutes(50), to: minutes(60), minutes: 10, overdue: false },
      ],
      promises: [],
    });
  });

  it('have the promises of the updates in them, as they were judged', () => {
    const promising = (at: number, next: number): Step =>
      act(at, 'codex', {
        type: 'post',
        channel: '#incidents',
        kind: 'update',
        text: `u${at}`,
        fields: { nextUpdateAt: minutes(next) },
      });
    const steps = [start, declare, promising(10, 20), promising(18, 25), promising(40, 60), resolve(50), end(70)];
    const { drill, state, entries } = playedDrill(steps);
    const told = updateChecks(scoreInput({ bundle: drill.bundle, header: drill.header, entries, state }));
    const { promises } = cadencePicture(drill, state, minutes(70), told);
    expect(promises.map((p) => [p.from, p.due, p.kept, p.answered])).toEqual([
      [minutes(10), minutes(20), true, minutes(18)],
      [minutes(18), minutes(25), false, minutes(40)],
      [minutes(40), minutes(60), undefined, undefined],
    ]);
  });

  it('are none before anything was declared', () => {
    const { drill, state } = playedDrill([start, end(20)]);
    expect(cadencePicture(drill, state, minutes(20)).gaps).toEqual([]);
  });
});

describe('roles', () => {
  it('show nobody and two in command, and who stood in by default', () => {
    const { drill, state } = playedDrill([
      start,
      declare,
      act(5, 'codex', { type: 'role.take', role: 'ic' }),
      act(8, 'claude', { type: 'role.take', role: 'ic' }),
      act(10, 'codex', { type: 'role.release', role: 'ic' }),
      act(12, 'codex', { type: 'role.take', role: 'comms' }),
      end(20),
    ]);
    const picture = rolesPicture(drill, state, minutes(20));
    expect(picture.gaps).toEqual([
      { from: minutes(3), to: minutes(5), value: 'gap' },
      { from: minutes(8), to: minutes(10), value: 'overlap' },
    ]);
    expect(picture.bars.filter((b) => b.role === 'comms')).toEqual([
      { role: 'comms', from: minutes(12), to: minutes(20), value: 'codex' },
      { role: 'comms', from: minutes(5), to: minutes(10), value: 'codex', byDefault: true },
      { role: 'comms', from: minutes(8), to: minutes(12), value: 'claude', byDefault: true },
    ]);
  });
});

describe('beside par', () => {
  const run = playedDrill(fullRun('x'));
  const par: Par = {
    format: 'hotwash.par',
    version: 1,
    scenario: 'tiny',
    hash: 'h',
    allowance: 0,
    variants: {
      flag: {
        acknowledge: minutes(1),
        declare: minutes(2),
        mitigate: minutes(6),
        resolve: minutes(30),
        milestones: [{ id: 'bridge', title: 'Bridge', at: minutes(5) }],
      },
    },
  };

  it('counts speed from each gate', () => {
    const rows = speedRows(run.card, par, 'flag');
    expect(rows.map((r) => [r.id, r.took, r.par])).toEqual([
      ['acknowledge', undefined, minutes(1)],
      ['declare', run.card.speed.declare, minutes(2)],
      ['mitigate', minutes(8), minutes(6)],
      ['resolve', minutes(38), minutes(30)],
    ]);
  });

  it('puts the par run on the same clock', () => {
    const rows = Object.fromEntries(milestones(run.state, run.truth, par).map((m) => [m.id, m]));
    const visible = run.truth.visibleAt ?? 0;
    expect(rows.declare).toMatchObject({ at: minutes(3), par: visible + minutes(2) });
    expect(rows.mitigate).toMatchObject({ at: minutes(11), par: visible + minutes(8) });
    expect(rows.bridge).toMatchObject({ at: minutes(4), par: minutes(5) });
    expect(rows.acknowledge?.at).toBeUndefined();
  });

  it('has no par times without a par', () => {
    expect(milestones(run.state, run.truth, undefined).some((m) => m.par !== undefined)).toBe(false);
    expect(speedRows(run.card, undefined, 'flag').some((r) => r.par !== undefined)).toBe(false);
  });
});

describe('marks', () => {
  it('are in order of time and name what matters', () => {
    const { drill, state, truth } = playedDrill(fullRun('x'));
    const marks = drillMarks(drill, state, truth);
    expect(marks.map((m) => m.at)).toEqual(marks.map((m) => m.at).toSorted((a, b) => a - b));
    expect(new Set(marks.map((m) => m.kind))).toEqual(
      new Set(['inject', 'declared', 'update', 'change', 'mitigated', 'handoff', 'resolved']),
    );
    expect(marks.filter((m) => m.kind === 'declared').map((m) => m.label)).toEqual([
      'Declared SEV2',
      'Changed to SEV3',
    ]);
    expect(new Set(marks.map((m) => m.id)).size).toBe(marks.length);
  });
});
