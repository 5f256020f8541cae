import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../test/support/edge-outage';
import type { Act } from '../drill/acts';
import type { Participant } from '../drill/record';
import { runsOf } from './clauses';
import { castOf } from './fixtures/cast';
import { rewritten } from './fixtures/good-run';
import type { Script } from './fixtures/script';
import { scoreDrill } from './scorecard';
import type { Finding, Scorecard } from './types';

const runs = runsOf(edgeOutage);
const cast = castOf(edgeOutage);
const byId = (card: Scorecard): ReadonlyMap<string, Finding> =>
  new Map(card.dimensions.flatMap((d) => d.findings).map((f) => [f.indicator, f]));
const cardOf = (run: Script): Scorecard => scoreDrill(run.run());
const finding = (run: Script, id: string): Finding | undefined => byId(cardOf(run)).get(id);
const away = (run: Script, seat: string, from: string, to?: string): Script => {
  const gone = run.at(from, 'system', { type: 'seat.away', seat });
  return to === undefined ? gone : gone.at(to, 'system', { type: 'seat.back', seat });
};
/** What somebody could argue with: every finding's points. */
const points = (card: Scorecard) => ({
  percent: card.percent,
  findings: [...byId(card).values()].map((f) => [f.indicator, f.points, f.possible, f.text]),
  people: card.people.map((p) => [p.person, p.percent]),
});
/** Indicators that win less than in the good run. */
const lower = (run: Script): readonly string[] => {
  const before = byId(cardOf(runs()));
  return [...byId(cardOf(run))].flatMap(([id, f]) => {
    const was = before.get(id);
    return was !== undefined && was.possible > 0 && f.possible > 0 && f.points / f.possible < was.points / was.possible
      ? [id]
      : [];
  });
};

describe('somebody drops out', () => {
  it('a commander who is gone leaves a gap in command, charged once, to the team, in words that say why', () => {
    // The postmortem tells of the run as it went.
    const run = rewritten(away(runs(), cast.ic, '6m', '11m'));
    expect(lower(run)).toEqual(['single-command']);
    const found = finding(run, 'single-command');
    expect(found?.text).toContain('Without a commander for 5 min (');
    expect(found?.text).toContain('had dropped out)');
    expect(found?.person).toBeUndefined();
    expect(found?.evidence.some((e) => e.text.includes('had command and had dropped out from'))).toBe(true);
    const person = (card: Scorecard) => card.people.find((p) => p.person === cast.ic);
    expect(person(cardOf(run))?.percent).toBe(person(cardOf(runs()))?.percent);
    expect(person(cardOf(run))?.away).toBe(5 * 60_000);
    expect(person(cardOf(runs()))).not.toHaveProperty('away');
  });

  it('so does the holder of another role, under the roles that were filled', () => {
    const run = away(runs(), cast.scribe, '6m');
    expect(lower(run)).toEqual(['roles-filled']);
    const found = finding(run, 'roles-filled');
    expect(found?.text).toMatch(/Scribe.* filled for \d+ % of the time \(.+ had dropped out\)/);
    expect(found?.evidence.some((e) => e.text.includes('had dropped out from'))).toBe(true);
  });

  it('costs nothing when it is over within a minute', () => {
    expect(points(cardOf(away(runs(), cast.ic, '6m', '6m59s')))).toEqual(points(cardOf(runs())));
  });

  it('is a gap only until somebody takes over', () => {
    const stands = away(runs(), cast.ic, '6m', '11m')
      .at('8m', cast.second, { type: 'role.take', role: 'ic' })
      .at('11m', cast.second, { type: 'role.release', role: 'ic' });
    expect(finding(stands, 'single-command')?.text).toMatch(/^Without a commander for 2 min \(/);
    const alone = finding(away(runs(), cast.ic, '6m', '11m'), 'single-command')?.points ?? 0;
    expect(finding(stands, 'single-command')?.points ?? 0).toBeGreaterThan(alone);
  });

  it('lets who stands in do the work of who has dropped out', () => {
    const reason = 'steady';
    const before = finding(runs(), 'acts-in-role')?.points ?? 0;
    // Whatever belongs to a role: done beside its holder it costs, done in their absence it does not.
    const decide = (run: Script): Script =>
      run.at('8m', cast.second, { type: 'decide', option: 'other', text: 'Go on', reason });
    expect(finding(decide(runs()), 'acts-in-role')?.points ?? 0).toBeLessThan(before);
    expect(finding(decide(away(runs(), cast.ic, '6m', '11m')), 'acts-in-role')?.points).toBe(before);
  });

  it('charges nobody in person for what was left undone in their role then', () => {
    const quiet = (run: Script): Script => run.without('update-1', 'update-2', 'update-3', 'update-4');
    const own = (run: Script): readonly string[] =>
      cardOf(run)
        .people.find((p) => p.person === cast.ic)
        ?.findings.map((f) => f.indicator) ?? [];
    expect(own(quiet(runs()))).toContain('minutes-covered');
    const cut = quiet(away(runs(), cast.ic, '6m', '11m'));
    expect(own(cut)).not.toContain('minutes-covered');
    // It is the team's all the same.
    expect(finding(cut, 'minutes-covered')?.points).toBe(finding(quiet(runs()), 'minutes-covered')?.points);
  });
});

/** All that the good run does to hand command on, and the role that follows from it. */
const HANDOFFS = [
  'offer',
  'brief',
  'accept',
  'announce-ic',
  'offer-deputy',
  'brief-deputy',
  'accept-deputy',
  'announce-deputy',
];

describe('what a facilitator and evaluators do', () => {
  const steer = (run: Script, when: string, act: Act): Script => run.at(when, 'facilitator', act);

  it('observations change nothing in the score, the postmortem’s time included', () => {
    const evaluator = { id: 'eva', name: 'Eva' };
    const note = (n: number): Act => ({
      type: 'observe',
      observationId: `o${n}`,
      evaluator,
      objective: edgeOutage.scenario.objectives[0]?.id ?? '',
      rating: 'U',
      text: 'Not seen',
    });
    let run = runs();
    for (let n = 0; n < 20; n++) run = steer(run, `${5 + n}m`, note(n));
    for (let n = 20; n < 200; n++) run = steer(run, `${40 + n * 4}m`, note(n));
    expect(points(cardOf(run))).toEqual(points(cardOf(runs())));
  });

  it('notes between EndEx and a late postmortem are nobody’s work on it', () => {
    // Two days lie between; whoever came back then has worked for ten minutes at the most.
    const late = runs().move('postmortem', '3000m');
    let noted = late;
    for (let n = 0; n < 330; n++)
      noted = steer(noted, `${80 + n * 9}m`, {
        type: 'observe',
        observationId: `o${n}`,
        evaluator: { id: 'eva', name: 'Eva' },
        objective: edgeOutage.scenario.objectives[0]?.id ?? '',
        rating: 'P',
        text: '',
      });
    expect(noted.run().state.observations).toHaveLength(330);
    expect(finding(late, 'postmortem-due')?.verdict).toBe('kept');
    expect(finding(noted, 'postmortem-due')?.text).toBe(finding(late, 'postmortem-due')?.text);
    expect(finding(noted, 'postmortem-due')?.points).toBe(finding(late, 'postmortem-due')?.points);
  });

  it('command that was given in time is nobody’s to be judged by; given late, the time until then is', () => {
    const give = (when: string): Script =>
      steer(runs().without('take-ic'), when, { type: 'role.assign', role: 'ic', to: cast.ic });
    const prompt = cardOf(give('1m50s'));
    expect(byId(prompt).has('time-to-ic')).toBe(false);
    expect(prompt.notApplicable.find((n) => n.indicator === 'time-to-ic')?.reason).toContain('facilitator');
    expect(finding(give('1m50s'), 'single-command')?.points).toBe(finding(runs(), 'single-command')?.points);
    const late = finding(give('12m'), 'time-to-ic');
    expect(late?.verdict).not.toBe('kept');
    expect(late?.text).toContain('the facilitator gave it to');
  });

  it('a role that the facilitator gave on is no handoff that was left undone', () => {
    const asked = runs().inject('ic-must-leave') + 60_000;
    const undone = runs().without(...HANDOFFS);
    const lapse = finding(undone, 'handoff-steps');
    expect(lapse?.verdict).toBe('broken');
    const given = undone.at(asked, 'facilitator', { type: 'role.assign', role: 'ic', to: cast.second });
    expect(byId(cardOf(given)).has('handoff-steps')).toBe(false);
  });

  it('who loses a role by the facilitator’s word has a minute to read it', () => {
    const decide = (when: string): Script =>
      steer(runs(), '8m', { type: 'role.assign', role: 'ic', to: cast.second }).at(when, cast.ic, {
        type: 'decide',
        option: 'other',
        text: 'Go on',
        reason: 'steady',
      });
    const outside = (run: Script, at: number): boolean =>
      finding(run, 'acts-in-role')?.evidence.some((e) => e.at === at && e.text.includes('“decide”')) ?? false;
    expect(outside(decide('8m30s'), 8.5 * 60_000)).toBe(false);
    expect(outside(decide('9m30s'), 9.5 * 60_000)).toBe(true);
  });

  it('an improvised question counts when it asks for an answer, and nobody of the cast answers for the team', () => {
    const ask = (asks?: 'eta'): Act => ({
      type: 'inject.improvise',
      injectId: 'x',
      from: 'priya-nair',
      to: '#general',
      text: 'When?',
      ...(asks === undefined ? {} : { asks }),
    });
    expect(points(cardOf(steer(runs(), '6m', ask())))).toEqual(points(cardOf(runs())));
    const asked = steer(runs(), '6m', ask('eta'));
    const reply = asked.run().state.messages.find((m) => m.injectId === 'x')?.id ?? '';
    const said = steer(asked, '7m', {
      type: 'cast.say',
      as: 'marta-lindqvist',
      channel: '#general',
      text: 'Soon',
      replyTo: reply,
    });
    const share = (run: Script): number => finding(run, 'stakeholders-answered')?.points ?? Number.NaN;
    expect(share(asked)).toBeLessThan(share(runs()));
    expect(share(said)).toBe(share(asked));
  });

  it('a page that was improvised is none that the playbook’s time is held against', () => {
    const page: Act = { type: 'inject.improvise', injectId: 'x', from: 'monitoring', to: 'page', text: 'Disk' };
    expect(points(cardOf(steer(runs(), '6m', page)))).toEqual(points(cardOf(runs())));
  });

  it('nobody is held to what the script expected of words that the facilitator has changed', () => {
    const bug = edgeOutage.scenario.injects.find((i) => i.expected?.act === 'bug.open');
    if (bug === undefined) throw new Error('the scenario reports a bug');
    const unseen = runs().without('bug');
    const before = byId(cardOf(unseen)).get('not-an-incident');
    expect(before?.verdict).not.toBe('kept');
    const changed = steer(unseen, '10s', { type: 'inject.edit', inject: bug.id, text: 'Good morning' });
    expect(byId(cardOf(changed)).get('not-an-incident')?.verdict ?? 'kept').toBe('kept');
  });
});

describe('seats between people and bots', () => {
  const withKind = (run: Script, id: string, kind: Participant['kind']): Script =>
    run.headed({ participants: run.header.participants.map((p) => (p.id === id ? { ...p, kind } : p)) });
  const scored = (run: Script): readonly string[] => cardOf(run).people.map((p) => p.person);

  it('scores a seat once people have played it, by what was theirs', () => {
    const bot = withKind(runs(), cast.deputy, 'bot');
    expect(scored(runs())).toContain(cast.deputy);
    expect(scored(bot)).not.toContain(cast.deputy);
    const sat = (when: string): Script =>
      bot.at(when, 'system', { type: 'seat.person', seat: cast.deputy, kind: 'player', names: ['Ada'] });
    const own = (run: Script): number => cardOf(run).people.find((p) => p.person === cast.deputy)?.findings.length ?? 0;
    expect(own(sat('1s'))).toBeGreaterThan(0);
    expect(own(sat('20m'))).toBeLessThan(own(sat('1s')));
    // The team's card knows no seats.
    expect(cardOf(sat('20m')).percent).toBe(cardOf(runs()).percent);
  });
});
