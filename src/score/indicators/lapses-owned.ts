import { findAny, sentences } from '../../base/text-similarity';
import { judged, mean, notApplicable } from '../measure';
import { lapsesOf } from '../record/lapses';
import { quote } from '../record/say';
import type { Indicator } from '../types';
import { inPostmortem, ownText } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';

/** Lapses that the record shows are named in the postmortem. */
export const lapsesOwned: Indicator = {
  id: 'lapses-owned',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const lapses = lapsesOf(input);
    if (lapses.length === 0) return notApplicable('The record shows no lapse to own up to.');
    const good = `Say what the record shows: ${lapses.map((l) => l.text).join('; ')}.`;
    return judgePostmortem(input, good, (pm) => {
      const text = ['response', 'lessons', 'summary', 'detection', 'resolution', 'root-cause']
        .map((id) => ownText(pm.section(id)))
        .join('\n');
      // Words of one lapse have to stand in one sentence, or in one point of a list.
      const rows = lapses.map((lapse) => ({
        lapse,
        said: sentences(text).find((s) => lapse.words.every((group) => findAny(s.text, group) !== undefined)),
      }));
      const silent = rows.filter((r) => r.said === undefined);
      return judged(
        mean(rows.map((r) => (r.said === undefined ? 0 : 1))),
        silent.length === 0
          ? 'The postmortem owns up to what the record shows.'
          : `Not owned up to: ${silent.map((r) => r.lapse.text).join('; ')}.`,
        good,
        {
          evidence: rows.flatMap((r) => (r.said === undefined ? [] : [inPostmortem(pm, quote(r.said.text))])),
        },
      );
    });
  },
};
