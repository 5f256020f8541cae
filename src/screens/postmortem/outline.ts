import type { Playbook, PostmortemSection } from '../../playbook/schema';
import { filled, labelled, residue } from '../../score/record/fields';
import { SECTION_ROLES } from '../../score/writing/postmortem-labels';
import { rolesOf } from '../../score/writing/read/roles';
import { tablesIn } from './table-edit';

export interface Heading {
  readonly title: string;
  readonly depth: number;
  /** Offsets: of the heading's line, of what stands below it, and of its end (the next heading as high, or the end). */
  readonly from: number;
  readonly bodyFrom: number;
  readonly to: number;
}

/** A line of the outline: a heading of the draft, or a section of the playbook that the draft has not. */
export interface OutlineRow {
  readonly title: string;
  readonly depth: number;
  /** The playbook's section that this is; absent for headings of the writers' own. */
  readonly section?: PostmortemSection;
  /** Where it stands; absent for what is not there. */
  readonly at?: number;
  /** What is still to be written, in a few words each. Empty: something is there. It says nothing about how good it is. */
  readonly lacks: readonly string[];
}

/** The headings of a Markdown draft (`#` and underlined), code blocks left out. */
export function headingsOf(source: string): readonly Heading[] {
  const found: { title: string; depth: number; from: number; bodyFrom: number }[] = [];
  let at = 0;
  let fence = '';
  let before: { text: string; at: number } | undefined;
  for (const line of source.split('\n')) {
    const next = at + line.length + 1;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== '') {
      if (mark?.startsWith(fence) === true) fence = '';
    } else if (mark !== undefined) fence = mark;
    else {
      const hashed = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line);
      const under = /^ {0,3}(=+|-{2,})[ \t]*$/.exec(line)?.[1];
      if (hashed !== null) {
        found.push({ title: plain(hashed[2] ?? ''), depth: hashed[1]?.length ?? 1, from: at, bodyFrom: next });
      } else if (under !== undefined && before !== undefined && /^\w/.test(before.text) && !before.text.includes('|')) {
        found.push({
          title: plain(before.text),
          depth: under.startsWith('=') ? 1 : 2,
          from: before.at,
          bodyFrom: next,
        });
      }
    }
    before = fence === '' && line.trim() !== '' ? { text: line, at } : undefined;
    at = next;
  }
  return found.map((h, i) => {
    const end = found.slice(i + 1).find((later) => later.depth <= h.depth)?.from ?? source.length;
    return { ...h, bodyFrom: Math.min(h.bodyFrom, source.length), to: end };
  });
}

const plain = (title: string): string => title.replace(/[*_`]+/g, '').trim();

/** The playbook's section that a heading stands for: by its title, else by what such headings are called in the field. */
function sectionOf(sections: readonly PostmortemSection[], title: string): PostmortemSection | undefined {
  const same = sections.find((s) => s.title.toLowerCase() === title.toLowerCase());
  if (same !== undefined) return same;
  const roles = rolesOf(title);
  return sections.find((s) => {
    const role = SECTION_ROLES[s.id];
    return role !== undefined && roles[0] === role;
  });
}

/** What a section still lacks, held against what the playbook's template asks for there. */
export function lacksOf(section: PostmortemSection, body: string): readonly string[] {
  if (body.replace(/<!--[\s\S]*?-->/g, '').trim() === '') return ['nothing written'];
  const lacks: string[] = [];
  for (const field of section.fields ?? []) {
    const value = labelled(body, field.label);
    const named = new RegExp(`\\b${field.label.split(/\W+/)[0] ?? ''}\\b`, 'i').test(body);
    if (value === undefined ? !named : value !== '' && !filled(value)) lacks.push(field.label);
    else if (value === '' && !/\n\s*[-*+\d]/.test(body)) lacks.push(field.label);
  }
  if (section.columns !== undefined) {
    const rows = tablesIn(body).flatMap((t) => t.rows);
    const listed = /^\s*(?:[-*+]|\d+[.)])\s+\S/m.test(body);
    const open = rows.filter((r) => residue(r.cells.join(' | ')).length > 0).length;
    if (rows.length === 0 && !listed) lacks.push(`rows: ${section.columns.join(', ')}`);
    else if (open > 0) lacks.push(`${open} ${open === 1 ? 'row' : 'rows'} of the template`);
  } else if (section.fields === undefined && residue(body).length > 0) lacks.push('still the template');
  return lacks;
}

/** The draft's headings in order with what each lacks; then the playbook's sections that are not there. */
export function outlineOf(playbook: Playbook, source: string): readonly OutlineRow[] {
  const { sections } = playbook.postmortem;
  const known = new Set<string>();
  const rows = headingsOf(source).map((h): OutlineRow => {
    const section =
      h.depth === 1
        ? undefined
        : sectionOf(
            sections.filter((s) => !known.has(s.id)),
            h.title,
          );
    if (section === undefined) return { title: h.title, depth: h.depth, at: h.from, lacks: [] };
    known.add(section.id);
    const lacks = lacksOf(section, source.slice(h.bodyFrom, h.to));
    return { title: h.title, depth: h.depth, section, at: h.from, lacks };
  });
  const missing = sections
    .filter((s) => !known.has(s.id))
    .map((section): OutlineRow => ({ title: section.title, depth: 2, section, lacks: ['not there'] }));
  return [...rows, ...missing];
}

/** A section as the playbook's template has it, heading included. */
export function templateOf(playbook: Playbook, section: PostmortemSection): string {
  const { template } = playbook.postmortem;
  const heading = headingsOf(template).find((h) => h.title.toLowerCase() === section.title.toLowerCase());
  return heading === undefined
    ? `## ${section.title}\n[${section.hint}]`
    : template.slice(heading.from, heading.to).trim();
}

/** Where a missing section belongs: before the first heading of the draft that the playbook has later; else at the end. */
export function placeFor(playbook: Playbook, source: string, section: PostmortemSection): number {
  const ids = playbook.postmortem.sections.map((s) => s.id);
  const later = ids.slice(ids.indexOf(section.id) + 1);
  const next = outlineOf(playbook, source).find((r) => r.at !== undefined && later.includes(r.section?.id ?? ''));
  return next?.at ?? source.length;
}
