import { minutes } from '../../base/drill-time';
import { echo, judged, mean, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence, quote } from '../record/say';
import { toldOf } from '../record/updates';
import type { Indicator } from '../types';
import { wordsOfOne } from '../writing/updates/one/wording';

/** Impact is told as the people affected see it, without the words of the trade. */
export const usersWords: Indicator = {
  id: 'users-words',
  acts: ['post', 'statuspage.publish'],
  role: 'comms',
  judge: (input) => {
    const gates = gatesOf(input);
    const { impact } = input.bundle.scenario.truth;
    const good = `Say what people cannot do, such as: ${quote(impact.sentence)}`;
    const told = toldOf(input);
    if (told.length === 0) {
      const due =
        gates.ledFrom !== undefined && gates.ledFrom + minutes(input.bundle.playbook.cadence.minutes) < gates.end;
      return due
        ? echo('minutes-covered', 'Nothing was told.', good)
        : notApplicable('Nothing was told, and nothing was due.');
    }
    const rows = told.flatMap((t) => {
      const words = wordsOfOne(input, t);
      return words === undefined ? [] : [{ t, ...words }];
    });
    // Who only answered questions owes nobody a statement of impact.
    if (rows.length === 0 && gates.ledFrom === undefined)
      return notApplicable('No incident was to be told about, and no impact was told.');
    if (rows.length === 0)
      return judged(0, 'No impact was told in what went out.', good, {
        evidence: told.slice(0, 5).map((t) => evidence(t.at, `At ${clock(input, t.at)}: no impact`, t.seq)),
      });
    const weak = rows.filter((r) => r.share < 1);
    return judged(
      mean(rows.map((r) => r.share)),
      weak.length === 0
        ? 'The impact was told in the words of those affected.'
        : `${weak.length} of ${rows.length} statements of impact were not in the words of those affected.`,
      good,
      {
        evidence: rows.map((r) =>
          evidence(
            r.t.at,
            r.share === 1
              ? `${quote(r.plain?.text ?? r.text)}`
              : r.insider.length > 0
                ? `${quote(r.text)}: ${r.insider.map((h) => quote(h.text)).join(', ')} mean nothing to people outside`
                : `${quote(r.text)} does not say what people cannot do`,
            r.t.seq,
          ),
        ),
      },
    );
  },
};
