import { type DrillTime, MINUTE } from '../base/drill-time';
import type { Situation } from '../bots/intent';
import { assignedRole, firstName, holders, holds, isCast, speaks, wasCalledAway } from '../bots/situation';
import type { Finding, Message, Task } from '../drill/state';

/** The questions that rules ask. All of them are answered from what the player has before their eyes. */

export const minutesAfter = (t: DrillTime, minutes: number): DrillTime => t + minutes * MINUTE;

/** The player's own latest look at a console since a moment; evidence that was delivered to everybody is no look. */
export function lookAt(
  { view, me }: Situation,
  console: string,
  since: DrillTime = Number.NEGATIVE_INFINITY,
): DrillTime | undefined {
  return view.looks.findLast((l) => l.by === me && l.console === console && l.at >= since)?.at;
}

/** When the player first looked at something that shows symptoms. */
export function sawSymptoms({ view, me }: Situation): DrillTime | undefined {
  return view.looks.find(
    (l) => l.by === me && (l.console === 'metrics' || l.console === 'tracker' || l.console === 'logs'),
  )?.at;
}

/** Roles that are this player's work now: held, else handed out; and what falls to the commander when nobody else has it. */
export function dutiesOf(now: Situation): readonly string[] {
  const held = now.playbook.roles.map((r) => r.id).filter((role) => holds(now, role));
  const handedOut = assignedRole(now);
  const own = held.length > 0 ? held : handedOut === undefined || wasCalledAway(now, handedOut) ? [] : [handedOut];
  const mine = new Set(own);
  if (own.includes('ic'))
    for (const role of ['deputy', 'scribe'])
      if (holders(now, role).length === 0 && !isComing(now, role)) mine.add(role);
  if (speaks(now)) mine.add('comms');
  return [...mine];
}

/** Is somebody else here who was given this role in the briefing and can still take it? */
function isComing({ view, me }: Situation, role: string): boolean {
  return view.roster.some((p) => p.id !== me && p.kind !== 'cast' && p.role === role && !p.gone.includes(role));
}

/** Somebody else who does the hands-on work. */
export function hands(now: Situation): string | undefined {
  return holders(now, 'deputy').find((p) => p !== now.me && !isCast(now, p));
}

/** The first name of the one with the hands, for examples. */
export function handsName(now: Situation): string {
  const person = hands(now);
  return person === undefined ? 'the deputy' : firstName(now, person);
}

export function tasksToMe({ view, me }: Situation): readonly Task[] {
  return view.tasks.filter((t) => t.to === me && t.reportedAt === undefined);
}

export function changedAt({ view }: Situation): DrillTime | undefined {
  return view.changes.at(-1)?.at;
}

/** Evidence that the player has seen and nobody has told on the bridge, with the moment of the first such look. */
export function untold({ view, me }: Situation): { readonly at: DrillTime; readonly evidence: string } | undefined {
  const told = new Set(view.findings.filter((f: Finding) => f.shared).flatMap((f) => f.evidence));
  for (const look of view.looks) {
    const fresh = look.by === me ? look.evidence.find((id) => !told.has(id)) : undefined;
    // A report says what was seen without naming it: what it reports on counts as told.
    const reported = view.tasks.some((t) => t.to === me && t.reportedAt !== undefined && t.reportedAt >= look.at);
    const shared = view.findings.some((f) => f.by === me && f.shared && f.at >= look.at);
    if (fresh !== undefined && !reported && !shared) return { at: look.at, evidence: fresh };
  }
  return undefined;
}

/** Questions from outside the response that wait for this player. */
export function openQuestions(now: Situation): readonly Message[] {
  const { view, me } = now;
  return view.messages.filter(
    (m) =>
      m.asks !== undefined &&
      isCast(now, m.from) &&
      (m.channel === `dm:${me}` || (!m.channel.startsWith('dm:') && speaks(now))) &&
      !view.messages.some((r) => r.replyTo === m.id || (r.from === me && r.channel === `dm:${m.from}` && r.at >= m.at)),
  );
}

/** What was said and written so far, by people and alerts: the words that everybody here has read. */
export function wordsSoFar({ view }: Situation): readonly string[] {
  return [
    ...view.pages.map((p) => p.text),
    ...view.messages.filter((m) => m.kind !== 'system').map((m) => m.text),
    ...view.findings.map((f) => f.text),
    ...view.tasks.flatMap((t) => (t.report === undefined ? [] : [t.report])),
    ...view.severities.map((s) => s.reason),
    ...(view.ticket === undefined ? [] : [view.ticket.title, ...view.ticket.comments.map((c) => c.text)]),
  ];
}

/** When somebody of the team first said or did something that matches. */
export function teamSaid(now: Situation, words: RegExp): boolean {
  const { view } = now;
  const texts = [
    ...view.messages.filter((m) => !isCast(now, m.from)).map((m) => m.text),
    ...view.findings.map((f) => f.text),
    ...view.tasks.map((t) => `${t.text} ${t.report ?? ''}`),
    ...view.decisions.map((d) => d.text),
    ...view.tools.map((t) => t.command),
    ...(view.ticket?.comments.map((c) => c.text) ?? []),
  ];
  return texts.some((text) => words.test(text));
}

/** The exact commands that the playbook prints for a clause, the first of them. */
export function commandFor({ playbook }: Situation, clause: string, step?: string): string | undefined {
  const steps = [
    ...playbook.lifecycle.flatMap((stage) => stage.steps),
    ...playbook.scenarioNotes.flatMap((note) => [...note.checks, ...note.mitigations, ...note.actions]),
  ];
  return steps.find((s) => s.clause === clause && (step === undefined || s.id === step) && s.commands !== undefined)
    ?.commands?.[0];
}
