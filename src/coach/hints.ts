import type { Situation } from '../bots/intent';
import type { Operation, OperationResult } from '../world/model/operations';
import type { Hint, Rule } from './hint';
import { rules } from './registry';
import { dutiesOf } from './sight';

/** The consoles are shut: whatever a rule asks of the production, it hears nothing. */
const blind = <O extends Operation>(_operation: O): OperationResult<O['op']> => ({
  ok: false,
  error: { code: 'not-found', message: 'The coach does not look at consoles.' },
});

function clauseText({ playbook }: Situation, id: string): string {
  return playbook.clauses.find((c) => c.id === id)?.rule ?? playbook.practices.find((p) => p.id === id)?.rule ?? '';
}

function hintOf(now: Situation, rule: Rule, known: ReadonlySet<string>): Hint | undefined {
  const advice = rule.advise(now);
  if (advice === undefined) return undefined;
  const isLate = advice.lateAt !== undefined && now.view.t >= advice.lateAt;
  // What somebody can do is not said to them, as long as they do it.
  if (!isLate && (known.has(rule.id) || rule.shown?.(now) === true)) return undefined;
  return { ...advice, rule: rule.id, title: rule.title, clauseText: clauseText(now, advice.clause), isLate };
}

/**
 * What a good responder in this role would do now, the most urgent first. From the player's own view and the playbook alone:
 * nothing that only a console shows, nothing of the truth. `known`: rules whose skill was shown in the last drills.
 */
export function hintsFor(situation: Situation, role: string, known: ReadonlySet<string> = new Set()): readonly Hint[] {
  const now: Situation = { ...situation, read: blind };
  return rules
    .filter((rule) => rule.roles === 'anybody' || rule.roles.includes(role))
    .flatMap((rule) => hintOf(now, rule, known) ?? [])
    .sort((a, b) => Number(b.isLate) - Number(a.isLate) || rankOf(a) - rankOf(b) || a.since - b.since);
}

/** The same for all that is this player's to do, whatever the role: each rule once. */
export function hintsForPlayer(situation: Situation, known: ReadonlySet<string> = new Set()): readonly Hint[] {
  const { phase } = situation.view;
  if (phase !== 'live' && phase !== 'paused' && phase !== 'postmortem') return [];
  const duties = dutiesOf(situation);
  const all = (duties.length === 0 ? [''] : duties).flatMap((role) => hintsFor(situation, role, known));
  return all
    .filter((hint, i) => all.findIndex((other) => other.rule === hint.rule) === i)
    .sort((a, b) => Number(b.isLate) - Number(a.isLate) || rankOf(a) - rankOf(b) || a.since - b.since);
}

function rankOf(hint: Hint): number {
  return rules.find((r) => r.id === hint.rule)?.rank ?? 100;
}
