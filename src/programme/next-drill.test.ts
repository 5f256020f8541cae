import { describe, expect, it } from 'vitest';
import { BLANK, type CardSummary, type HistoryEntry } from './fields';
import { type PlayableScenario, proposeDrill, weaknesses } from './next-drill';

type Judged = Readonly<Record<string, number>>;
/** A drill by percent of the points of each indicator, all of one dimension each. */
function drill(
  date: string,
  scenarioId: string,
  judged: Judged | null,
  fields: Partial<HistoryEntry> = {},
): HistoryEntry {
  const indicators: CardSummary['indicators'] = Object.entries(judged ?? {}).map(([id, percent]) => ({
    id,
    title: `The ${id}`,
    dimension: `dim-${id}`,
    points: percent / 10,
    possible: 10,
  }));
  const card: CardSummary = { percent: 50, rating: 'M', dimensions: [], indicators, people: [] };
  return { ...BLANK.entry, id: date, what: 'drill', date, scenarioId, card: judged === null ? null : card, ...fields };
}

const scenario = (
  id: string,
  difficulty: number,
  indicators?: readonly string[],
  dimensions = {},
): PlayableScenario => ({
  id,
  title: id.toUpperCase(),
  difficulty,
  ...(indicators === undefined ? {} : { indicators }),
  dimensions,
});

const outage = scenario('outage', 2, ['cadence', 'handoff']);
const breach = scenario('breach', 4, ['handoff', 'evidence']);
const loss = scenario('loss', 3, ['cadence']);

describe('the next drill', () => {
  it('exercises what is weakest and was played longest ago, and says why', () => {
    const entries = [
      drill('2026-01-01', 'breach', { handoff: 50, evidence: 80 }),
      drill('2026-02-01', 'outage', { handoff: 30, cadence: 90 }),
      drill('2026-03-01', 'loss', { cadence: 70 }),
    ];
    const proposal = proposeDrill(entries, [outage, breach, loss]);
    expect(proposal).toMatchObject({ scenarioId: 'breach', others: ['outage'] });
    expect(proposal?.reasons).toEqual([
      '"The handoff" is the weakest of what was judged: 39 % of its points over 2 drills, the latest counting most.',
      'BREACH puts it to the test. It also exercises "The evidence" (80 %).',
      'It was played last on 1 Jan 2026, longer ago than the others that fit.',
    ]);
    expect(proposal?.weakest.map((w) => w.indicator)).toEqual(['handoff', 'evidence', 'cadence']);
  });

  it('is not led by one bad moment over what went wrong again and again', () => {
    const entries = [1, 2, 3, 4].map((n) => drill(`2026-0${n}-01`, 'outage', { cadence: 30, handoff: 90 }));
    const once = drill('2026-01-15', 'breach', { evidence: 20 });
    expect(weaknesses([once, ...entries]).map((w) => w.indicator)).toEqual(['cadence', 'evidence', 'handoff']);
    expect(weaknesses([once, ...entries])).toMatchObject([
      { drills: 4, percent: 30 },
      { drills: 1, percent: 20 },
      { drills: 4, percent: 90 },
    ]);
  });

  it('counts the latest drills most, and forgets those long ago', () => {
    const better = ['01', '02', '03', '04'].map((m, i) =>
      drill(`2026-${m}-01`, 'outage', { cadence: 20 + 25 * i, handoff: 60 }),
    );
    expect(weaknesses(better)[0]?.indicator).toBe('handoff');
    const long = Array.from({ length: 12 }, (_, i) =>
      drill(`2025-${String(i + 1).padStart(2, '0')}-01`, 'outage', i < 4 ? { cadence: 0 } : { handoff: 60 }),
    );
    expect(weaknesses(long).map((w) => w.indicator)).toEqual(['handoff']);
  });

  it('does not count what had nothing to judge', () => {
    const entries = [drill('2026-01-01', 'outage', { cadence: 60 })];
    const [first] = entries;
    const none = { id: 'handoff', title: 'Handoff', dimension: 'roles', points: 0, possible: 0 };
    const with0 = {
      ...first,
      card: { ...first?.card, indicators: [...(first?.card?.indicators ?? []), none] },
    } as HistoryEntry;
    expect(weaknesses([with0]).map((w) => w.indicator)).toEqual(['cadence']);
  });

  it('takes the next weakest where no scenario exercises the weakest, and says so', () => {
    const proposal = proposeDrill([drill('2026-01-01', 'outage', { bridge: 0, cadence: 50 })], [outage, loss]);
    expect(proposal?.scenarioId).toBe('loss');
    expect(proposal?.reasons.at(-1)).toBe('No scenario exercises "The bridge", which is weaker still.');
    expect(proposal?.reasons).toContain('It was judged once only, so this is a first guess.');
  });

  it('asks the drills that played a scenario, and its dimensions, where it has no list of its own', () => {
    const bare = [
      scenario('outage', 1, undefined, { 'dim-handoff': 3 }),
      scenario('new', 5, undefined, { 'dim-handoff': 1 }),
    ];
    const entries = [drill('2026-01-01', 'outage', { cadence: 40 }), drill('2026-01-02', 'breach', { handoff: 10 })];
    // Outage was played without an occasion for a handoff, whatever its dimension promises.
    expect(proposeDrill(entries, bare)?.scenarioId).toBe('new');
  });

  it('is by a team that has drills of its own, else by all', () => {
    const entries = [
      drill('2026-01-01', 'outage', { cadence: 10, evidence: 90 }, { team: 'a' }),
      drill('2026-01-02', 'breach', { evidence: 10, cadence: 90 }, { team: 'b' }),
    ];
    expect(proposeDrill(entries, [loss, breach], { team: 'a' })?.scenarioId).toBe('loss');
    expect(proposeDrill(entries, [loss, breach], { team: 'b' })?.scenarioId).toBe('breach');
    expect(proposeDrill(entries, [loss, breach], { team: 'c' })).toEqual(proposeDrill(entries, [loss, breach]));
  });

  it('is the easiest before there is a scorecard, the oldest when all is well, and none when there is none', () => {
    expect(proposeDrill([], [breach, loss])).toMatchObject({ scenarioId: 'loss', weakest: [], others: ['breach'] });
    const well = [drill('2026-01-01', 'loss', { cadence: 100 }), drill('2026-02-01', 'breach', { evidence: 100 })];
    const proposal = proposeDrill(well, [breach, loss]);
    expect(proposal).toMatchObject({ scenarioId: 'loss', weakest: [] });
    expect(proposal?.reasons[0]).toBe('Everything that was judged over the last drills got its full points.');
    expect(proposeDrill(well, [])).toBeUndefined();
    expect(proposeDrill([drill('2026-01-01', 'x', null)], [loss])?.reasons[0]).toMatch(/No drill has a scorecard yet/);
  });
});
