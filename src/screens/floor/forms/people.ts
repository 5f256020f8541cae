import { firstWord } from '../composer/parse-slash';
import type { FormContext, Option } from './form-spec';
import { roleTitle } from './known';

type Person = FormContext['view']['roster'][number];

function described(person: Person, ctx: FormContext): string {
  const roles = person.holds.map((role) => roleTitle(ctx, role));
  const titles = roles.length > 0 ? roles : person.title === '' ? [] : [person.title];
  const notes = person.away ? [...titles, 'dropped out'] : titles;
  return notes.length === 0 ? person.name : `${person.name} (${notes.join(', ')})`;
}

/** Those who take part, without the acting person: who can be given a task or a role. */
export function colleagues(ctx: FormContext): readonly Option[] {
  return ctx.view.roster
    .filter((p) => p.kind !== 'cast' && p.id !== ctx.view.me)
    .map((p) => ({ value: p.id, label: described(p, ctx) }));
}

/** What to know before one counts on somebody who has dropped out; `undefined` of everybody else. */
export function awayWarning(id: string, { view }: Pick<FormContext, 'view'>): string | undefined {
  const person = view.roster.find((p) => p.id === id);
  if (person?.away !== true) return undefined;
  return `${person.name} has dropped out and may not see this. A role that is offered stays yours until it is accepted.`;
}

/** Everybody who can be reached, without the acting person; those who take part come first. */
export function everybody(ctx: FormContext): readonly Option[] {
  const others = ctx.view.roster.filter((p) => p.kind === 'cast' && p.id !== ctx.view.me);
  return [...colleagues(ctx), ...others.map((p) => ({ value: p.id, label: described(p, ctx) }))];
}

/** The person meant by a word: an id, a name or the start of one, with or without `@`. */
export function findPerson(word: string, ctx: FormContext): string | undefined {
  const wanted = word.replace(/^@/, '').toLowerCase();
  if (wanted === '') return undefined;
  const { roster } = ctx.view;
  const exact = roster.find((p) => p.id === wanted || p.name.toLowerCase() === wanted);
  return (exact ?? roster.find((p) => p.id.startsWith(wanted) || p.name.toLowerCase().startsWith(wanted)))?.id;
}

/** The role meant by a word: an id, or the start of an id or a title. */
export function findRole(word: string, ctx: FormContext): string | undefined {
  const wanted = word.toLowerCase();
  if (wanted === '') return undefined;
  const { roles } = ctx.drill.bundle.playbook;
  return (
    roles.find((r) => r.id === wanted) ??
    roles.find((r) => r.id.startsWith(wanted) || r.title.toLowerCase().startsWith(wanted))
  )?.id;
}

/** The severity meant by a word: `1`, `sev1`, `SEV-1`. */
export function findSeverity(word: string, ctx: FormContext): string | undefined {
  const wanted = word.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return ctx.drill.bundle.playbook.severities.find(
    (s) => s.id === wanted || String(s.n) === wanted || s.code.replace(/[^A-Z0-9]/gi, '').toUpperCase() === wanted,
  )?.id;
}

/** Reads `person rest of the text` into two fields; a first word that names nobody belongs to the text. */
export function personArgs(args: string, ctx: FormContext, personField: string, textField: string) {
  const [word, rest] = firstWord(args);
  const person = findPerson(word, ctx);
  return person === undefined
    ? { [textField]: args }
    : { [personField]: person, ...(rest === '' ? {} : { [textField]: rest }) };
}
