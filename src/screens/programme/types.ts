import type { Result } from '../../base/result';
import type { ListedItem } from '../../programme/actions';
import type { Trouble } from '../../session/catalogue';
import type { ProgrammeSession } from '../../session/programme';
import type { LocalDrill } from '../../session/programme-drills';

/** The parts of the screen, in their order; their names stand in the address. */
export const SECTIONS = [
  { id: 'next', title: 'Next drill' },
  { id: 'teams', title: 'Teams' },
  { id: 'calendar', title: 'Calendar' },
  { id: 'history', title: 'History' },
  { id: 'trends', title: 'Trends' },
  { id: 'actions', title: 'Actions' },
  { id: 'share', title: 'Share' },
] as const;
export type SectionId = (typeof SECTIONS)[number]['id'];

/** Reads the part of the screen from an address; what is no part is the first. */
export function sectionOf(text: string | undefined): SectionId {
  return SECTIONS.find((s) => s.id === text)?.id ?? 'next';
}

/** A scenario as far as planning is concerned: no spoilers. */
export interface PlannedScenario {
  readonly id: string;
  readonly title: string;
  /** 1 to 5. */
  readonly difficulty: number;
  /** Longest drill time, minutes. */
  readonly minutes: number;
  /** Occasions in each dimension of the playbook. */
  readonly exercises: Readonly<Record<string, number>>;
}

export interface ProgrammeScreenProps {
  readonly session: ProgrammeSession;
  readonly section: SectionId;
  readonly scenarios: readonly PlannedScenario[];
  /** `null` while they are being read. */
  readonly drills: readonly LocalDrill[] | null;
  /** The action items in the postmortem of a drill of this browser. */
  readonly findActions: (drillId: string) => Promise<Result<readonly ListedItem[], Trouble>>;
  readonly onSave: (name: string, text: string, type: string) => void;
  /** Address of this app, without what stands behind `#`; goes into invitations. */
  readonly appUrl: string;
  /** The browser's own time zone, as `Europe/Berlin`: what a new schedule and a new person begin with. */
  readonly timeZone: string;
  /** Wall time, ms. */
  readonly now: () => number;
}
