import { parseStatusText } from '../../src/exchange/judged/status-text';
import { judgePostmortem } from '../../src/score/writing/judge-postmortem';
import { judgeUpdates } from '../../src/score/writing/updates/judge-updates';
import { HOSTILE } from '../writing/hostile';
import { POSTMORTEMS } from '../writing/labelled/postmortems/labels';
import { SEQUENCES } from '../writing/labelled/update-sequences';
import { type Bench, medianMs, type Row } from './bench';

/** As much of the labelled documents as a size asks for, each of them once: a repeated text would be read once only. */
function ofSize(bytes: number): string {
  const all = POSTMORTEMS.map((p) => p.text).join('\n\n');
  // Beyond their length the same stories with other numbers: to a judge these are other sentences.
  const more = Array.from({ length: 4 }, (_, i) => all.replace(/\d/g, (d) => String((Number(d) + i) % 10)));
  return more.join('\n\n').slice(0, bytes);
}

function once(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The slowest of the hostile texts, each judged once. */
function slowest(): Row {
  let worst = { name: '', ms: 0 };
  for (const [name, text] of HOSTILE) {
    const ms = once(() => judgePostmortem(text));
    if (ms > worst.ms) worst = { name, ms };
  }
  return {
    measure: 'hostile, the slowest of them',
    value: worst.ms,
    unit: 'ms',
    note: `aim: under 2000; ${worst.name}`,
  };
}

/** What judging a text takes, as the screen and the command line do it. */
export const bench: Bench = {
  name: 'judge',
  async run() {
    const small = ofSize(3 * 1024);
    const large = ofSize(24 * 1024);
    const longest = SEQUENCES.toSorted((a, b) => b.sequence.updates.length - a.sequence.updates.length)[0];
    const first = once(() => judgePostmortem(small));
    return [
      {
        measure: 'postmortem of 3 KB',
        value: medianMs(() => judgePostmortem(small), 31),
        unit: 'ms',
        note: 'aim: under 15',
      },
      { measure: 'postmortem of 3 KB, the very first', value: first, unit: 'ms', note: 'nothing compiled yet' },
      {
        measure: 'postmortem of 24 KB',
        value: medianMs(() => judgePostmortem(large), 9),
        unit: 'ms',
        note: 'aim: under 100',
      },
      {
        measure: 'updates of one incident',
        value: medianMs(() => longest !== undefined && judgeUpdates(longest.sequence), 31),
        unit: 'ms',
        note: `${longest?.sequence.updates.length ?? 0} updates`,
      },
      {
        measure: 'status page of 24 KB, taken apart',
        value: medianMs(() => parseStatusText(large, 0), 9),
        unit: 'ms',
      },
      slowest(),
    ];
  },
};
