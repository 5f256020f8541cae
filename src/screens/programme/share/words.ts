import { dayText } from '../../../programme/dates';
import type { Kind } from '../../../programme/fields';
import type { Programme } from '../../../programme/fold';
import { nameOf } from '../../../programme/people';
import { readRule } from '../../../programme/rule';
import { ruleWords } from '../../../programme/rule-words';
import { thingOf } from '../../../session/programme-undo';

/** What a thing of each kind is called: one, several. */
export const KIND_WORDS: Readonly<Record<Kind, readonly [string, string]>> = {
  programme: ['programme', 'programmes'],
  team: ['team', 'teams'],
  person: ['person', 'people'],
  absence: ['absence', 'absences'],
  schedule: ['schedule', 'schedules'],
  exception: ['moved or cancelled date', 'moved or cancelled dates'],
  entry: ['drill or incident', 'drills and incidents'],
  action: ['action', 'actions'],
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'title',
  name: 'name',
  email: 'e-mail',
  teams: 'teams',
  roles: 'roles',
  icPool: 'in the pool of commanders',
  timeZone: 'time zone',
  from: 'first day',
  to: 'last day',
  rule: 'repeats',
  durationMinutes: 'minutes',
  movedTo: 'moved to',
  closedOn: 'closed on',
  what: 'kind',
  startedAt: 'start',
  card: 'scorecard',
  held: 'who held what',
};

/** A field as people call it. */
export function fieldWords(field: string): string {
  return FIELD_WORDS[field] ?? field;
}

/** A thing as people would name it. One that is not there is named by its kind. */
export function thingWords(programme: Programme, kind: Kind, of: string): string {
  const word = KIND_WORDS[kind][0];
  const names: { readonly [K in Kind]: () => string | undefined } = {
    programme: () => programme.title,
    team: () => thingOf(programme, 'team', of)?.name,
    person: () => thingOf(programme, 'person', of)?.name,
    absence: () => {
      const a = thingOf(programme, 'absence', of);
      return a === undefined ? undefined : `${nameOf(programme.people, a.person)}, ${dayText(a.from)}`;
    },
    schedule: () => thingOf(programme, 'schedule', of)?.title,
    exception: () => {
      const e = thingOf(programme, 'exception', of);
      const title = e === undefined ? undefined : thingOf(programme, 'schedule', e.schedule)?.title;
      return e === undefined ? undefined : [title, dayText(e.on)].filter(Boolean).join(', ');
    },
    entry: () => {
      const e = thingOf(programme, 'entry', of);
      return e === undefined ? undefined : [dayText(e.date), e.summary].filter(Boolean).join(', ');
    },
    action: () => thingOf(programme, 'action', of)?.text,
  };
  const name = names[kind]();
  return name === undefined || name === '' ? word : `${word} “${short(name)}”`;
}

/** A value of a field, for choosing between two. */
export function valueWords(programme: Programme, field: string, value: unknown): string {
  if (value === '' || value === null || value === undefined) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (field === 'teams' && Array.isArray(value))
    return listed(value.map((id) => programme.teams.find((t) => t.id === id)?.name ?? String(id)));
  if (Array.isArray(value) && value.every((v) => typeof v === 'string')) return listed(value);
  if (typeof value !== 'string') return short(JSON.stringify(value));
  if (field === 'rule') {
    const rule = readRule(value);
    return rule.ok ? ruleWords(rule.value) : value;
  }
  if (field === 'team') return programme.teams.find((t) => t.id === value)?.name ?? value;
  if (field === 'owner' || field === 'facilitator' || field === 'person') return nameOf(programme.people, value);
  return `“${short(value)}”`;
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : words.join(', ');
}

function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
