import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../test/support/edge-outage';
import { MINUTE, minutes } from '../base/drill-time';
import type { Bundle } from '../drill/bundle';
import type { Par } from '../scenario/par';
import { runsOf } from './clauses';
import { alsoChanging } from './fixtures/bend';
import { castOf } from './fixtures/cast';
import { goodRun } from './fixtures/good-run';
import type { Script } from './fixtures/script';
import { applyOverrides, scoreDrill } from './scorecard';
import type { Scorecard } from './types';

const runs = runsOf(edgeOutage);
const cast = castOf(edgeOutage);
const finding = (card: Scorecard, id: string) =>
  card.dimensions.flatMap((d) => d.findings).find((f) => f.indicator === id);
const dimension = (card: Scorecard, id: string) => card.dimensions.find((d) => d.id === id);

function par(minutesToDeclare: number, minutesToMitigate: number): Par {
  const row = {
    acknowledge: MINUTE,
    declare: minutes(minutesToDeclare),
    mitigate: minutes(minutesToMitigate),
    resolve: minutes(60),
    milestones: [],
  };
  const variants = Object.fromEntries(edgeOutage.scenario.variants.map((v) => [v.id, row]));
  return { format: 'hotwash.par', version: 1, scenario: edgeOutage.scenario.id, hash: '', allowance: 0, variants };
}

/** Nothing is told to anybody. */
function silent(run: Script): Script {
  const said = run.entries().some(() => true);
  const keys = [
    'announce',
    'bridge-post',
    'announce-resolution',
    'thanks',
    ...[1, 2, 3, 4].flatMap((n) => [`update-${n}`, `status-${n}`, `ticket-${n}`]),
  ];
  return said ? run.without(...keys, ...edgeOutage.scenario.injects.map((i) => `answer-${i.id}`)) : run;
}

describe('scoreDrill', () => {
  it('rates a good run of every variant P, and shares the weights out to 100', () => {
    for (const v of edgeOutage.scenario.variants) {
      const card = scoreDrill(runs({ variant: v.id }).run());
      expect(card.rating, v.id).toBe('P');
      expect(card.dimensions.reduce((n, d) => n + d.weight, 0)).toBeCloseTo(100, 0);
    }
  });

  it('ranks careful above late above silent above careless', () => {
    const careful = scoreDrill(runs().run()).percent;
    const late = scoreDrill(
      runs().move('declare', '9m').without('update-2', 'status-3').move('acknowledge', '12m').run(),
    ).percent;
    const quiet = scoreDrill(silent(runs()).run()).percent;
    const careless = scoreDrill(
      alsoChanging(alsoChanging(silent(runs()), 'useless', '5m'), 'harmful', '6m')
        .without(
          'take-scribe',
          'ticket',
          'postmortem',
          'look-errors',
          'look-function',
          'look-tracker',
          'look-deploys',
          'finding',
          'offer',
          'brief',
          'accept',
        )
        .move('resolve', '15m')
        .run(),
    ).percent;
    expect([careful, late, quiet, careless].toSorted((a, b) => b - a)).toEqual([careful, late, quiet, careless]);
    expect(careful - careless).toBeGreaterThan(30);
  });

  it('shows speed apart, each time from its own gate', () => {
    const { speed } = scoreDrill(runs().run());
    const pageAt = runs().inject('first-page');
    expect(speed.acknowledge).toBe(100_000 - pageAt);
    expect(speed.declare).toBe(160_000 - pageAt);
    expect(speed.mitigate).toBe(10 * MINUTE - 160_000);
  });

  it('scores against par when there is one', () => {
    const drill = runs().run();
    const share = (p: Par) => finding(scoreDrill({ ...drill, par: p }), 'time-to-mitigate')?.points ?? 0;
    expect(share(par(2, 8))).toBeGreaterThan(share(par(2, 4)));
    expect(finding(scoreDrill({ ...drill, par: par(1, 8) }), 'time-to-declare')?.points).toBeLessThan(
      finding(scoreDrill(drill), 'time-to-declare')?.points ?? 0,
    );
  });

  it('lists the gaps of the playbook and charges nobody with them', () => {
    expect(scoreDrill(runs().run()).gaps.map((g) => g.id)).toEqual(edgeOutage.playbook.gaps.map((g) => g.id));
  });

  it('caps dimension and whole when a prohibition is broken', () => {
    const drill = runs()
      .at('6m', cast.deputy, { type: 'tool.run', runId: 'rm', tool: 'shell', command: 'rm' })
      .at('6m', cast.deputy, {
        type: 'tool.done',
        runId: 'rm',
        output: '',
        exitCode: 0,
        evidence: [],
        facts: [{ type: 'logs.deleted', stream: 'error-logs' }],
      })
      .run();
    const card = scoreDrill(drill);
    expect(finding(card, 'harmful-acts')?.hardFlag).toBeDefined();
    expect(dimension(card, 'mitigation')).toMatchObject({ capped: true, rating: 'M' });
    expect(card).toMatchObject({ capped: true, rating: 'M' });
    expect(card.people.find((p) => p.person === cast.deputy)?.rating).toBe('M');
    expect(card.people.find((p) => p.person === cast.second)?.rating).toBe('P');
  });

  it('leaves out what rests on practices alone when they are switched off', () => {
    const practices = edgeOutage.playbook.practices.map((p) =>
      p.id === 'practice.novelty' || p.id === 'practice.eta' ? { ...p, enabled: false } : p,
    );
    const bundle: Bundle = { ...edgeOutage, playbook: { ...edgeOutage.playbook, practices } };
    const card = scoreDrill(goodRun(bundle).run());
    expect(finding(card, 'novelty')).toBeUndefined();
    expect(card.notApplicable.find((n) => n.indicator === 'novelty')?.reason).toMatch(/switched off/);
    // It rests on a clause as well.
    expect(card.notApplicable.find((n) => n.indicator === 'eta')?.reason).not.toMatch(/switched off/);
  });

  it('takes points, weights and thresholds from the playbook', () => {
    const { scoring } = edgeOutage.playbook;
    const strict: Bundle = {
      ...edgeOutage,
      playbook: { ...edgeOutage.playbook, scoring: { ...scoring, ratings: { P: 100, S: 99.9, M: 99 } } },
    };
    const run = runs().without('announce', 'label');
    const card = scoreDrill({ ...run.run(), bundle: strict });
    expect(card.rating).not.toBe('P');
    expect(scoreDrill(run.run()).rating).toBe('P');
  });

  it('scores players by what was theirs, and no colleague made of code', () => {
    const run = runs().without('look-errors', 'look-function', 'look-tracker', 'look-deploys', 'finding', 'discard');
    const participants = run.header.participants.map((p) =>
      p.id === cast.second ? { ...p, kind: 'bot' as const } : p,
    );
    const card = scoreDrill(run.headed({ participants }).run());
    const percent = (id: string) => card.people.find((p) => p.person === id)?.percent;
    expect(percent(cast.second)).toBeUndefined();
    expect(percent(cast.deputy)).toBeLessThan(percent(cast.ic) ?? 0);
    expect(
      card.people.find((p) => p.person === cast.scribe)?.findings.every((f) => f.dimension !== 'investigation'),
    ).toBe(true);
  });

  it('has nothing but open questions before anything happened', () => {
    const card = scoreDrill(
      runs()
        .without(...['acknowledge', 'declare'])
        .run(),
    );
    expect(card.dimensions.length).toBe(edgeOutage.playbook.scoring.dimensions.length);
    const empty = goodRun(edgeOutage);
    const fresh = scoreDrill({
      bundle: edgeOutage,
      header: empty.header,
      entries: [],
      state: { ...empty.run().state, ...blank },
    });
    expect(fresh.dimensions.every((d) => d.possible === 0)).toBe(true);
    expect(fresh.percent).toBe(0);
  });
});

/** As if the drill had only begun. */
const blank = {
  t: 0,
  phase: 'live',
  endedAt: undefined,
  injects: [],
  facts: [],
  happenings: [],
  pages: [],
  messages: [],
  roles: [],
  handoffs: [],
  gone: [],
  assessments: [],
  severities: [],
  ticket: undefined,
  bugs: [],
  bridge: undefined,
  tasks: [],
  findings: [],
  decisions: [],
  escalations: [],
  statusPage: [],
  looks: [],
  tools: [],
  resolutions: [],
  postmortem: { ticks: {} },
} as unknown as ReturnType<Script['run']>['state'];

describe('applyOverrides', () => {
  it('counts the evaluator’s word and keeps the original in sight', () => {
    const card = scoreDrill(runs().without('label', 'thanks', 'schedule').run());
    const before = finding(card, 'resolution-actions');
    const changed = applyOverrides(card, [
      { indicator: 'resolution-actions', share: 1, reason: 'Done by phone', by: 'facilitator' },
    ]);
    const after = finding(changed, 'resolution-actions');
    expect(after).toMatchObject({
      points: before?.points,
      verdict: before?.verdict,
      override: { reason: 'Done by phone', by: 'facilitator' },
    });
    expect(dimension(changed, 'resolution')?.percent).toBeGreaterThan(dimension(card, 'resolution')?.percent ?? 0);
    expect(changed.percent).toBeGreaterThan(card.percent);
    expect(applyOverrides(card, [])).toEqual(card);
  });

  it('lifts a cap that the evaluator overrules', () => {
    const drill = runs()
      .at('6m', cast.deputy, { type: 'tool.run', runId: 'rm', tool: 'shell', command: 'rm' })
      .at('6m', cast.deputy, {
        type: 'tool.done',
        runId: 'rm',
        output: '',
        exitCode: 0,
        evidence: [],
        facts: [{ type: 'evidence.deleted', what: 'x' }],
      });
    const card = scoreDrill(drill.run());
    const lifted = applyOverrides(card, [
      { indicator: 'harmful-acts', share: 0.5, reason: 'It was a copy', by: 'facilitator' },
    ]);
    expect(card.capped).toBe(true);
    expect(lifted.capped).toBe(false);
  });
});
