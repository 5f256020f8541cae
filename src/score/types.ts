import type { DrillTime } from '../base/drill-time';
import type { Bundle } from '../drill/bundle';
import type { Entry, Header } from '../drill/record';
import type { DrillState, PersonId } from '../drill/state';
import type { Par } from '../scenario/par';
import type { TextSpan } from './writing/types';

/** What an indicator may look at. All of it follows from the record. */
export interface ScoreInput {
  readonly bundle: Bundle;
  readonly header: Header;
  /** The record, up to the moment that is scored. */
  readonly entries: readonly Entry[];
  /** The drill at the end (or at the moment that is scored). */
  readonly state: DrillState;
  /** EndEx, or now. */
  readonly endAt: DrillTime;
  readonly par?: Par;
  /** Truth over time, computed once: see `truth-timeline.ts`. */
  readonly truth: TruthTimeline;
}

export interface Interval {
  readonly from: DrillTime;
  readonly to: DrillTime;
}

export interface TruthTimeline {
  readonly variant: string;
  readonly faultAt?: DrillTime;
  /** First moment at which a sufficient signal had been delivered or looked at. */
  readonly visibleAt?: DrillTime;
  readonly mitigatedAt?: DrillTime;
  readonly fixedAt?: DrillTime;
  /** When people were affected. */
  readonly impact: readonly Interval[];
  /** When the bleeding was stopped, and when the cause was gone; both can end again. */
  readonly mitigated: readonly Interval[];
  readonly fixed: readonly Interval[];
  /** From the first moment of the world to the end, without gaps; `is: null` while nobody could have known. */
  readonly severity: readonly {
    readonly from: DrillTime;
    readonly to: DrillTime;
    readonly is: string | null;
    readonly clause?: string;
  }[];
  /** Data loss: when the writes that do damage were stopped. Absent where the scenario has none to stop. */
  readonly stopped?: readonly Interval[];
  /** Security: when nobody could use what was compromised. Absent where nothing was. */
  readonly contained?: readonly Interval[];
  /** Security: what was compromised in this variant, and when each was worth nothing. */
  readonly credentials: readonly {
    readonly id: string;
    readonly title: string;
    readonly revoked: readonly Interval[];
  }[];
}

/** A place in the record that a finding rests on; a click jumps the replay there. */
export interface Evidence {
  readonly seq?: number;
  readonly at: DrillTime;
  readonly text: string;
}

export type Verdict = 'kept' | 'partly' | 'broken' | 'echo';

/** One indicator's judgement. Points are out of the playbook's points for it. */
export interface Finding {
  readonly indicator: string;
  readonly title: string;
  readonly dimension: string;
  /** The clause it rests on, or a practice id. */
  readonly clauses: readonly string[];
  readonly points: number;
  readonly possible: number;
  readonly verdict: Verdict;
  /** What happened, in a sentence. */
  readonly text: string;
  readonly evidence: readonly Evidence[];
  /** Of a text that was judged as writing: the places in it that this rests on, for and against. */
  readonly spans?: readonly TextSpan[];
  /** What could be seen at that moment. */
  readonly visible?: string;
  /** What good would have looked like. */
  readonly good: string;
  /** Names a hard flag if one was raised. */
  readonly hardFlag?: string;
  /** Whose it was; absent: the team's. */
  readonly person?: PersonId;
  /** Set when a lapse was charged elsewhere and is shown here at no cost. */
  readonly echoOf?: string;
  /** An evaluator's judgement that counts instead; everything above is still the original. */
  readonly override?: Override;
}

/** An evaluator's word on one finding of the team's card. */
export interface Override {
  readonly indicator: string;
  /** 0..1 of the points. */
  readonly share: number;
  readonly reason: string;
  readonly by: PersonId;
}

export type Rating = 'P' | 'S' | 'M' | 'U';

export interface DimensionScore {
  readonly id: string;
  readonly title: string;
  /** Weight after sharing out the weights of dimensions with nothing to score. */
  readonly weight: number;
  readonly points: number;
  readonly possible: number;
  /** 0..100, one decimal. */
  readonly percent: number;
  readonly rating: Rating;
  readonly capped: boolean;
  readonly findings: readonly Finding[];
}

/** Help of the coach in this drill, and what it cost. */
export interface Help {
  readonly coaching: 'guided' | 'hinted' | 'free';
  readonly taken: readonly {
    readonly at: DrillTime;
    readonly by: PersonId;
    readonly seq: number;
    readonly rule: string;
    readonly step: 1 | 2 | 3;
    /** Points of a hundred. */
    readonly cost: number;
  }[];
  /** Taken off the whole, in points of a hundred. */
  readonly cost: number;
  /** The whole without it. */
  readonly before: number;
}

export interface Scorecard {
  readonly engine: string;
  readonly percent: number;
  readonly rating: Rating;
  readonly capped: boolean;
  readonly dimensions: readonly DimensionScore[];
  /** Indicators that had nothing to judge in this drill, with the reason. */
  readonly notApplicable: readonly { readonly indicator: string; readonly reason: string }[];
  /** What ratings and caps are computed with, as the playbook has them. */
  readonly scale: { readonly P: number; readonly S: number; readonly M: number; readonly hardFlagCap: Rating };
  /**
   * Speed is shown apart from quality: ms of drill time, absent when it did not happen. Each from its own gate:
   * page to acknowledgement, first sufficient signal to declaration, declaration to mitigation, declaration to resolution.
   * Par times are measured alike.
   */
  readonly speed: {
    readonly acknowledge?: number;
    readonly declare?: number;
    readonly mitigate?: number;
    readonly resolve?: number;
  };
  readonly gaps: readonly { readonly id: string; readonly text: string }[];
  readonly people: readonly PersonScore[];
  /** Absent when nobody was helped. */
  readonly help?: Help;
}

export interface PersonScore {
  readonly person: PersonId;
  readonly roles: readonly string[];
  /** How long they had dropped out (ms of drill time, counted absences). What was left undone in a role of theirs is then the team's alone. */
  readonly away?: number;
  readonly percent: number;
  readonly rating: Rating;
  readonly findings: readonly Finding[];
}

/** What an indicator returns before points are turned into the playbook's. */
export type IndicatorResult = { readonly applicable: false; readonly reason: string } | Judgement;

export interface Judgement {
  readonly applicable: true;
  /** 0..1 of the points. */
  readonly share: number;
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly spans?: readonly TextSpan[];
  readonly good: string;
  readonly visible?: string;
  readonly hardFlag?: string;
  readonly person?: PersonId;
  readonly echoOf?: string;
  /** Clause ids that this result rests on, when not all of the indicator's. */
  readonly clauses?: readonly string[];
}

/** One judgement about a drill. Id, dimension, points, targets and clauses stand in the playbook file. */
export interface Indicator {
  readonly id: string;
  /** Act types by which a player can keep or break it; held against what the screens offer. */
  readonly acts: readonly string[];
  /** Names of the targets that it cannot judge without; the playbook gives their values. */
  readonly targets?: readonly string[];
  readonly judge: (input: ScoreInput, config: IndicatorConfig) => IndicatorResult;
  /** Which role's work it is; absent: the whole team's. */
  readonly role?: string;
  /** It is broken by what nobody did in time; so who had dropped out may have been kept from it. */
  readonly byOmission?: true;
}

export interface IndicatorConfig {
  readonly points: number;
  readonly target: Readonly<Record<string, number>>;
}
