import type { DrillTime } from '../../base/drill-time';
import type { PersonId } from '../../drill/state';
import { judged, mean, minutesTarget, notApplicable } from '../measure';
import { injectAsWritten } from '../record/as-written';
import { clausesOf } from '../record/clauses-of';
import { gatesOf } from '../record/gates';
import { nameOf } from '../record/people';
import { clock, evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';

/** Who stands on each step of the path: the person named, else who has that title. */
function stepsOf(
  input: ScoreInput,
): readonly { step: number; title: string; person: PersonId | undefined; role: string | undefined }[] {
  const { people } = input.bundle.company;
  return input.bundle.playbook.escalation.path.map((p) => ({
    step: p.step,
    title: p.title,
    role: p.role,
    person: people.find((x) => x.name === p.person)?.id ?? people.find((x) => x.title === p.title)?.id,
  }));
}

/** The vendor whose fault it is in this variant, and when they were told: paged or written to. */
function vendorOf(input: ScoreInput) {
  const { vendor } = input.bundle.scenario.truth;
  const id = typeof vendor === 'string' ? vendor : (vendor?.[input.truth.variant] ?? vendor?.['*']);
  const contact = input.bundle.playbook.externalContacts.find((c) => c.id === id);
  if (contact === undefined) return undefined;
  const told = [
    ...input.state.escalations.filter((e) => e.to === contact.id),
    ...input.state.messages.filter((m) => m.seq !== undefined && m.channel === `dm:${contact.id}`),
  ]
    .filter((x) => x.at <= input.endAt)
    .toSorted((a, b) => a.at - b.at)[0];
  return { contact, told };
}

/** Was a step in the response already, or tried before, or gone, when a later step was paged? */
function passed(
  input: ScoreInput,
  step: ReturnType<typeof stepsOf>[number],
  at: DrillTime,
  by: PersonId,
  grace: number,
): number {
  if (step.person === undefined || step.person === by) return 1;
  const takesPart = input.header.participants.some((p) => p.id === step.person);
  const active = takesPart && input.state.happenings.some((h) => h.by === step.person && h.at <= at);
  const gone = input.state.gone.some((g) => g.person === step.person && g.at <= at);
  const held =
    step.role !== undefined &&
    input.state.roles.some((r) => r.role === step.role && r.from <= at && (r.to === undefined || r.to > at));
  if (active || gone || held) return 1;
  const tried = input.state.escalations.filter((e) => e.to === step.person && e.at <= at);
  if (tried.length === 0) return 0;
  return tried.some((e) => at - e.at >= grace) ? 1 : 0.5;
}

/** The clause about vendors: cited only where one is at fault. */
const vendorClause = (input: ScoreInput): string | undefined => input.bundle.playbook.externalContacts[0]?.clause;

/** Who is paged, is paged along the playbook's path: no step is left out, and each gets a moment to answer. */
export const escalationPath: Indicator = {
  id: 'escalation-path',
  acts: ['escalate'],
  targets: ['grace'],
  role: 'ic',
  byOmission: true,
  judge: (input, config) => {
    const path = stepsOf(input);
    const grace = minutesTarget(config, 'grace');
    const good = `Page along the path: ${path.map((p) => p.title).join(', ')}.`;
    const expected = input.state.injects.flatMap((d) => {
      const inject = injectAsWritten(input, d.injectId);
      return d.outcome === 'delivered' &&
        inject?.expected?.act === 'escalate' &&
        d.at + inject.expected.within <= input.endAt
        ? [{ at: d.at, dueAt: d.at + inject.expected.within }]
        : [];
    });
    const made = input.state.escalations.filter((e) => e.at <= input.endAt);
    const missed = expected.filter((x) => !made.some((e) => e.at >= x.at && e.at <= x.dueAt + grace));
    const onPath = made.flatMap((e) => {
      const own = path.find((p) => p.person === e.to);
      if (own === undefined) return [];
      const lower = path.filter((p) => p.step < own.step).map((p) => passed(input, p, e.at, e.by, grace));
      return [{ e, own, share: lower.length === 0 ? 1 : Math.min(...lower) }];
    });
    const gates = gatesOf(input);
    const vendor = vendorOf(input);
    const due = vendor !== undefined && (vendor.told !== undefined || gates.over || gates.resolvedAt !== undefined);
    if (onPath.length === 0 && missed.length === 0 && !due)
      return notApplicable('Nobody had to be paged along the path.');
    const within = Math.min(
      onPath.length === 0 ? 1 : mean(onPath.map((r) => r.share)),
      1 - missed.length / Math.max(1, expected.length),
    );
    const ofVendor = vendor?.told === undefined ? 0 : 1;
    const share = !due ? within : onPath.length + missed.length === 0 ? ofVendor : mean([within, ofVendor]);
    const jumped = onPath.filter((r) => r.share < 1);
    return judged(
      share,
      missed.length > 0
        ? 'Somebody further up the path should have been paged, and was not.'
        : jumped.length > 0
          ? `${jumped.length} page(s) left out a step of the path.`
          : due && vendor?.told === undefined
            ? `${vendor?.contact.title} was never told that the fault is theirs.`
            : 'The escalation path was followed.',
      due ? `${good} A fault of theirs is told to ${vendor?.contact.title} (${vendor?.contact.contact}).` : good,
      {
        clauses: clausesOf(input, 'escalation-path').filter((c) => due || c !== vendorClause(input)),
        evidence: [
          ...(vendor?.told === undefined
            ? []
            : [
                evidence(
                  vendor.told.at,
                  `${vendor.contact.title} told at ${clock(input, vendor.told.at)}`,
                  vendor.told.seq,
                ),
              ]),
          ...missed.map((m) => evidence(m.at, `A page up the path was called for at ${clock(input, m.at)}`)),
          ...onPath.map((r) =>
            evidence(r.e.at, `${nameOf(input, r.e.to)} (${r.own.title}) paged at ${clock(input, r.e.at)}`, r.e.seq),
          ),
        ],
      },
    );
  },
};
