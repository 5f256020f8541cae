import { type Change, changeText } from './change';
import type { Situation } from './intent';
import { firstName, holders, holds } from './situation';

const DESTROYS =
  /\b(?:delete|drop|purge|truncate|wipe|erase|clear|remove)\b[^.?!]{0,60}\b(?:logs?|log lines|tables?|rows?|readings|evidence|functions?|accounts?|audit|backups?|entries|everything|data)\b/i;
const TRACES = /\b(?:logs?|log lines|evidence|audit|traces?|entries)\b/i;
const NEGATED = /\b(?:not|never|don'?t|do not|without)\b[^.?!]{0,20}$/i;

/** What an order in plain words would destroy: traces, or data; absent when it asks for nothing of the kind. */
export function destroys(text: string): 'traces' | 'data' | undefined {
  const found = DESTROYS.exec(text.slice(0, 2_000));
  if (found === null || NEGATED.test(text.slice(0, found.index))) return undefined;
  return TRACES.test(found[0]) ? 'traces' : 'data';
}

/** Why the bot does not do what an order in plain words asks for, or nothing when there is no reason. */
export function refusalOf(now: Situation, text: string, from: string): string | undefined {
  const what = destroys(text);
  if (what === 'traces')
    return 'I would rather not: logs and traces stay until the postmortem is written, the playbook is clear about that.';
  if (what === 'data' && !holds(now, 'ic') && !holders(now, 'ic').includes(from))
    return commandersWord(now, 'delete anything');
  return what === 'data'
    ? 'I would rather not delete anything: it cannot be undone. Is there a way that leaves it in place, a flag for example?'
    : undefined;
}

function commandersWord(now: Situation, what: string): string {
  const [ic] = holders(now, 'ic');
  return ic === undefined
    ? `There is no commander yet, and I do not want to ${what} without one. Who leads?`
    : `I need the word of ${firstName(now, ic)} as the commander before I ${what}.`;
}

/** Changes that lock people out or cannot be taken back. */
function drastic(change: Change): boolean {
  return (
    change.op === 'functions.delete' ||
    change.op === 'tables.drop' ||
    change.op === 'logs.delete' ||
    (change.op === 'indexes.create' && !change.concurrently)
  );
}

/** Why the bot does not carry this change out for this person, or nothing when it does. */
export function refusalOfChange(now: Situation, change: Change, from: string): string | undefined {
  if (change.op === 'logs.delete' || change.op === 'tables.drop')
    return 'I would rather not: that cannot be undone, and the playbook rules it out during an incident.';
  if (change.op === 'indexes.create' && !change.concurrently)
    return 'Built like that it locks everybody out while it runs. I can build it concurrently, say so and I will.';
  const commands = holders(now, 'ic');
  if (change.op === 'functions.invoke' || commands.includes(from)) return undefined;
  if (commands.length === 0 && !drastic(change)) return undefined;
  return commandersWord(now, changeText(change));
}
