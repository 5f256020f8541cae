import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parHeader } from '../../src/authoring/par';
import { changeText } from '../../src/bots/change';
import { dataChangeIn } from '../../src/bots/data-words';
import { BOTS } from '../../src/bots/named';
import { nextHeard, nextStop, situationOf } from '../../src/conduct/conduct';
import { type HeadlessRun, runHeadless, type ScriptedStep } from '../../src/conduct/run-headless';
import type { Participant } from '../../src/drill/record';
import { shipped } from '../support/shipped';

const { bundle } = shipped('data-loss');
const VARIANTS = bundle.scenario.variants.map((v) => v.id);
const team: readonly Participant[] = [
  { id: 'codex', name: 'Codex', kind: 'bot', role: 'ic' },
  { id: 'claude', name: 'Claude', kind: 'bot', role: 'deputy' },
  { id: 'sam-whitfield', name: 'Sam Whitfield', kind: 'bot', role: 'scribe' },
];

function play(variant: string, seed: string, participants?: readonly Participant[]): HeadlessRun {
  const header = parHeader(bundle, variant, seed);
  const cast = participants === undefined ? header : { ...header, participants: [...participants] };
  const careful = BOTS.careful;
  if (careful === undefined) throw new Error('there is no careful bot');
  return runHeadless(bundle, cast, [], bundle.scenario.longest, () => careful.policy());
}

/** When facts of a kind were caused first. */
function first(run: HeadlessRun, type: string, where: Readonly<Record<string, unknown>> = {}): number {
  const found = run.state.facts.find(
    ({ fact }) => fact.type === type && Object.entries(where).every(([k, v]) => (fact as never)[k] === v),
  );
  return found?.seq ?? Number.NaN;
}

describe.each(VARIANTS)('bots in a data loss, %s', (variant) => {
  it.each([
    ['one alone', undefined],
    ['a team', team],
  ] as const)('keep the order of the playbook: %s', (_who, participants) => {
    const run = play(variant, 'order', participants);
    const order = [
      first(run, 'flag.set', { name: 'reading.generate', value: false }),
      first(run, 'backup.taken'),
      first(run, 'backup.restored'),
      first(run, 'rows.changed'),
      run.state.facts.findLast(({ fact }) => fact.type === 'change.logged')?.seq ?? Number.NaN,
      first(run, 'flag.set', { name: 'reading.generate', value: true }),
    ];
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order.every(Number.isFinite)).toBe(true);
    if (variant === 'purge') expect(first(run, 'job.stopped')).toBeLessThan(first(run, 'rows.changed'));
    if (variant === 'overwrite') expect(first(run, 'commit.reverted')).toBeLessThan(first(run, 'rows.changed'));
    // Only what was lost: nothing was deleted, and the table was measured to be whole.
    expect(run.state.facts.filter(({ fact }) => fact.type === 'rows.changed').map(({ fact }) => fact)).toMatchObject([
      { deleted: 0 },
    ]);
    expect(run.state.facts.findLast(({ fact }) => fact.type === 'data.measured')?.fact).toMatchObject({ sound: true });
    expect(run.state.world.states).toMatchObject({ cause: 'gone', data: 'sound', service: 'recovered', feature: 'on' });
    expect(run.state.severities[0]?.severity).toBe('SEV1');
    expect(run.state.refusals).toEqual([]);
  });
});

describe('orders about data in plain words', () => {
  const run = play('purge', 'words', team);
  const now = situationOf(run.drill, run.state, 'claude');

  it('are the changes that they name', () => {
    const said = (text: string): string | undefined => {
      const change = dataChangeIn(now, text);
      return change === undefined ? undefined : changeText(change);
    };
    expect(said('please take an emergency backup')).toMatch(/^take the backup emergency-backup-\d{8}-\d{6}$/);
    expect(said('restore the nightly dump, please')).toMatch(/^restore nightly_\d{8} into restore_nightly$/);
    expect(said('Restore nightly_20251112 into restore_a')).toBe('restore nightly_20251112 into restore_a');
    expect(said('stop the job readings-retention')).toBe('switch the job readings-retention off');
    expect(said('switch the job readings-retention on')).toBe('switch the job readings-retention on');
    expect(said('stop the job that nobody knows')).toBeUndefined();
    expect(said('log a change: put 12 rows back')).toBe('log a change: put 12 rows back');
    expect(said('copy what is missing or wrong in public.readings back')).toMatch(/^copy what is missing or wrong/);
    expect(said('put the old web version back')).toBeUndefined();
  });

  it('come back as they are given: what a commander says is what a deputy understands', () => {
    for (const text of ['take the backup emergency-backup-20251112-150000', 'switch the job readings-retention off']) {
      const change = dataChangeIn(now, `@Claude please ${text}, and say when it is done.`);
      expect(change === undefined ? '' : changeText(change)).toBe(text);
    }
  });

  it('never throw, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (text) => {
        dataChangeIn(now, text);
        dataChangeIn(now, `restore the dump ${text} and log a change: ${text}`);
      }),
      { numRuns: 50 },
    );
  });
});

it('a colleague hears what only they are told, on the way to what the player sees', () => {
  const [ic, ...others] = team;
  if (ic === undefined) throw new Error('there is no team');
  const seats: readonly Participant[] = [
    ic,
    { id: 'claude', name: 'Claude', kind: 'player', role: 'deputy' },
    ...others.slice(1),
  ];
  const header = { ...parHeader(bundle, 'migration', 'heard'), participants: [...seats] };
  const nobody = () => () => [];
  const command: ScriptedStep = { at: 60_000, by: 'codex', acts: [{ type: 'role.take', role: 'ic' }] };
  const { drill, state } = runHeadless(bundle, header, [command], 20 * 60_000, nobody);
  const told = runHeadless(bundle, header, [command], 40 * 60_000, nobody).state.messages.find(
    (m) => m.id === 'inject-ic-must-leave',
  );
  const heard = nextHeard(drill, { ...state, agenda: state.agenda.filter((e) => e.at >= (told?.at ?? 0)) });
  expect(heard).toBe(told?.at);
  // The player is not stopped there: it was said to somebody else.
  expect(nextStop(drill, state, 'claude', new Set(), nobody)).not.toBe(told?.at);
});
