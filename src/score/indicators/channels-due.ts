import { type DrillTime, durationText, minutes } from '../../base/drill-time';
import { coveredShare, judged, mean, minutesTarget, notApplicable } from '../measure';
import { consultedOf } from '../record/consulted';
import { declaredAtMoment, gatesOf } from '../record/gates';
import { isPublic, silenceRule, updateChannelsOf } from '../record/kind';
import { evidence } from '../record/say';
import { mainChannel, postsIn } from '../record/updates';
import type { Indicator, ScoreInput } from '../types';

/** When something was told in a channel; the ticket and the status page are channels too. */
function timesIn(input: ScoreInput, channel: string): readonly { at: DrillTime; seq: number }[] {
  if (channel === 'status-page') return input.state.statusPage;
  if (channel === 'ticket') {
    const { ticket } = input.state;
    return ticket === undefined ? [] : [{ at: ticket.openedAt, seq: ticket.seq }, ...ticket.comments];
  }
  return postsIn(input, channel).filter((p) => ['update', 'announcement', 'resolution'].includes(p.kind));
}

/** From when a channel was due: the declaration of a severity that asks for it; undeclared, the severity that was true. */
function dueFrom(input: ScoreInput, severities: readonly string[], ledFrom: DrillTime): DrillTime | undefined {
  const moments = [ledFrom, ...input.state.severities.map((s) => s.at)].filter((t) => t >= ledFrom);
  return moments.find((t) => {
    const severity = declaredAtMoment(input, t) ?? input.truth.severity.find((s) => s.from <= t && t < s.to)?.is;
    return severity !== undefined && severity !== null && severities.includes(severity);
  });
}

/**
 * Every channel that the severity asks for is used, and kept fresh. How often the main channel is used is counted as
 * minutes covered; here it only has to be used at all.
 */
export const channelsDue: Indicator = {
  id: 'channels-due',
  acts: ['post', 'ticket.open', 'ticket.update', 'statuspage.publish'],
  targets: ['grace'],
  role: 'comms',
  byOmission: true,
  judge: (input, config) => {
    const gates = gatesOf(input);
    const { ledFrom } = gates;
    if (ledFrom === undefined) return notApplicable('No channel was due.');
    const grace = minutesTarget(config, 'grace');
    const every = minutes(input.bundle.playbook.cadence.minutes);
    const main = mainChannel(input);
    // Where a prohibition outranks the duty to tell, nothing public is due before the word of those who have to be asked.
    const suspended = (channel: string): boolean => silenceRule(input) !== undefined && isPublic(input, channel);
    const freeAt = consultedOf(input)?.freeAt ?? Number.POSITIVE_INFINITY;
    const rows = updateChannelsOf(input).flatMap((c) => {
      const due = dueFrom(input, c.severities, ledFrom);
      const from = due !== undefined && suspended(c.channel) ? Math.max(due, freeAt) : due;
      if (from === undefined || from + grace >= gates.end) return [];
      // That there was no ticket at all is counted there.
      if (c.channel === 'ticket' && input.state.ticket === undefined) return [];
      const told = timesIn(input, c.channel).filter((t) => t.at >= ledFrom - grace && t.at <= input.endAt);
      const share =
        c.channel === main
          ? told.length > 0
            ? 1
            : 0
          : coveredShare(
              told.map((t) => t.at),
              from + grace,
              gates.end,
              every + grace,
            );
      return [{ channel: c.channel, clause: c.clause, from, told, share }];
    });
    if (rows.length === 0) return notApplicable('No channel was due before the end.');
    const short = rows.filter((r) => r.share < 0.995);
    return judged(
      mean(rows.map((r) => r.share)),
      short.length === 0
        ? 'Every channel due was used and kept fresh.'
        : `${short
            .map((r) =>
              r.told.length === 0
                ? `${r.channel} was never used`
                : `${r.channel} was fresh for ${Math.round(r.share * 100)} % of the time`,
            )
            .join('; ')}.`,
      `Tell ${rows.map((r) => r.channel).join(', ')} within ${durationText(grace)} of the declaration, and again with every update.`,
      {
        evidence: rows.flatMap((r) =>
          r.told.length === 0
            ? [evidence(r.from, `${r.channel} was due from here`)]
            : r.told.slice(0, 6).map((t) => evidence(t.at, `Told in ${r.channel}`, t.seq)),
        ),
      },
    );
  },
};
