import { durationText } from '../../base/drill-time';
import type { Message } from '../../drill/state';
import { fallOff, judged, mean, minutesTarget, notApplicable } from '../measure';
import { nameOf } from '../record/people';
import { clock, evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';

/** The first thing said that answers a question: a reply to it, word to who asked, or an answer or update in the same place. */
function answerTo(input: ScoreInput, asked: Message): Message | undefined {
  return input.state.messages.find((m) => {
    if (m.seq === undefined || m.at < asked.at || m.at > input.endAt) return false;
    if (m.replyTo === asked.id || m.channel === `dm:${asked.from}`) return true;
    return m.channel === asked.channel && ['answer', 'update', 'announcement', 'resolution'].includes(m.kind);
  });
}

/** Who asks from outside the response is answered in time. */
export const stakeholdersAnswered: Indicator = {
  id: 'stakeholders-answered',
  acts: ['post'],
  targets: ['full', 'zero'],
  role: 'comms',
  byOmission: true,
  judge: (input, config) => {
    const full = minutesTarget(config, 'full');
    const zero = minutesTarget(config, 'zero');
    const asked = input.state.messages.filter((m) => m.asks !== undefined && m.at <= input.endAt);
    const rows = asked.flatMap((m) => {
      const answer = answerTo(input, m);
      if (answer === undefined && input.endAt - m.at < full) return [];
      return [{ m, answer, share: answer === undefined ? 0 : fallOff(answer.at - m.at, full, zero) }];
    });
    if (rows.length === 0) return notApplicable('Nobody asked.');
    const late = rows.filter((r) => r.share < 1);
    return judged(
      mean(rows.map((r) => r.share)),
      late.length === 0
        ? 'Everybody who asked was answered in time.'
        : `${late.length} of ${rows.length} questions answered late or not at all.`,
      `Answer within ${durationText(full)}, if only to say when more will be known.`,
      {
        evidence: rows.map((r) =>
          r.answer === undefined
            ? evidence(r.m.at, `${nameOf(input, r.m.from)} asked at ${clock(input, r.m.at)} and was not answered`)
            : evidence(
                r.answer.at,
                `${nameOf(input, r.m.from)} answered after ${durationText(r.answer.at - r.m.at)}`,
                r.answer.seq,
              ),
        ),
      },
    );
  },
};
