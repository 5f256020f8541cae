import { describe, expect, it } from 'vitest';
import { parHeader } from '../../src/authoring/par';
import { careful } from '../../src/bots/careful';
import { listScenarios } from '../../src/cli/load';
import { nextBotAct, nextStop } from '../../src/conduct/conduct';
import { runHeadless } from '../../src/conduct/run-headless';
import type { Bundle } from '../../src/drill/bundle';
import { createDrill } from '../../src/drill/drill';
import { applyEntry, foldEntries, initialState } from '../../src/drill/fold';
import type { Header, Participant } from '../../src/drill/record';
import { type DrillState, isResolved } from '../../src/drill/state';
import { viewFor } from '../../src/drill/view';
import { scoreDrill } from '../../src/score/scorecard';
import { truthTimeline } from '../../src/score/truth-timeline';
import { full, shipped } from '../support/shipped';

const { bundle } = shipped('edge-outage');
const MINUTE = 60_000;
const seeds = Array.from({ length: full ? 50 : 4 }, (_, i) => `bots-${i + 1}`);

const bot = (id: string, name: string, role?: string): Participant => ({
  id,
  name,
  kind: 'bot',
  ...(role === undefined ? {} : { role }),
});
const player = (id: string, name: string, role: string): Participant => ({ id, name, kind: 'player', role });

function header(seed: string, variant: string, participants: Participant[], of: Bundle = bundle): Header {
  return { ...parHeader(of, variant, seed), drillId: `bots-${seed}`, participants };
}

/** Is there nothing to declare, in any variant? */
const calm = (of: Bundle): boolean => of.scenario.truth.notIncident === true;

/** Bug tickets that the script asks for, and no others, are opened, besides the one for what turned out to be no incident. */
function expectBugs(of: Bundle, state: DrillState): void {
  const asked = of.scenario.injects.filter((i) => i.expected?.act === 'bug.open').length;
  expect(state.bugs.map((b) => b.title)).toHaveLength(asked + (calm(of) ? 1 : 0));
}

/** Judged to be none, not declared, and looked at again over the time that the playbook wants quiet. */
function expectWatched(of: Bundle, state: DrillState): void {
  expect(state.severities).toEqual([]);
  const judged = state.assessments[0];
  expect(judged?.verdict).toBe('not-incident');
  const quiet = of.playbook.resolution.quietMinutes * MINUTE;
  const looked = state.looks.filter((l) => l.console === 'metrics' && l.at >= (judged?.at ?? 0) + quiet / 2);
  expect(looked.length).toBeGreaterThan(1);
}

const scenarios = listScenarios().map(({ id }) => shipped(id));
const cases = scenarios.flatMap((s) => s.bundle.scenario.variants.map((v) => ({ ...s, variant: v.id })));

describe.each(cases)('bots in $id, $variant', ({ bundle: of, par, variant }) => {
  it.each(seeds)('the careful bot brings it to a good end (%s)', (seed) => {
    const head = parHeader(of, variant, seed);
    const run = runHeadless(of, head, [], of.scenario.longest, () => careful);
    expect(run.state.refusals).toEqual([]);
    expectBugs(of, run.state);
    if (calm(of)) expectWatched(of, run.state);
    else {
      expect(run.state.phase).toBe('debrief');
      expect(isResolved(run.state)).toBe(true);
      expect(truthTimeline(of, run.state, run.state.t).fixedAt).toBeDefined();
    }
    const card = scoreDrill({
      bundle: of,
      header: head,
      entries: run.entries,
      state: run.state,
      ...(par === undefined ? {} : { par }),
    });
    expect(card.percent).toBeGreaterThan(85);
  });

  it.each(seeds)('a team of bots without any player resolves it (%s)', (seed) => {
    const team = [
      bot('codex', 'Codex', 'ic'),
      bot('claude', 'Claude', 'deputy'),
      bot('aiko-tanabe', 'Aiko Tanabe', 'scribe'),
    ];
    const run = runHeadless(of, header(seed, variant, team, of), [], 100 * MINUTE);
    expect(run.state.refusals).toEqual([]);
    if (calm(of)) {
      expectWatched(of, run.state);
      expectBugs(of, run.state);
      return;
    }
    expect(truthTimeline(of, run.state, run.state.t).mitigatedAt).toBeLessThan(30 * MINUTE);
    expect(isResolved(run.state)).toBe(true);
    expect(run.state.tasks.length).toBeGreaterThan(2);
    expectBugs(of, run.state);
    expect(run.state.tasks.every((t) => t.reportedAt !== undefined)).toBe(true);
  });
});

describe('a colleague', () => {
  const team = [
    player('codex', 'Codex', 'ic'),
    bot('claude', 'Claude', 'deputy'),
    bot('aiko-tanabe', 'Aiko Tanabe', 'scribe'),
  ];
  const head = header('colleague', 'bad-deploy', team);
  const start = (at: number, act: Parameters<typeof actOf>[1]) => actOf(at, act);
  function actOf(at: number, act: import('../../src/drill/acts').Act) {
    return { at, by: 'codex', acts: [act] };
  }
  const run = runHeadless(
    bundle,
    head,
    [
      start(MINUTE, { type: 'role.take', role: 'ic' }),
      start(2 * MINUTE, {
        type: 'declare',
        severity: 'SEV2',
        summary: 'Readings fail',
        impact: 'People cannot generate a reading',
      }),
      start(2 * MINUTE + 1, {
        type: 'ticket.open',
        title: 'SEV-2: Readings fail',
        labels: ['incident', 'sev-2'],
        body: 'x',
      }),
      start(3 * MINUTE, {
        type: 'task.give',
        taskId: 'look',
        to: 'claude',
        kind: 'look',
        text: 'Please check the function logs of generate-reading',
      }),
      start(4 * MINUTE, { type: 'task.give', taskId: 'odd', to: 'claude', kind: 'other', text: 'Brew some coffee' }),
      start(20 * MINUTE, {
        type: 'task.give',
        taskId: 'bug',
        to: 'claude',
        kind: 'other',
        text: 'Please open a bug ticket for the nightly audit in staging.',
      }),
      start(10 * MINUTE, {
        type: 'task.give',
        taskId: 'fix',
        to: 'claude',
        kind: 'fix',
        text: 'Please put it back',
        subject: 'deploy generate-reading v41',
      }),
      start(15 * MINUTE, { type: 'approval.ask', askId: 'a1', of: 'claude', text: 'May I delete the logs of today?' }),
      start(16 * MINUTE, {
        type: 'post',
        channel: '#incidents',
        kind: 'message',
        text: '@Claude can you look at the deployments?',
      }),
    ],
    40 * MINUTE,
  );
  const task = (id: string) => run.state.tasks.find((t) => t.id === id);

  it('takes its role once there is an incident, not before', () => {
    const held = run.state.roles.find((r) => r.person === 'claude');
    expect(held?.role).toBe('deputy');
    expect((held?.from ?? 0) - 2 * MINUTE).toBeGreaterThanOrEqual(20_000);
    expect((held?.from ?? 0) - 2 * MINUTE).toBeLessThanOrEqual(90_000);
  });

  it('acknowledges a task, looks, and reports what was on the screen', () => {
    const look = task('look');
    expect((look?.acknowledgedAt ?? 0) - 3 * MINUTE).toBeGreaterThanOrEqual(15_000);
    expect((look?.acknowledgedAt ?? 0) - 3 * MINUTE).toBeLessThanOrEqual(60_000);
    expect(look?.outcome).toBe('done');
    expect(look?.report).toMatch(/\d+ × “.*TypeError/);
    expect(run.state.looks.some((l) => l.by === 'claude' && l.evidence.includes('log-type-error'))).toBe(true);
  });

  it('says so when it does not understand', () => {
    expect(task('odd')?.outcome).toBe('failed');
    expect(task('odd')?.report).not.toBe('');
  });

  it('carries out the change it is told, with its fact, and watches the recovery', () => {
    expect(task('fix')?.outcome).toBe('done');
    expect(run.state.facts.map((f) => f.fact)).toContainEqual({
      type: 'function.deployed',
      name: 'generate-reading',
      version: 'v41',
      previous: 'v42',
    });
    expect(run.state.findings.some((f) => f.by === 'claude' && /back to normal/i.test(f.text))).toBe(true);
  });

  it('leaves bugs to the players who command, and opens the ticket that it is told to open', () => {
    expect(run.state.bugs.map(({ by, title }) => ({ by, title }))).toEqual([
      { by: 'claude', title: 'the nightly audit in staging' },
    ]);
    expect(task('bug')?.outcome).toBe('done');
  });

  it('refuses what destroys evidence', () => {
    expect(run.state.approvals[0]?.granted).toBe(false);
  });

  it('answers when spoken to', () => {
    const asked = run.state.messages.find((m) => m.text.startsWith('@Claude can you'));
    expect(run.state.messages.some((m) => m.replyTo === asked?.id && m.from === 'claude' && /v42/.test(m.text))).toBe(
      true,
    );
  });

  it('keeps the timeline as scribe', () => {
    const written = run.state.ticket?.comments.map((c) => c.text).join('\n') ?? '';
    expect(written).toMatch(/declared SEV2/);
    expect(written).toMatch(/function deployed generate-reading v41/);
  });

  it('is never refused, and says nothing twice', () => {
    expect(run.state.refusals).toEqual([]);
    const texts = run.state.messages.filter((m) => m.from === 'claude' && m.kind === 'message').map((m) => m.text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('wants the same with the same ids, whoever asks, and nothing that is in the record', () => {
    const drill = createDrill(bundle, head);
    const known = new Set<string>();
    let state = initialState(drill);
    for (const entry of run.entries.slice(0, 12)) {
      const once = nextBotAct(drill, state, known);
      expect(nextBotAct(createDrill(bundle, head), state, known)).toEqual(once);
      for (const p of once?.proposals ?? []) expect(known.has(p.id)).toBe(false);
      known.add(entry.id);
      state = applyEntry(drill, state, entry);
    }
  });

  it('sees neither the variant nor what has not come yet', () => {
    const drill = createDrill(bundle, head);
    const view = viewFor(drill, foldEntries(drill, run.entries.slice(0, 5)), 'claude') as unknown as Record<
      string,
      unknown
    >;
    for (const hidden of ['variant', 'world', 'agenda', 'waitingInjects', 'injects'])
      expect(view[hidden]).toBeUndefined();
  });
});

describe('a skip', () => {
  const drill = createDrill(bundle, header('skip', 'key-exhausted', [player('codex', 'Codex', 'ic')]));
  const entries = [{ seq: 1, at: 0, id: 'a', by: 'codex', act: { type: 'drill.start' as const } }];
  const state = foldEntries(drill, entries);

  it('stops at the next thing that can be seen, not at hidden changes', () => {
    const stop = nextStop(drill, state, 'codex', new Set());
    const page = bundle.scenario.injects.find((i) => i.id === 'first-page');
    expect(page).toBeDefined();
    expect(stop).toBeGreaterThanOrEqual(20_000);
    expect(stop).toBeLessThanOrEqual(70_000);
  });

  it('stops before the promised update', () => {
    const declared = foldEntries(drill, [
      ...entries,
      {
        seq: 2,
        at: 60_000 * 39,
        id: 'b',
        by: 'codex',
        act: { type: 'declare', severity: 'SEV2', summary: 'x', impact: 'y' },
      },
    ]);
    const due = 39 * MINUTE + 30 * MINUTE;
    const stop = nextStop(drill, declared, 'codex', new Set());
    expect(stop).toBeDefined();
    expect(stop).toBeLessThanOrEqual(due);
  });
});
