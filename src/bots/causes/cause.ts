import type { ActOf } from '../../drill/acts';
import type { DeploymentRow } from '../../world/model/operations';
import type { Change } from '../change';
import type { Situation } from '../intent';

/** Something that may help, with the reason for it and the option of the playbook that it is. */
export interface Remedy {
  readonly change: Change;
  readonly option: ActOf<'decide'>['option'];
  readonly reason: string;
}

/** What usually lies behind a cause of this kind, and what makes it rarer. Written as a careful engineer would, from the kind alone. */
export interface Lesson {
  readonly trigger: string;
  readonly factors: readonly string[];
  /** What to do, with its priority. */
  readonly actions: readonly (readonly [action: string, priority: string])[];
}

/** What people outside notice: while it lasts, once it is over, told afterwards, and as a title; begins with a capital, no full stop. */
export interface Noticed {
  readonly during: string;
  readonly over: string;
  readonly past: string;
  readonly title: string;
  /** What the postmortem says under data loss. */
  readonly loss?: string;
}

/**
 * A kind of cause as people who run such systems know it, and never that of one scenario: the words by which it is recognised
 * on any screen, what helps against it, and what is learnt from it.
 */
export interface Cause {
  readonly id: string;
  /**
   * The part of the playbook that such a cause calls for: an outage is mitigated and watched; data loss and security
   * incidents have steps of their own, in their own order.
   */
  readonly kind: 'outage' | 'data-loss' | 'security';
  /** It only says what happened: any cause that says more counts before it. */
  readonly general?: true;
  /** What people notice of it, in their words; without it, that they cannot do what the broken function is for. */
  readonly noticed?: (now: Situation) => Noticed;
  /** Words that hint at it, as logs, tracker, pages and colleagues put it. */
  readonly hints: RegExp;
  /** The cause in a sentence that the evidence supports; it begins in lower case. */
  readonly sentence: string;
  /** What may help against it here and now, in no order; the playbook's preference is applied by the caller. */
  readonly remedies: (now: Situation) => readonly Remedy[];
  /** What keeps it from coming back once it has been stopped for the moment; undefined when stopping it is all there is to do. */
  readonly cure?: (now: Situation) => Remedy | undefined;
  /** Is this deployment shortly before the trouble cleared by this cause? */
  readonly clears: (deployment: DeploymentRow, broken: string | undefined) => boolean;
  readonly lesson: Lesson;
}
