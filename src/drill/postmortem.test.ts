import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../test/support/given';
import { DAY, HOUR, MINUTE, minutes } from '../base/drill-time';
import { AT_WORK, postmortemTime, postmortemVersions } from './postmortem';
import type { DrillState } from './state';

const ended: Step = [MINUTE, 'codex', { type: 'drill.end' }];
const submitted: Step = [minutes(5), 'codex', { type: 'postmortem.submit', markdown: '# one' }];
const save = (at: number, markdown = '# x'): Step => [at, 'codex', { type: 'postmortem.save', markdown }];
const quiet = ({ seq, lastWall, refusals, ...rest }: DrillState) => rest;

describe('a revision', () => {
  it('is kept beside the first, which stays what was submitted', () => {
    const { after } = given([ended, submitted, save(minutes(6), '# two')]).when(minutes(7), 'codex', {
      type: 'postmortem.submit',
      markdown: '# two',
    });
    expect(after.phase).toBe('debrief');
    expect(after.postmortem.submitted?.markdown).toBe('# one');
    expect(postmortemVersions(after).map((v) => [v.markdown, v.seq, v.wallAfterEnd])).toEqual([
      ['# one', 3, minutes(4)],
      ['# two', 5, minutes(6)],
    ]);
  });

  it('is refused when nothing changed, and stays quiet', () => {
    const { before, when } = given([ended, submitted]);
    const { after, refused } = when(minutes(7), 'codex', { type: 'postmortem.submit', markdown: '# one' });
    expect(refused).toBe('already-done');
    expect(after.refusals.at(-1)?.sentence).toContain('Change something');
    expect(quiet(after)).toEqual(quiet(before));
  });

  it('belongs to whoever holds the pen, and the pen can be taken', () => {
    const two = { type: 'postmortem.submit', markdown: '# two' } as const;
    expect(given([ended, save(minutes(2)), submitted]).when(minutes(7), 'claude', two).refused).toBe('not-yours');
    const taken: Step = [minutes(6), 'claude', { type: 'postmortem.take-pen' }];
    const { after } = given([ended, save(minutes(2)), submitted, taken]).when(minutes(7), 'claude', two);
    expect(postmortemVersions(after).map((v) => v.by)).toEqual(['codex', 'claude']);
  });

  it('needs a first: what was not handed in cannot be, once the truth is told', () => {
    const closed: Step = [minutes(2), 'codex', { type: 'drill.close-postmortem' }];
    for (const act of [
      { type: 'postmortem.take-pen' },
      { type: 'postmortem.save', markdown: '# x' },
      { type: 'postmortem.submit', markdown: '# x' },
    ] as const)
      expect(given([ended, closed]).when(minutes(3), 'codex', act).refused).toBe('unknown-thing');
  });

  it('leaves no trace in a drill that has none', () => {
    const { before } = given([ended, save(minutes(2)), submitted]);
    expect(Object.keys(before.postmortem).sort()).toEqual(['draft', 'draftBy', 'pen', 'submitted', 'ticks']);
  });
});

describe('the time for it', () => {
  const timeOf = (...steps: readonly Step[]) => {
    const { drill, before } = given(steps);
    return postmortemTime(drill, before);
  };

  it('does not run before the end', () => {
    expect(timeOf()).toBeUndefined();
  });

  it('counts from EndEx where nothing was resolved, and stands while nobody works', () => {
    const time = timeOf(ended);
    expect(time).toMatchObject({ from: MINUTE, now: MINUTE, worked: 0, skipped: 0, left: 48 * HOUR });
  });

  it('counts from the resolution that stands', () => {
    const declared: Step = [MINUTE, 'codex', { type: 'declare', severity: 'SEV2', summary: 'down', impact: 'all' }];
    const resolved: Step = [minutes(20), 'codex', { type: 'resolve', summary: 'off', rootCause: 'f', criteria: [] }];
    const later: Step = [minutes(50), 'codex', { type: 'drill.end' }];
    expect(timeOf(declared, resolved, later)).toMatchObject({ from: minutes(20), left: 48 * HOUR - minutes(30) });
  });

  it('adds up work, and of a closed laptop only what may have been work', () => {
    const time = timeOf(ended, save(minutes(4)), save(minutes(5)), save(minutes(5) + 3 * DAY));
    expect(time?.worked).toBe(minutes(4) + AT_WORK);
    expect(time?.left).toBe(48 * HOUR - minutes(4) - AT_WORK);
  });

  it('adds what is skipped ahead, and can be late', () => {
    const time = timeOf(ended, [minutes(1), 'codex', { type: 'postmortem.skip', hours: 50 }]);
    expect(time).toMatchObject({ skipped: 50 * HOUR, left: -2 * HOUR });
  });

  it('stands at the first submission: a revision costs nothing', () => {
    const revised: Step = [minutes(25), 'codex', { type: 'postmortem.submit', markdown: '# two' }];
    expect(timeOf(ended, submitted, revised)).toEqual(timeOf(ended, submitted));
  });

  it('is not skipped over the head of whoever writes', () => {
    const { refused } = given([ended, save(minutes(2))]).when(minutes(3), 'claude', {
      type: 'postmortem.skip',
      hours: 1,
    });
    expect(refused).toBe('not-yours');
  });
});
