import { MINUTE, minutes } from '../../base/drill-time';
import { coveredShare } from '../measure';
import type { ScoreInput } from '../types';
import { changesOf } from './changes';
import { gatesOf } from './gates';
import { holdings } from './people';
import { coverage } from './presence';
import { cameBackAt, resolvableAt } from './resolution';
import { updatesOf } from './updates';

/** Something that the record shows did not go well, and words by which a postmortem may own up to it. */
export interface Lapse {
  readonly id: string;
  readonly text: string;
  /** One of each group has to stand in the text. */
  readonly words: readonly (readonly string[])[];
}

/** The lapses that the timeline itself shows; small ones are left out. */
export function lapsesOf(input: ScoreInput): readonly Lapse[] {
  const gates = gatesOf(input);
  const out: Lapse[] = [];
  const every = minutes(input.bundle.playbook.cadence.minutes);
  const late = [
    'late',
    'delay',
    'delayed',
    'slow',
    'slowly',
    'missed',
    'overdue',
    'gap',
    'missing',
    'took too long',
    'not posted',
    'no update',
    'forgot',
    'not sent',
  ];
  if (gates.ledFrom !== undefined && gates.ledFrom + every < gates.end) {
    const share = coveredShare(
      updatesOf(input).map((u) => u.at),
      gates.ledFrom + every,
      gates.end,
      every,
    );
    if (share < 0.9)
      out.push({
        id: 'late-update',
        text: 'updates were late',
        words: [['update', 'updates', 'cadence', 'communication', 'status page'], late],
      });
  }
  if (gates.declaredAt !== undefined && gates.dueAt !== undefined && gates.declaredAt > gates.dueAt) {
    out.push({
      id: 'late-declaration',
      text: 'the declaration was late',
      words: [['declare', 'declared', 'declaration'], late],
    });
  }
  const wrong = changesOf(input).find((c) => c.verdict === 'useless' || c.verdict === 'harmful');
  if (wrong !== undefined) {
    out.push({
      id: 'wrong-fix',
      text: `“${wrong.title}” did not help`,
      words: [
        [
          'wrong',
          'useless',
          'did not help',
          'no effect',
          'no use',
          'first attempt',
          'first fix',
          'unrelated',
          'worse',
          'in vain',
          'not the cause',
          'wasted',
          'mistaken',
          'changed nothing',
        ],
      ],
    });
  }
  const first = holdings(input, 'ic').toSorted((a, b) => a.from - b.from)[0];
  if (first !== undefined && gates.end > first.from) {
    const { empty, double } = coverage(input, 'ic', first.from, gates.end);
    if (empty + double > 3 * MINUTE)
      out.push({
        id: 'command-gap',
        text: 'command was lost or doubled',
        words: [
          ['command', 'commander', 'ic', 'incident commander', 'handoff', 'handover', 'role', 'lead'],
          [
            'nobody',
            'no one',
            'no commander',
            'two people',
            'two commanders',
            'two of us',
            'both',
            'twice',
            'doubled',
            'overlapped',
            'gap',
            'without',
            'unclear',
            'confusion',
            'lost',
            'late',
            'delayed',
          ],
        ],
      });
  }
  const resolved = input.state.resolutions[0];
  if (resolved !== undefined && cameBackAt(input, resolved.at) !== undefined && resolvableAt(input) !== resolved.at) {
    out.push({
      id: 'premature',
      text: 'it was declared resolved too soon',
      words: [['too soon', 'too early', 'premature', 'prematurely', 'came back', 'reopened', 'again', 'not fixed']],
    });
  }
  return out;
}
