import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { entriesOf } from '../../test/support/given';
import { fullRun, playedDrill } from '../../test/support/played-drill';
import { headerFor } from '../../test/support/tiny-scenario';
import type { Archive } from '../archive/archive';
import { memoryArchive } from '../archive/memory-archive';
import { minutes } from '../base/drill-time';
import type { Entry, Header } from '../drill/record';
import { parseBundle } from '../exchange/parse-bundle';
import { addThing, removeThing } from '../programme/change';
import { BLANK } from '../programme/fields';
import { type Programme, programmeOf } from '../programme/fold';
import { addDrill, foundActions, isMissing, localDrills, readDrills } from './programme-drills';

const read = (file: string) => readFileSync(new URL(`../../scenarios/vyberology/${file}`, import.meta.url), 'utf8');
const sources = {
  scenarioYaml: read('edge-outage/scenario.yaml'),
  playbookYaml: read('playbook.yaml'),
  companyYaml: read('company.yaml'),
};
const parsed = parseBundle(sources);
if (!parsed.ok) throw new Error('the shipped scenario does not parse');
const bundle = parsed.value;
const author = { by: 'Ana', at: 1 };
const card = playedDrill(fullRun('It went dark')).card;

let archive: Archive;
beforeEach(() => {
  archive = memoryArchive({ kind: 'memory', code: 'refused', sentence: 'kept in memory by a test' });
});

interface Kept {
  readonly header?: Partial<Header>;
  readonly phase?: 'live' | 'debrief';
  readonly entries?: readonly Entry[];
  readonly scorecard?: unknown;
}

async function keep(drillId: string, { header, phase = 'debrief', entries = [], scorecard }: Kept = {}): Promise<void> {
  const done = await archive.createDrill({
    header: {
      ...headerFor(bundle),
      drillId,
      scenarioId: 'edge-outage',
      createdAt: Date.parse('2026-03-04T10:00:00Z'),
      ...header,
    },
    title: 'Edge functions down',
    sources,
    entries,
    lastSeen: 1,
    phase,
    summary: { severity: 'SEV1', durationMs: 37 * 60_000, percent: null, rating: null },
    ...(scorecard === undefined ? {} : { scorecard }),
  });
  if (!done.ok) throw new Error(done.error.sentence);
}

/** A programme in which Codex and Claude are of one team. */
function teamed(): { readonly programme: Programme; readonly team: string } {
  let programme = programmeOf([addThing(programmeOf([]), 'team', { name: 'Payments' }, author)]);
  const team = programme.teams[0]?.id ?? '';
  for (const name of ['Codex', 'Claude']) {
    const person = addThing(programme, 'person', { ...BLANK.person, name, teams: [team] }, author);
    programme = programmeOf([...programme.changes, person]);
  }
  return { programme, team };
}

describe('drills of this browser in a programme', () => {
  it('are those that were played to their debrief, with the card that was frozen', async () => {
    await keep('a', { scorecard: card });
    await keep('b', { phase: 'live' });
    await keep('c', { scorecard: { engine: 'damaged' } });
    const drills = localDrills(await readDrills({ archive }), programmeOf([]), new Map([['edge-outage', 2]]));
    expect(drills.map((d) => [d.drillId, d.fields.card?.percent, d.fields.difficulty]).toSorted()).toEqual([
      ['a', card.percent, 2],
      ['c', undefined, 2],
    ]);
    expect(drills.find((d) => d.drillId === 'a')?.fields).toMatchObject({
      what: 'drill',
      date: '2026-03-04',
      severity: 'SEV1',
      durationMinutes: 37,
      summary: 'Edge functions down',
    });
  });

  it('are of the team that most of their players are in, and of none where nobody is known', async () => {
    await keep('a', { scorecard: card });
    const drills = await readDrills({ archive });
    const { programme, team } = teamed();
    expect(localDrills(drills, programme, new Map())[0]?.fields.team).toBe(team);
    expect(localDrills(drills, programmeOf([]), new Map())[0]?.fields.team).toBe('');
  });

  it('go in by themselves when more than one person played, and not when one played alone', async () => {
    const header = headerFor(bundle);
    const [first] = header.participants;
    if (first === undefined) throw new Error('somebody plays');
    await keep('team');
    await keep('solo', { header: { participants: [first, { id: 'bot', name: 'Bot', kind: 'bot' }] } });
    const drills = await readDrills({ archive });
    expect(drills.map((d) => [d.drillId, d.isTeam]).toSorted()).toEqual([
      ['solo', false],
      ['team', true],
    ]);
  });

  it('are written once, and not again after somebody took them out', async () => {
    await keep('a');
    const [drill] = localDrills(await readDrills({ archive }), programmeOf([]), new Map());
    if (drill === undefined) throw new Error('there is a drill');
    const none = programmeOf([]);
    expect(isMissing(none, drill.entryId)).toBe(true);
    const one = programmeOf([addDrill(drill)(none, author)]);
    expect(one.entries.map((e) => e.drillId)).toEqual(['a']);
    expect(isMissing(one, drill.entryId)).toBe(false);
    const gone = programmeOf([...one.changes, removeThing(one, 'entry', drill.entryId, author)]);
    expect(gone.entries).toEqual([]);
    expect(isMissing(gone, drill.entryId)).toBe(false);
  });
});

describe('actions in the postmortem of a drill', () => {
  const postmortem = `# Incident Postmortem

## Action Items
| Action | Owner | Due Date | Priority |
|--------|-------|----------|----------|
| Alert on queue depth per function | Codex | 2026-04-01 | P0 |
| Rehearse the rollback every quarter | Claude | 2026-04-08 | P1 |
`;

  it('are those that it lists, and none where nothing was submitted', async () => {
    const entries = entriesOf([
      [0, 'codex', { type: 'drill.start' }],
      [minutes(30), 'codex', { type: 'drill.end' }],
      [minutes(31), 'codex', { type: 'postmortem.take-pen' }],
      [minutes(31), 'codex', { type: 'postmortem.submit', markdown: postmortem }],
    ]);
    await keep('a', { entries });
    await keep('b', { entries: entries.slice(0, 2) });
    expect(await foundActions({ archive }, 'a')).toMatchObject({
      ok: true,
      value: [
        { text: 'Alert on queue depth per function', owner: 'Codex', due: '2026-04-01', priority: 'P0' },
        { text: 'Rehearse the rollback every quarter', owner: 'Claude', due: '2026-04-08', priority: 'P1' },
      ],
    });
    expect(await foundActions({ archive }, 'b')).toEqual({ ok: true, value: [] });
  });

  it('cannot be found in a drill that is not here', async () => {
    expect(await foundActions({ archive }, 'nowhere')).toMatchObject({
      ok: false,
      error: { title: 'This drill is not here' },
    });
  });
});
