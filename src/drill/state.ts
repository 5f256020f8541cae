import type { DrillTime, WallTime } from '../base/drill-time';
import type { Fact } from '../scenario/facts';
import type { Act, ActOf, ActType, Briefing, DatabaseRequest, UpdateFields } from './acts';
import type { FacilitationState } from './facilitation-state';

/** Every participant id, cast id, `facilitator` or `system`. */
export type PersonId = string;
export type RoleId = string;
export type Severity = string;

/** briefing -> live -> postmortem -> debrief; `paused` is a property of the clock, shown as a phase of its own. */
export type Phase = 'briefing' | 'live' | 'paused' | 'postmortem' | 'debrief' | 'stopped';

/** The drill clock as a fold over clock entries; `clockAt` reads it. */
export interface ClockState {
  readonly anchorWall: WallTime;
  readonly anchorDrill: DrillTime;
  readonly pace: number;
  readonly running: boolean;
  /** Tools under way: run id -> wall time of the request. The clock holds meanwhile, 10 s of wall time at most. */
  readonly holds: Readonly<Record<string, WallTime>>;
}

/** A delivered page: it rings until acknowledged. */
export interface Page {
  readonly id: string;
  readonly at: DrillTime;
  readonly from: PersonId;
  readonly text: string;
  readonly injectId?: string;
  /** Who is paged; absent: everybody on call. */
  readonly to?: PersonId;
  readonly acknowledgedAt?: DrillTime;
  readonly acknowledgedBy?: PersonId;
}

/** A message in a channel, a direct message or an e-mail; players' posts and injects alike. */
export interface Message {
  readonly id: string;
  readonly at: DrillTime;
  readonly from: PersonId;
  readonly channel: string;
  readonly kind: ActOf<'post'>['kind'] | 'inject' | 'system';
  readonly text: string;
  readonly fields?: UpdateFields;
  readonly replyTo?: string;
  readonly template?: string;
  /** Entry that made it; absent for injects. */
  readonly seq?: number;
  readonly injectId?: string;
  readonly asks?: 'eta' | 'status' | 'answer';
}

export interface RoleHolding {
  readonly role: RoleId;
  readonly person: PersonId;
  readonly from: DrillTime;
  readonly to?: DrillTime;
  readonly seq: number;
  /** The facilitator gave it to them. */
  readonly assigned?: true;
}

/** A handoff: offered, briefed, accepted, announced, in whatever order and however completely it was done. */
export interface Handoff {
  readonly id: string;
  readonly role: RoleId;
  readonly from: PersonId;
  readonly to: PersonId;
  readonly offeredAt: DrillTime;
  readonly offeredSeq: number;
  readonly briefedAt?: DrillTime;
  readonly briefedSeq?: number;
  readonly briefing?: Briefing;
  readonly acceptedAt?: DrillTime;
  readonly acceptedSeq?: number;
  /** Said no to, or (`withdrawn`) taken back by a newer offer of the same role. */
  readonly declinedAt?: DrillTime;
  readonly withdrawn?: true;
  readonly announcedAt?: DrillTime;
  readonly announcedSeq?: number;
}

export interface SeverityChange {
  readonly at: DrillTime;
  readonly severity: Severity;
  readonly by: PersonId;
  readonly seq: number;
  readonly reason: string;
}

export interface Ticket {
  readonly number: number;
  readonly openedAt: DrillTime;
  readonly openedBy: PersonId;
  readonly seq: number;
  readonly title: string;
  readonly labels: readonly string[];
  readonly body: string;
  readonly comments: readonly {
    readonly at: DrillTime;
    readonly by: PersonId;
    readonly text: string;
    readonly seq: number;
    readonly kind: 'comment' | 'status' | 'body';
  }[];
  readonly evidence: readonly {
    readonly at: DrillTime;
    readonly by: PersonId;
    readonly evidence: readonly string[];
    readonly note: string;
    readonly seq: number;
  }[];
}

export interface BugTicket {
  readonly number: number;
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly title: string;
  readonly body: string;
  readonly seq: number;
}

export interface Task {
  readonly id: string;
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly to: PersonId;
  readonly kind: ActOf<'task.give'>['kind'];
  readonly text: string;
  readonly subject?: string;
  readonly seq: number;
  readonly acknowledgedAt?: DrillTime;
  readonly reportedAt?: DrillTime;
  readonly report?: string;
  readonly outcome?: ActOf<'task.report'>['outcome'];
}

export interface Finding {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly seq: number;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly claim: ActOf<'finding.note'>['claim'];
  readonly shared: boolean;
}

export interface Decision {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly seq: number;
  readonly option: ActOf<'decide'>['option'];
  readonly text: string;
  readonly reason: string;
}

export interface Approval {
  readonly id: string;
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly of: PersonId;
  readonly text: string;
  readonly seq: number;
  readonly answeredAt?: DrillTime;
  readonly granted?: boolean;
  /** What was said with the answer. */
  readonly answer?: string;
}

export interface Escalation {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly to: PersonId;
  readonly reason: string;
  readonly seq: number;
}

export interface StatusPost {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly seq: number;
  readonly status: ActOf<'statuspage.publish'>['status'];
  readonly title: string;
  readonly text: string;
  readonly fields?: UpdateFields;
}

/** Something looked at, with the evidence that it showed. `seq` is absent for evidence that an inject delivered. */
export interface Look {
  readonly at: DrillTime;
  readonly by: PersonId | 'everyone';
  readonly seq?: number;
  readonly console: string;
  readonly query: string;
  readonly evidence: readonly string[];
}

export interface TimedFact {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly seq: number;
  readonly fact: Fact;
}

export interface ToolRun {
  readonly runId: string;
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly seq: number;
  readonly tool: 'shell' | 'console';
  readonly command: string;
  readonly doneAt?: DrillTime;
  readonly output?: string;
  readonly exitCode?: number;
}

/**
 * A statement put to the database, in its place in the order. Replicas apply it once it stands: `pending` until its run is
 * done, `void` when it was cancelled or its run did not end in time.
 */
export interface DatabaseStatement {
  readonly id: string;
  readonly runId: string;
  readonly session: string;
  readonly request: DatabaseRequest;
  readonly at: DrillTime;
  readonly wall: WallTime;
  readonly by: PersonId;
  readonly seq: number;
  readonly status: 'pending' | 'applied' | 'void';
}

/** A change of the production's statechart: from here on region `region` is in `state`. */
export interface WorldChange {
  readonly at: DrillTime;
  readonly region: string;
  readonly state: string;
}

export interface DeliveredInject {
  readonly injectId: string;
  readonly at: DrillTime;
  /** `withheld`: its `onlyIf` did not hold at the moment. */
  readonly outcome: 'delivered' | 'withheld';
  /** The facilitator sent it, whatever its trigger said. */
  readonly fired?: true;
}

export interface Resolution {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly seq: number;
  readonly summary: string;
  readonly rootCause: string;
  readonly criteria: readonly string[];
  readonly reopenedAt?: DrillTime;
}

/** A postmortem as it was handed in: the first time, or revised in the debrief. */
export interface PostmortemVersion {
  readonly at: DrillTime;
  /** Wall time since EndEx, ms. */
  readonly wallAfterEnd: number;
  readonly by: PersonId;
  readonly markdown: string;
  readonly seq: number;
}

export interface Postmortem {
  readonly scheduled?: {
    readonly at: DrillTime;
    readonly by: PersonId;
    readonly inHours: number;
    readonly text: string;
    readonly seq: number;
  };
  readonly pen?: PersonId;
  readonly draft?: string;
  readonly draftBy?: PersonId;
  /** The first submission: the drill's card counts this one, whatever is made of it once the debrief has told the truth. */
  readonly submitted?: PostmortemVersion;
  /** Every submission in order, the first included. Absent until the first is revised; `postmortemVersions` reads it. */
  readonly versions?: readonly PostmortemVersion[];
  /** Hours of drill time that were skipped ahead while it was written. Absent until somebody does. */
  readonly skips?: readonly {
    readonly at: DrillTime;
    readonly by: PersonId;
    readonly seq: number;
    readonly hours: number;
  }[];
  readonly ticks: Readonly<Record<string, { readonly done: boolean; readonly by: PersonId; readonly seq: number }>>;
}

/** A proposal that the drill did not accept: a no-op with a reason. */
export interface Refusal {
  readonly code: RefusalCode;
  /** A sentence for the player that says how to mend it. */
  readonly sentence: string;
}
export type RefusalCode =
  | 'wrong-phase'
  | 'clock'
  | 'unknown-person'
  | 'not-a-player'
  | 'not-facilitator'
  | 'unknown-role'
  | 'unknown-thing'
  | 'already-done'
  | 'not-yours'
  | 'not-declared'
  | 'empty'
  | 'has-left'
  | 'duplicate';
export interface RefusedEntry extends Refusal {
  readonly seq: number;
  readonly by: PersonId;
  readonly act: ActType;
}

/** An accepted entry with its drill time: the spine of timeline, replay and evidence. */
export interface Happening {
  readonly seq: number;
  readonly at: DrillTime;
  readonly wall: WallTime;
  readonly by: PersonId;
  readonly act: Act;
}

/** What is due later without anybody acting. Ordered by (at, id). */
export interface AgendaItem {
  readonly at: DrillTime;
  readonly id: string;
  readonly what:
    | { readonly kind: 'world'; readonly event: string }
    | { readonly kind: 'inject'; readonly injectId: string }
    | { readonly kind: 'leave'; readonly person: PersonId; readonly role: RoleId };
}

/** Help that somebody asked the coach for: which rule's, and how far it went (1 a nudge, 2 what to do, 3 exactly how). */
export interface HintTaken {
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly seq: number;
  readonly rule: string;
  readonly step: ActOf<'hint.take'>['step'];
}

/** The drill at drill time `t`: plain data, computed from bundle + header + entries, equal on every replica. */
export interface DrillState extends FacilitationState {
  readonly t: DrillTime;
  readonly seq: number;
  readonly lastWall: WallTime;
  readonly phase: Phase;
  readonly clock: ClockState;
  /** UTC epoch of drill time zero (scenario start plus the seed's shift). */
  readonly startEpoch: number;
  readonly variant: string;
  readonly endedAt?: DrillTime;
  readonly endedWall?: WallTime;
  readonly stoppedForReal: boolean;

  readonly world: {
    readonly states: Readonly<Record<string, string>>;
    readonly history: readonly WorldChange[] /** xstate snapshot as plain JSON. */;
    readonly snapshot: unknown;
  };
  readonly agenda: readonly AgendaItem[];
  /** Injects whose trigger has not come yet. */
  readonly waitingInjects: readonly string[];
  readonly injects: readonly DeliveredInject[];
  readonly facts: readonly TimedFact[];

  readonly happenings: readonly Happening[];
  /** Accepted entries by act type: triggers ask for them often. */
  readonly actCounts: Readonly<Record<string, number>>;
  readonly refusals: readonly RefusedEntry[];

  readonly pages: readonly Page[];
  readonly messages: readonly Message[];
  readonly roles: readonly RoleHolding[];
  readonly handoffs: readonly Handoff[];
  /** Who had to leave a role (an inject called them away): they cannot hold it again in this drill. */
  readonly gone: readonly { readonly person: PersonId; readonly role: RoleId; readonly at: DrillTime }[];
  readonly assessments: readonly {
    readonly at: DrillTime;
    readonly by: PersonId;
    readonly seq: number;
    readonly verdict: 'incident' | 'not-incident';
    readonly severity?: Severity;
  }[];
  readonly severities: readonly SeverityChange[];
  readonly ticket?: Ticket;
  readonly bugs: readonly BugTicket[];
  readonly bridge?: {
    readonly at: DrillTime;
    readonly by: PersonId;
    readonly link: string;
    readonly seq: number;
    readonly joined: readonly PersonId[];
  };
  readonly tasks: readonly Task[];
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  readonly approvals: readonly Approval[];
  readonly escalations: readonly Escalation[];
  readonly statusPage: readonly StatusPost[];
  readonly looks: readonly Look[];
  readonly tools: readonly ToolRun[];
  readonly statements: readonly DatabaseStatement[];
  readonly resolutions: readonly Resolution[];
  readonly postmortem: Postmortem;
  /** Absent until somebody asks the coach: records from before there was one hash as they did. */
  readonly hints?: readonly HintTaken[];
}

/** Who holds a role now. Two rows of one role can be open at once only by mistake, and that is scored. */
export function holdersOf(state: DrillState, role: RoleId): readonly PersonId[] {
  return state.roles.filter((r) => r.role === role && r.to === undefined).map((r) => r.person);
}

/** The severity declared now, if any. */
export function declaredSeverity(state: DrillState): Severity | undefined {
  return state.severities.at(-1)?.severity;
}

/** Has the resolution been declared and not been taken back? */
export function isResolved(state: DrillState): boolean {
  const last = state.resolutions.at(-1);
  return last !== undefined && last.reopenedAt === undefined;
}
