import type { DrillTime } from '../../base/drill-time';
import type { PersonId } from '../../drill/state';
import { judged, notApplicable } from '../measure';
import { consultedOf } from '../record/consulted';
import { gatesOf } from '../record/gates';
import { isPublic, silenceRule } from '../record/kind';
import { nameOf } from '../record/people';
import { clock, evidence } from '../record/say';
import type { Evidence, Indicator, ScoreInput } from '../types';

/** What was made public since the incident could be seen. */
function published(input: ScoreInput, from: DrillTime) {
  const { state, endAt } = input;
  const rows: readonly { at: DrillTime; seq: number; by: PersonId; where: string }[] = [
    ...(isPublic(input, 'status-page') ? state.statusPage : []).map((p) => ({
      at: p.at,
      seq: p.seq,
      by: p.by,
      where: 'the status page',
    })),
    ...state.messages.flatMap((m) =>
      m.seq !== undefined && m.kind !== 'system' && isPublic(input, m.channel)
        ? [{ at: m.at, seq: m.seq, by: m.from, where: m.channel }]
        : [],
    ),
  ];
  return rows.filter((r) => r.at >= from && r.at <= endAt).toSorted((a, b) => a.at - b.at || a.seq - b.seq);
}

/** What is left when those asked had not yet answered, and it was made public all the same. */
const NO_PATIENCE = 0.3;

/** In a breach nothing is public before legal or security was asked. Never to ask is no way to keep this: people must be told. */
export const publicAfterLegal: Indicator = {
  id: 'public-after-legal',
  acts: ['statuspage.publish', 'escalate', 'post'],
  role: 'comms',
  judge: (input) => {
    const gates = gatesOf(input);
    const rule = silenceRule(input);
    const consulted = consultedOf(input);
    if (rule === undefined || consulted === undefined || !gates.incident || gates.visibleAt === undefined)
      return notApplicable('Nobody has to be asked before anything is public.');
    const names = (input.bundle.scenario.truth.consult ?? []).map((id) => nameOf(input, id)).join(' or ');
    const good = `Ask ${names} first, and publish what they agree to.`;
    const { askedAt, freeAt, who } = consulted;
    const posts = published(input, gates.visibleAt);
    const asked: readonly Evidence[] =
      askedAt === undefined
        ? []
        : [evidence(askedAt, `${nameOf(input, who ?? '')} asked at ${clock(input, askedAt)}`, consulted.askedSeq)];
    const first = posts.find((p) => askedAt === undefined || p.at < askedAt);
    if (first !== undefined) {
      const text = `Something was public before legal or security had been asked`;
      return judged(0, `${text}: ${first.where} at ${clock(input, first.at)}.`, good, {
        evidence: [evidence(first.at, `${nameOf(input, first.by)}, ${first.where}`, first.seq), ...asked],
        clauses: [rule.clause],
        hardFlag: text,
        person: first.by,
      });
    }
    if (askedAt === undefined) {
      if (!gates.over && gates.resolvedAt === undefined) return notApplicable('Nothing has been made public yet.');
      return judged(0, `Neither ${names} was ever asked, so nobody outside could be told.`, good, {
        clauses: [rule.clause],
      });
    }
    const early = posts.find((p) => freeAt !== undefined && p.at < freeAt);
    return judged(
      early === undefined ? 1 : NO_PATIENCE,
      early === undefined
        ? posts.length === 0
          ? 'Legal or security was asked, and nothing was made public before.'
          : 'What was made public came after the word of legal or security.'
        : 'Legal or security was asked, and the answer was not waited for.',
      good,
      {
        evidence: [
          ...asked,
          ...(early === undefined ? [] : [evidence(early.at, `${nameOf(input, early.by)}, ${early.where}`, early.seq)]),
        ],
        clauses: [rule.clause],
      },
    );
  },
};
