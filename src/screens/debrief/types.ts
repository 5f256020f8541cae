import type { DrillTime } from '../../base/drill-time';
import type { Drill } from '../../drill/drill';
import type { Entry } from '../../drill/record';
import type { DrillState, PersonId, PostmortemVersion } from '../../drill/state';
import type { Par } from '../../scenario/par';
import type { Scorecard, TruthTimeline } from '../../score/types';
import type { WritingCard } from '../../score/writing/types';

/** A version of the postmortem with what it is worth as writing, held against what really happened. */
export interface JudgedVersion {
  readonly version: PostmortemVersion;
  readonly card: WritingCard;
}

export interface DebriefScreenProps {
  readonly drill: Drill;
  /** The whole record: the replay folds it again. */
  readonly entries: readonly Entry[];
  /** The drill at its end. */
  readonly state: DrillState;
  readonly card: Scorecard;
  readonly truth: TruthTimeline;
  readonly par?: Par | undefined;
  /** Who reads: their personal score is offered beside the team's. */
  readonly me: PersonId | null;
  readonly onLeave: () => void;
  /** Plays on from a drill time in a drill of its own. Left out: forking is not offered. A rejection is shown as a note. */
  readonly onFork?: ((at: DrillTime) => Promise<void>) | undefined;
  readonly onExportRecord: () => Promise<void>;
  /** Hands a file to the browser: name, text, media type. */
  readonly onDownload: (name: string, text: string, type: string) => void;
  /** Replays the database of the drill and says what is in it, as a hash. Left out: it was not used, or cannot run here. */
  readonly onDatabase?: (() => Promise<string | undefined>) | undefined;
  /** Ticks a follow-up of the postmortem. Left out: they are shown only. */
  readonly onTick?: ((item: string, done: boolean) => void) | undefined;
  /** The postmortem's versions as they were judged, the first one first. Left out: they are shown unjudged. */
  readonly writing?: readonly JudgedVersion[] | undefined;
  /** Opens the desk on a copy of the submitted postmortem. Left out: it is shown only. */
  readonly onRevise?: (() => void) | undefined;
  /** Notes of those who disagree, by indicator. */
  readonly disputes?: Readonly<Record<string, string>> | undefined;
  /** Keeps a note about a finding; an empty one takes it back. Left out: disputing is not offered. */
  readonly onDispute?: ((indicator: string, note: string) => void) | undefined;
  /** The card was kept from the end of the drill and not computed again (another engine version). */
  readonly frozen?: boolean | undefined;
}
