import { findAny } from '../../base/text-similarity';
import { judged, mean, notApplicable } from '../measure';
import { lapsesOf } from '../record/lapses';
import type { Indicator } from '../types';
import { phrasesIn } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';

/** Sections in which a team says how it did. */
const WHERE = ['response', 'lessons', 'summary', 'detection', 'resolution', 'root-cause'];

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
      const phrases = phrasesIn(pm, WHERE);
      // Words of one lapse have to stand in one sentence, or in one point of a list.
      const rows = lapses.map((lapse) => ({
        lapse,
        said: phrases.find((p) => lapse.words.every((group) => findAny(p.text, group) !== undefined)),
      }));
      const silent = rows.filter((r) => r.said === undefined);
      const place = pm.field('response', 'went-poorly') ?? pm.section('response') ?? pm.section('lessons');
      return judged(
        mean(rows.map((r) => (r.said === undefined ? 0 : 1))),
        silent.length === 0
          ? 'The postmortem owns up to what the record shows.'
          : `Not owned up to: ${silent.map((r) => r.lapse.text).join('; ')}.`,
        good,
        shown(pm, [
          ...silent.map((r) =>
            place?.span(
              `does not say what the record shows: ${r.lapse.text}`,
              `Add that ${r.lapse.text}, from when to when, and what it cost; nobody need be named.`,
            ),
          ),
          ...rows.map((r) => r.said?.span(`owns up: ${r.lapse.text}`)),
        ]),
      );
    });
  },
};
