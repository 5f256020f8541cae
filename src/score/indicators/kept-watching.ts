import { durationText } from '../../base/drill-time';
import { echo, judged, mean, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { neverIncident, verdictOfNothing } from '../record/verdict';
import type { Indicator } from '../types';
import { showsSignals } from './recovery-watched';

/** The time after the verdict is looked at in so many parts: one look in each is watching, many in one are not. */
const PARTS = 3;

/** What is taken for no incident is kept an eye on: the signals are looked at again over the time after the verdict. */
export const keptWatching: Indicator = {
  id: 'kept-watching',
  acts: ['look', 'tool.run'],
  targets: ['watch'],
  role: 'deputy',
  byOmission: true,
  judge: (input, config) => {
    if (!neverIncident(input)) return notApplicable('There was an incident.');
    const watch = minutesTarget(config, 'watch');
    const good = `Look at the signals again over the ${durationText(watch)} after saying what it is.`;
    // What was declared for nothing is watched from then on; that it was declared is counted as the verdict.
    const verdict = input.state.severities[0] ?? verdictOfNothing(input);
    const { over } = gatesOf(input);
    if (verdict === undefined)
      return over
        ? echo('verdict-right', 'Nobody said that it was no incident, so there was nothing to watch after.', good)
        : notApplicable('Nobody has said that it is no incident.');
    const looks = input.state.looks.filter(
      (l) =>
        l.seq !== undefined &&
        l.at > verdict.at &&
        l.at <= Math.min(input.endAt, verdict.at + watch) &&
        showsSignals(l),
    );
    const parts = Array.from({ length: PARTS }, (_, i) => {
      const from = verdict.at + (watch / PARTS) * i;
      return { from, to: from + watch / PARTS };
    }).filter((part) => over || part.to <= input.endAt);
    if (parts.length === 0) return notApplicable('The verdict is fresh.');
    const seen = parts.map((part) => looks.find((l) => l.at > part.from && l.at <= part.to));
    const missed = seen.filter((l) => l === undefined).length;
    return judged(
      mean(seen.map((l) => (l === undefined ? 0 : 1))),
      missed === 0
        ? 'The signals were watched after the verdict.'
        : missed === parts.length
          ? 'Nobody looked at the signals again after the verdict.'
          : `The signals were watched for ${durationText((watch / PARTS) * (parts.length - missed))} of ${durationText(watch)}.`,
      good,
      {
        evidence: seen.flatMap((l) =>
          l === undefined ? [] : [evidence(l.at, `${clock(input, l.at)}: ${l.console} ${l.query}`.trim(), l.seq)],
        ),
      },
    );
  },
};
