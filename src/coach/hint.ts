import type { DrillTime } from '../base/drill-time';
import type { Situation } from '../bots/intent';

/** What a rule has to say when its time has come: three steps of help, each saying more than the one before. */
export interface Advice {
  /** The clause or practice of the playbook that it rests on. */
  readonly clause: string;
  /** A question or a direction; no more than a colleague's raised eyebrow. */
  readonly nudge: string;
  /** What to do. */
  readonly what: string;
  /** Exactly how: which form, console or command. */
  readonly how: string;
  /** A command as it can be typed into the terminal. */
  readonly command?: string;
  /** The action of the floor that does it. */
  readonly action?: string;
  /** Since when it has been due, drill ms. */
  readonly since: DrillTime;
  /** From when on a good responder would have done it, drill ms. */
  readonly lateAt?: DrillTime;
}

/** One thing that a good responder does, and when. */
export interface Rule {
  readonly id: string;
  /** What is learnt by it, for lists: `Acknowledge a page`. */
  readonly title: string;
  /** Roles whose work it is; `anybody`'s when it is not a role's. */
  readonly roles: readonly string[] | 'anybody';
  /** What is more urgent comes first: lower. */
  readonly rank: number;
  /** Indicators of the playbook that say afterwards whether it was done well. */
  readonly indicators: readonly string[];
  /** What it says now; nothing while there is nothing to say. */
  readonly advise: (now: Situation) => Advice | undefined;
  /** Has the player done this kind of thing in time already, earlier in this drill? Then it is quiet until it is late. */
  readonly shown?: (now: Situation) => boolean;
}

/** What a good responder would do now, and why. */
export interface Hint extends Advice {
  readonly rule: string;
  readonly title: string;
  /** The clause in its own words. */
  readonly clauseText: string;
  readonly isLate: boolean;
}
