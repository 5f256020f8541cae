import { SECTION_ROLES } from './postmortem-labels';
import { headingKey, rolesOf } from './read/roles';
import type { Part, Reading, Role } from './read/types';
import type { TextSpan } from './types';

/** The parts for which each rule of the template stands, with all that is below their headings. */
export function partsByRule(
  reading: Reading,
  rules: readonly { readonly id: string; readonly title: string }[],
): ReadonlyMap<string, readonly Part[]> {
  const roleOf = (rule: (typeof rules)[number]): Role | undefined => SECTION_ROLES[rule.id] ?? rolesOf(rule.title)[0];
  const titled = (part: Part): string | undefined => {
    const key = headingKey(part.title);
    return rules.find((r) => headingKey(r.title) === key)?.id;
  };
  const out = new Map<string, Part[]>(rules.map((r) => [r.id, []]));
  const above: { readonly depth: number; readonly ids: readonly string[] }[] = [];
  for (const part of reading.parts) {
    while (above.length > 0 && (above.at(-1)?.depth ?? 0) >= part.depth) above.pop();
    const exact = titled(part);
    const own =
      exact !== undefined
        ? [exact]
        : rules.filter((r) => part.roles.some((role) => role === roleOf(r))).map((r) => r.id);
    const ids = [...new Set([...own, ...above.flatMap((a) => a.ids)])];
    for (const id of ids) out.get(id)?.push(part);
    // The document's own title heads everything, and is for nothing in particular.
    if (part.depth > 0 && !(part.depth === 1 && part === reading.parts[0])) above.push({ depth: part.depth, ids: own });
  }
  return out;
}

/** The place of a part's heading, or of its first words. */
export function headSpan(reading: Reading, part: Part, why?: string, hint?: string): TextSpan {
  const block = part.blocks[0];
  if (part.title === '' && block !== undefined) return block.span(0, Math.min(block.text.length, 80), why, hint);
  const line = reading.source.indexOf('\n', part.start);
  const end = line < 0 ? reading.source.length : line;
  return {
    start: part.start,
    end: Math.min(end, part.start + 160),
    text: part.title,
    ...(why === undefined ? {} : { why }),
    ...(hint === undefined ? {} : { hint }),
  };
}
