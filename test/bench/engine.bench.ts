import { parHeader } from '../../src/authoring/par';
import { careful } from '../../src/bots/careful';
import { runHeadless } from '../../src/conduct/run-headless';
import type { Act } from '../../src/drill/acts';
import { createDrill } from '../../src/drill/drill';
import { foldEntries } from '../../src/drill/fold';
import type { Entry } from '../../src/drill/record';
import { shipped } from '../support/shipped';
import { type Bench, medianMs, perSecond } from './bench';

const WALL = 1_000_000;

/** The kinds of act that a record is full of: a look, a post, a command from request to end, a finding, a note. */
const KINDS = 6;
function workAct(n: number): Act {
  const run = `run-${Math.floor(n / KINDS)}`;
  const kinds: readonly Act[] = [
    { type: 'look', console: 'logs', query: `page ${n}`, evidence: ['log-quota'] },
    { type: 'post', channel: '#incidents', kind: 'message', text: `Looking at page ${n} of the log` },
    { type: 'tool.run', runId: run, tool: 'shell', command: 'supabase functions list' },
    { type: 'tool.done', runId: run, output: 'ok', exitCode: 0, facts: [], evidence: [] },
    {
      type: 'finding.note',
      text: `Page ${n} shows the same`,
      evidence: ['log-quota'],
      claim: 'observation',
      share: true,
    },
    { type: 'ticket.update', kind: 'comment', text: `Note ${n}` },
  ];
  return kinds[n % KINDS] ?? { type: 'bridge.join' };
}

const HEAD: readonly Act[] = [
  { type: 'drill.start' },
  { type: 'declare', severity: 'SEV2', summary: 'Readings fail', impact: 'x' },
  { type: 'ticket.open', title: 'SEV-2: Readings fail', labels: [], body: 'x' },
];

/** A record of so many entries, five of them a second, all of them accepted. */
function entries(count: number): Entry[] {
  return Array.from({ length: count }, (_, i) => ({
    seq: i + 1,
    at: WALL + i * 200,
    id: `e${i + 1}`,
    by: 'codex',
    act: HEAD[i] ?? workAct(i - HEAD.length),
  }));
}

/** The least that any reducer does with such a record: a switch that copies a list and adds to it. No rules, no world. */
interface Plain {
  readonly posts: readonly string[];
  readonly looks: readonly string[];
  readonly notes: readonly string[];
  readonly others: number;
}
function plainReduce(state: Plain, { act }: Entry): Plain {
  switch (act.type) {
    case 'post':
      return { ...state, posts: [...state.posts, act.text] };
    case 'look':
      return { ...state, looks: [...state.looks, act.query] };
    case 'ticket.update':
      return { ...state, notes: [...state.notes, act.text] };
    default:
      return { ...state, others: state.others + 1 };
  }
}

export const bench: Bench = {
  name: 'engine',
  async run() {
    const { bundle } = shipped();
    const drill = createDrill(bundle, { ...parHeader(bundle, 'key-exhausted', 'bench'), createdAt: WALL });
    const hour = entries(1_000);
    const empty: Plain = { posts: [], looks: [], notes: [], others: 0 };
    const folded = perSecond(hour.length, () => foldEntries(drill, hour));
    const plain = perSecond(hour.length, () => hour.reduce(plainReduce, empty));

    const long = entries(HEAD.length + 10_000 + KINDS);
    /** Whole rounds of acts, so that none is refused and each kind is measured. */
    const append = (round: number): number => {
      const from = HEAD.length + round * KINDS;
      const before = foldEntries(drill, long.slice(0, from));
      const batch = long.slice(from, from + KINDS);
      const after = foldEntries(drill, batch, before);
      if (after.refusals.length > 0) throw new Error(`refused: ${after.refusals[0]?.sentence}`);
      return (medianMs(() => foldEntries(drill, batch, before), 201) * 1000) / batch.length;
    };
    const first = append(16);
    const last = append(1_666);
    const header = parHeader(bundle, 'bad-deploy', 'bench');
    const drills = medianMs(() => runHeadless(bundle, header, [], bundle.scenario.longest, () => careful), 5);
    return [
      {
        measure: 'entries folded',
        value: folded,
        unit: 'per s',
        note: 'a record of 1,000 entries, rules and world included',
      },
      {
        measure: 'plain switch reducer',
        value: plain,
        unit: 'per s',
        note: 'the same record in the same run, lists only',
      },
      {
        measure: 'fold against plain',
        value: plain / folded,
        unit: 'x',
        note: 'how much the rules and the world cost',
      },
      {
        measure: 'append entry 100',
        value: first,
        unit: 'us',
        note: 'mean over the kinds of act, median of 201 rounds',
      },
      {
        measure: 'append entry 10,000',
        value: last,
        unit: 'us',
        note: 'the same acts on a hundred times longer record',
      },
      { measure: 'late against early', value: last / first, unit: 'x', note: 'flat would be 1' },
      {
        measure: 'a whole drill by the careful bot',
        value: drills,
        unit: 'ms',
        note: 'headless, bots and world reads included',
      },
    ];
  },
};
