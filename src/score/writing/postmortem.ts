import type { DrillTime } from '../../base/drill-time';
import { filled, residue } from '../record/fields';
import { clockIn, drillTimeOfClock } from '../record/times';
import type { Evidence, ScoreInput } from '../types';
import { type Document, type Field, fieldIn, parseDocument, type Section, sectionTitled } from './markdown';

/** The postmortem of a drill, taken apart by the playbook's template. */
export interface Postmortem {
  readonly document: Document;
  readonly at: DrillTime;
  readonly seq: number;
  readonly by: string;
  /** The section that the playbook calls by this id. */
  readonly section: (id: string) => Section | undefined;
  /** A labelled field of it, when something stands there besides the template. */
  readonly field: (section: string, field: string) => Field | undefined;
}

const parsed = new WeakMap<object, Postmortem>();

/** The submitted postmortem, parsed once for all indicators. */
export function postmortemOf(input: ScoreInput): Postmortem | undefined {
  const { submitted } = input.state.postmortem;
  if (submitted === undefined) return undefined;
  const known = parsed.get(submitted);
  if (known !== undefined) return known;
  const document = parseDocument(submitted.markdown);
  const rules = input.bundle.playbook.postmortem.sections;
  const section = (id: string): Section | undefined => {
    const rule = rules.find((r) => r.id === id);
    return rule === undefined ? undefined : sectionTitled(document, rule.title);
  };
  const made: Postmortem = {
    document,
    at: submitted.at,
    seq: submitted.seq,
    by: submitted.by,
    section,
    field: (sectionId, fieldId) => {
      const rule = rules.find((r) => r.id === sectionId)?.fields?.find((f) => f.id === fieldId);
      const found = rule === undefined ? undefined : fieldIn(section(sectionId), rule.label);
      return found !== undefined && filled(found.text) ? found : undefined;
    },
  };
  parsed.set(submitted, made);
  return made;
}

/** What a section says, without the template's left-overs; empty when there is nothing of the writer's own. */
export function ownText(section: Section | undefined): string {
  if (section === undefined) return '';
  return section.text
    .split('\n')
    .filter((line) => residue(line).length === 0)
    .join('\n')
    .trim();
}

export interface TimelineRow {
  readonly at: DrillTime;
  readonly text: string;
  readonly written: string;
}

/** The rows of the timeline that begin with a clock time: of its table, else of its list. Times are UTC of the drill's day. */
export function timelineRows(input: ScoreInput, postmortem: Postmortem): readonly TimelineRow[] {
  const section = postmortem.section('timeline');
  if (section === undefined) return [];
  const near = input.truth.faultAt ?? 0;
  const lines =
    section.tables.length > 0
      ? section.tables.flatMap((t) => t.rows.map((r) => r.map((c) => c.text).join(' | ')))
      : section.items.map((i) => i.text);
  return lines.flatMap((text) => {
    const ofDay = clockIn(text.slice(0, 40));
    return ofDay === undefined
      ? []
      : [{ at: drillTimeOfClock(ofDay, near, input.state.startEpoch), text, written: text.slice(0, 80) }];
  });
}

/** Evidence that points to the postmortem, with the words that a verdict rests on. */
export function inPostmortem(postmortem: Postmortem, text: string): Evidence {
  return { seq: postmortem.seq, at: postmortem.at, text };
}
