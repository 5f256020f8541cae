import type { Briefing } from '../../drill/acts';
import { isBreach } from '../breach';
import { type Duty, type Intent, later, type Situation } from '../intent';
import { beganAt, holderNames, impactText, nextPromise } from '../knowledge';
import { suspected } from '../remedy';
import { clock, firstName, holders, holds, isCast, nameOf, othersHere } from '../situation';
import { temperOf } from '../temperament';
import { statusNow } from './updates';

const MUST_LEAVE =
  /\b(hand(?:ing)? (?:it |this |command )?over|need(?:s|ed)? to (?:leave|go|drop)|have to (?:leave|go|drop)|must leave|step away|called away|boarding|take over from you|pull(?:ing)? you|pass (?:it |command )?on)\b/i;
const WANTS_COMMAND =
  /\b(hand (?:it |command |ic )?over|take (?:over|command|ic)|i(?:'| wi)ll (?:take|lead)|let me lead)\b/i;

/** Who is asked to take over: the deputy, else the playbook's backup, else whoever is here; never somebody called away. */
function successor(now: Situation): string | undefined {
  const here = othersHere(now);
  const backup = now.playbook.roles.find((r) => r.id === 'ic')?.backup;
  return holders(now, 'deputy').find((p) => here.includes(p)) ?? here.find((p) => nameOf(now, p) === backup) ?? here[0];
}

/** A briefing with all that the next commander needs, from what is on the record. */
export function briefingOf(now: Situation): Briefing {
  const { view } = now;
  const clue = suspected(now);
  const open = view.tasks.filter((t) => t.reportedAt === undefined);
  const due = view.cadence.dueAt;
  const last = view.decisions.at(-1);
  const asked = view.messages.filter((m) => m.asks !== undefined && !view.messages.some((r) => r.replyTo === m.id));
  return {
    situation: `${view.declared ?? 'Nothing'} declared; ${impactText(now)}. It began at ${clock(now, beganAt(now))}. Status: ${statusNow(now)}. ${clue === undefined ? 'The cause is not known yet' : `Suspected cause: ${clue.sentence}`}.`,
    objectives:
      'Stop the bleeding first, then watch it until it has been quiet for the time that the playbook asks for, then resolve.',
    plan:
      last === undefined
        ? 'Read logs, deployments and vendor pages, then decide.'
        : `Decided: ${last.text}, because ${last.reason}. Watch the error rate; the next option follows if it does not help.`,
    actions:
      open.length === 0 ? 'Nothing is under way.' : open.map((t) => `${nameOf(now, t.to)}: ${t.text}`).join('; '),
    people: `IC ${holderNames(now, 'ic')}, deputy ${holderNames(now, 'deputy')}, scribe ${holderNames(now, 'scribe')}, communications ${holderNames(now, 'comms')}.`,
    promises: `Next update promised for ${clock(now, due ?? nextPromise(now))}.${asked.length === 0 ? '' : ` Waiting for an answer: ${asked.map((m) => nameOf(now, m.from)).join(', ')}.`}`,
    comms: `Updates go to ${now.playbook.updateChannels.map((c) => c.channel).join(', ')}; ${view.messages.filter((m) => m.kind === 'update').length} so far.`,
    constraints: `No change of production without a line in the ticket; evidence and logs stay.${isBreach(now) ? ' Nothing is public before legal has agreed.' : ''}`,
  };
}

const THIN: Briefing = {
  situation: '',
  objectives: '',
  plan: '',
  actions: '',
  people: '',
  promises: '',
  comms: '',
  constraints: '',
};

/** The briefing as this person gives it: whole, or some sentences in passing. */
function briefing(now: Situation): Briefing {
  const full = briefingOf(now);
  return temperOf(now).briefing === 'full'
    ? full
    : { ...THIN, situation: full.situation, plan: full.plan, actions: full.actions, promises: full.promises };
}

/** Hands command over when called away, or when somebody here asks for it; briefs at once. */
export const handOver: Duty = (now) => {
  if (!holds(now, 'ic')) return [];
  const open = now.view.handoffs.find(
    (h) => h.role === 'ic' && h.from === now.me && h.acceptedAt === undefined && h.declinedAt === undefined,
  );
  if (open !== undefined) {
    return open.briefedAt !== undefined || temperOf(now).briefing === 'none'
      ? []
      : [
          {
            key: `brief/${open.id}`,
            at: later(now, open.offeredAt, 20, 45, 'brief', open.id),
            acts: (then) => [{ type: 'role.brief', role: 'ic', briefing: briefing(then) }],
          },
        ];
  }
  return now.view.messages.flatMap((m): Intent[] => {
    // Somebody of the cast may sit in a seat as well; what the script has them say is the script's word.
    const scripted = m.kind === 'inject' || isCast(now, m.from);
    const called = scripted && m.channel === `dm:${now.me}` && MUST_LEAVE.test(m.text);
    const asked =
      !scripted &&
      m.from !== now.me &&
      WANTS_COMMAND.test(m.text) &&
      (m.channel === `dm:${now.me}` || m.text.includes(`@${firstName(now, now.me)}`));
    const to = asked ? m.from : called ? successor(now) : undefined;
    if (to === undefined || now.view.handoffs.some((h) => h.from === now.me && h.offeredAt >= m.at && h.to === to))
      return [];
    return [
      {
        key: `handover/${m.id}/${to}`,
        at: later(now, m.at, 20, 50, 'handover', m.id),
        acts: () => [{ type: 'role.offer', role: 'ic', to }],
      },
    ];
  });
};
