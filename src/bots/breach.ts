import { type DrillTime, durationText } from '../base/drill-time';
import { remembered } from '../base/remembered';
import type { PersonId } from '../drill/state';
import type { View } from '../drill/view';
import type { Playbook } from '../playbook/schema';
import { extentOf } from './access';
import { securityWords } from './causes/security-words';
import type { Situation } from './intent';
import { clock } from './situation';

/** What the playbook says of security incidents. */
export function securityNote({
  playbook,
}: {
  readonly playbook: Playbook;
}): Playbook['scenarioNotes'][number] | undefined {
  return playbook.scenarioNotes.find((note) => /security|breach/i.test(note.id));
}

const known = new WeakMap<View, boolean>();

const hasSecurityWords = remembered((text) => securityWords.test(text));

/** Is this a breach, by what has been told and found so far? What somebody has discarded does not count. */
export function isBreach(now: Situation): boolean {
  const { view } = now;
  let found = known.get(view);
  if (found === undefined) {
    const texts = [
      ...view.pages.map((p) => p.text),
      ...view.messages.filter((m) => m.kind !== 'system' && m.from !== now.me).map((m) => m.text),
      ...view.findings.filter((f) => f.claim !== 'discards').map((f) => f.text),
      ...view.tasks.flatMap((t) => t.report ?? []),
      ...view.severities.map((s) => s.reason),
      view.ticket?.title ?? '',
    ];
    found = securityNote(now) !== undefined && texts.some(hasSecurityWords);
    known.set(view, found);
  }
  return found;
}

/** People of the company whose word is needed before anything about a breach is public: legal counsel first, then security. */
export function counsel({ company }: Situation): readonly PersonId[] {
  const of = (title: RegExp): PersonId[] => company.people.filter((p) => title.test(p.title)).map((p) => p.id);
  return [...of(/legal|counsel/i), ...of(/security/i)];
}

/** When one of them was asked, by a page or a message. */
export function askedAt(now: Situation, person: PersonId): DrillTime | undefined {
  const times = [
    ...now.view.escalations.filter((e) => e.to === person).map((e) => e.at),
    ...now.view.messages.filter((m) => m.channel === `dm:${person}`).map((m) => m.at),
  ];
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The words that may be published: quoted by legal counsel, after having been asked. */
export function agreedWords(now: Situation): string | undefined {
  const people = counsel(now);
  for (const m of now.view.messages.toReversed()) {
    const asked = people.includes(m.from) ? askedAt(now, m.from) : undefined;
    if (asked === undefined || m.at <= asked || !/\bpublish\b/i.test(m.text)) continue;
    const words = /[“"]([^”"]{20,})[”"]/.exec(m.text)?.[1];
    if (words !== undefined) return words;
  }
  return undefined;
}

/** Since when it has been going on, by the access logs. */
export function breachBegan(now: Situation): DrillTime | undefined {
  return extentOf(now).since;
}

/** How many accounts were read, by the access logs. */
export function breachPeople(now: Situation): number {
  return extentOf(now).accounts;
}

const about = (now: Situation): string => {
  const { accounts } = extentOf(now);
  return accounts > 0 ? `, about ${accounts} so far by the logs` : '';
};

/** What it means for people, in their words. */
export function breachImpact(now: Situation, over: DrillTime | undefined): string {
  return over === undefined
    ? `Somebody who should not is reading customer accounts with e-mail addresses and readings${about(now)}. Everything works, and nothing is lost`
    : `Customer accounts are no longer read by strangers since ${clock(now, over)}${about(now)}`;
}

/** The same when it is over. */
export function breachPast(now: Situation, from: DrillTime, to: DrillTime): string {
  return `Customer accounts with e-mail addresses and readings were read by somebody who should not, from ${clock(now, from)} to ${clock(now, to)} (${durationText(to - from)})${about(now)}`;
}

/** A title in the words of those whom it concerns. */
export const BREACH_TITLE = 'Customer accounts are read by somebody who should not';
/** A title that gives nothing away. */
export const BREACH_PUBLIC = 'Access to customer accounts';

/** What is said to somebody who asks about a breach: no to what destroys evidence or is too early, and the agreed words. */
export function breachAnswer(now: Situation, asked: string): string | undefined {
  const words = agreedWords(now);
  if (
    /\b(?:delete|take .{0,40} out of|remove|purge|wipe|clean)\b/i.test(asked) &&
    /\blogs?\b|entries|lines/i.test(asked)
  )
    return 'Kindly meant, and no: every line and every entry stays exactly as it is. They show who was read';
  if (/status page|put it up|publish|statement|reporter|journalist|press|print/i.test(asked))
    return words === undefined
      ? 'Please say and publish nothing yet: legal has been asked for the words, and I pass them on as soon as they are here'
      : `Please use the words that legal has agreed to and no others: “${words}”`;
  if (/how many|since when/i.test(asked)) {
    const { since, accounts } = extentOf(now);
    return since === undefined
      ? 'We are still counting in the access logs'
      : `By the access logs about ${accounts} accounts at most, since ${clock(now, since)}`;
  }
  return undefined;
}
