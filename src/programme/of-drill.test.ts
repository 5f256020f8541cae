import { describe, expect, it } from 'vitest';
import type { Finding, Scorecard } from '../score/types';
import { BLANK, FIELDS } from './fields';
import { drillEntryId, entryOfDrill, type PlayedDrill } from './of-drill';

const finding = (indicator: string, points: number, possible: number, more: Partial<Finding> = {}): Finding => ({
  indicator,
  title: `The ${indicator}`,
  dimension: 'roles',
  clauses: [],
  points,
  possible,
  verdict: 'partly',
  text: '',
  evidence: [],
  good: '',
  ...more,
});

const card: Scorecard = {
  engine: '1',
  percent: 61.5,
  rating: 'S',
  capped: false,
  dimensions: [
    {
      id: 'roles',
      title: 'Roles',
      weight: 100,
      points: 8,
      possible: 20,
      percent: 40,
      rating: 'M',
      capped: false,
      findings: [
        finding('handoff', 2, 10, {
          override: { indicator: 'handoff', share: 0.5, reason: 'By phone', by: 'facilitator' },
        }),
        finding('scribe', 3, 5),
        finding('scribe', 5, 5),
        finding('echoed', 0, 0, { echoOf: 'handoff', verdict: 'echo' }),
      ],
    },
  ],
  notApplicable: [{ indicator: 'bridge', reason: 'No bridge' }],
  scale: { P: 90, S: 70, M: 50, hardFlagCap: 'M' },
  speed: {},
  gaps: [],
  people: [
    { person: 'ana-k', roles: ['ic', 'comms'], percent: 70, rating: 'S', findings: [] },
    { person: 'zoe', roles: ['scribe'], percent: 55.5, rating: 'M', findings: [] },
  ],
};

const played: PlayedDrill = {
  drillId: 'd-1',
  scenarioId: 'edge-outage',
  difficulty: 2,
  team: 't',
  title: 'Edge functions down',
  startedAt: Date.parse('2026-03-04T23:59:00Z'),
  severity: 'SEV1',
  durationMs: 37 * 60_000 + 40_000,
  participants: [
    { id: 'ana-k', name: 'Ana  K', kind: 'player', role: 'ic' },
    { id: 'zoe', name: 'Zoe', kind: 'player' },
    { id: 'claude', name: 'Claude', kind: 'bot', role: 'deputy' },
  ],
  card,
};
const people = [{ ...BLANK.person, id: 'p1', name: 'ana k' }];

describe('a drill as an entry of the history', () => {
  it('keeps what trends and the rotation need, with people as the programme knows them', () => {
    const entry = entryOfDrill(played, people);
    expect(FIELDS.entry.safeParse(entry).success).toBe(true);
    expect(entry).toMatchObject({
      what: 'drill',
      date: '2026-03-04',
      severity: 'SEV1',
      durationMinutes: 38,
      summary: 'Edge functions down',
      scenarioId: 'edge-outage',
      difficulty: 2,
      held: [
        { person: 'p1', role: 'ic' },
        { person: 'p1', role: 'comms' },
        { person: 'Zoe', role: 'scribe' },
      ],
      card: {
        percent: 61.5,
        dimensions: [{ id: 'roles', percent: 40, possible: 20 }],
        people: [
          { person: 'p1', percent: 70 },
          { person: 'Zoe', percent: 55.5 },
        ],
      },
    });
  });

  it('counts an evaluator over the engine, and no echoes', () => {
    expect(entryOfDrill(played, people).card?.indicators).toEqual([
      { id: 'handoff', title: 'The handoff', dimension: 'roles', points: 5, possible: 10 },
      { id: 'scribe', title: 'The scribe', dimension: 'roles', points: 8, possible: 10 },
    ]);
  });

  it('goes by the roles that were handed out where there is no card, and knows nothing where nothing is known', () => {
    const { card: _, ...bare } = played;
    const entry = entryOfDrill({ ...bare, severity: null, durationMs: null }, []);
    expect(entry).toMatchObject({
      held: [{ person: 'Ana  K', role: 'ic' }],
      card: null,
      severity: '',
      durationMinutes: null,
    });
    expect(FIELDS.entry.safeParse(entry).success).toBe(true);
  });

  it('has the same id wherever it is written down', () => {
    expect(drillEntryId('d-1')).toBe('drill-d-1');
    expect(drillEntryId('x'.repeat(80)).length).toBeLessThanOrEqual(80);
    expect(drillEntryId('x'.repeat(80))).not.toBe(drillEntryId('x'.repeat(79)));
  });
});
