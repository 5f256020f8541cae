import type { Reading } from '../read/types';

const HOLDS =
  /\b(?:authors?|owners?|assignees?|who|commander|ic|scribe|deputy|lead|responders?|attendees|participants|responsible|dri|on[- ]?call|reporter|by)\b/i;
const NAME = /^@?\p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'.-]{0,20}){0,2}$/u;
const NO_PERSON =
  /\b(?:team|tbd|n\/a|all|everyone|none|engineering|infra\w*|platform|security|support|ops|sre|backend|frontend|data|yes|no)\b/i;

/** Names that a document itself gives to people: owners of its actions, authors, who held which role. */
export function peopleNamedIn(reading: Reading): readonly string[] {
  const found = new Set<string>();
  const take = (text: string): void => {
    for (const one of text.split(/[,;&/\n]|\band\b|, then /)) {
      const name = one.replace(/\([^)]*\)/g, '').trim();
      if (NAME.test(name) && !NO_PERSON.test(name)) found.add(name.replace(/^@/, ''));
    }
  };
  for (const part of reading.parts) {
    for (const field of part.fields)
      if (HOLDS.test(field.label) && field.value.text.length <= 80) take(field.value.text);
    let columns: readonly number[] = [];
    for (const block of part.blocks) {
      if (block.kind === 'header-row')
        columns = (block.cells ?? []).flatMap((cell, i) => (HOLDS.test(cell.text) ? [i] : []));
      else if (block.kind === 'row') for (const i of columns) take(block.cells?.[i]?.text ?? '');
    }
  }
  return [...found];
}
