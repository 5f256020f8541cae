import { functionIn } from '../../bots/instructions';
import type { Situation } from '../../bots/intent';
import { declaredAt } from '../../bots/situation';
import type { Rule } from '../hint';
import { commandFor, hands, handsName, minutesAfter, tasksToMe, untold } from '../sight';

/** Where each kind of reading is done on the floor. */
const READS: Readonly<Record<string, { readonly what: string; readonly how: string; readonly action: string }>> = {
  'investigate.errors': {
    what: 'Read the error log of the last hour: which message, how often, since when?',
    how: 'Press 2 for Logs and choose the error log, or read it with psql in the terminal (press 1).',
    action: 'console-logs',
  },
  'investigate.tracker': {
    what: 'Read the error tracker for the last hour: which issue leads, how many people does it concern?',
    how: 'Press 4 for the Error tracker and open the issue with the most events.',
    action: 'console-tracker',
  },
  'investigate.health': {
    what: 'Read the health of the database and the logs of the functions.',
    how: 'Press B for Database and 7 for Platform; the functions’ own logs are under Logs (2).',
    action: 'console-database',
  },
  'investigate.deploys': {
    what: 'Read the recent deployments: what went out shortly before it began?',
    how: 'Press 5 for GitHub, then Deployments. Shortly before is no proof: hold it against what the errors say.',
    action: 'console-github',
  },
};

/** The first thing that the playbook asks to be read and nobody has. */
function nextRead({ view }: Situation): string | undefined {
  return view.lifecycle.find((s) => s.done === false && s.clause in READS)?.clause;
}

/** Is the hands-on work this player's: the deputy's, or a commander's who has nobody for it? Rules with these roles ask. */
const workedOut = ({ view }: Situation): boolean => view.resolved || view.changes.length > 0;

const read: Rule = {
  id: 'read-evidence',
  title: 'Read what the playbook asks for',
  roles: ['deputy'],
  rank: 15,
  indicators: ['required-reads', 'investigation-order'],
  advise: (now) => {
    const clause = nextRead(now);
    const since = declaredAt(now) ?? tasksToMe(now)[0]?.at;
    const place = READS[clause ?? ''];
    if (clause === undefined || place === undefined || since === undefined || workedOut(now)) return undefined;
    const command = commandFor(now, clause);
    return {
      clause,
      nudge: 'What have you not looked at yet?',
      what: place.what,
      how: place.how,
      ...(command === undefined ? {} : { command }),
      action: place.action,
      since,
      lateAt: minutesAfter(since, 10),
    };
  },
};

const call: Rule = {
  id: 'call-function',
  title: 'Try the function by hand',
  roles: ['deputy'],
  rank: 18,
  indicators: ['function-called'],
  advise: (now) => {
    const at = declaredAt(now);
    const name = now.view.pages.map((p) => functionIn(now, p.text)).find((found) => found !== undefined);
    const called = now.view.tools.some(
      (t) => name !== undefined && /curl|invoke|call/i.test(t.command) && t.command.includes(name),
    );
    if (at === undefined || name === undefined || called || workedOut(now) || nextRead(now) === 'investigate.errors')
      return undefined;
    return {
      clause: 'edge.checks',
      nudge: 'What does a single call say, in its own words?',
      what: `Call ${name} by hand and read the answer.`,
      how: 'Press 1 for the terminal and call it with curl, or use Call under Platform (7), Functions.',
      command: `curl -X POST "$PROJECT_URL/functions/v1/${name}" -H "Authorization: Bearer $ANON_KEY" -H "Content-Type: application/json" -d '{"test": true}'`,
      action: 'console-terminal',
      since: minutesAfter(at, 4),
    };
  },
};

const share: Rule = {
  id: 'share-findings',
  title: 'Share what you find',
  roles: ['deputy'],
  rank: 17,
  indicators: ['findings-shared'],
  advise: (now) => {
    const seen = untold(now);
    const since = seen === undefined || declaredAt(now) === undefined ? undefined : minutesAfter(seen.at, 1);
    if (since === undefined || now.view.t < since || now.view.resolved) return undefined;
    return {
      clause: 'investigate.share',
      nudge: 'You know something that the bridge does not.',
      what: 'Share what you saw on the bridge: what, how often, since when. Say also what it rules out.',
      how: 'Type /finding, or use Share as a finding in the console. Numbers and the words of the message; no guess told as known.',
      action: 'finding',
      since,
      lateAt: minutesAfter(since, 8),
    };
  },
  shown: ({ view, me }) => view.findings.filter((f) => f.by === me && f.shared).length >= 3,
};

const giveTask: Rule = {
  id: 'task-deputy',
  title: 'Give the deputy a task',
  roles: ['ic'],
  rank: 10,
  indicators: ['required-reads', 'acts-in-role'],
  advise: (now) => {
    const at = declaredAt(now);
    const deputy = hands(now);
    if (at === undefined || deputy === undefined || workedOut(now)) return undefined;
    const given = now.view.tasks.filter((t) => t.to === deputy && t.kind === 'look');
    const clause = nextRead(now);
    if (given.some((t) => t.reportedAt === undefined) || (given.length > 0 && clause === undefined)) return undefined;
    const since = given.at(-1)?.reportedAt ?? at;
    const name = handsName(now);
    const first = given.length === 0;
    const ask = first
      ? 'read the function logs and the error log of the last hour: what fails, since when?'
      : (READS[clause ?? '']?.what ?? 'read the next source');
    return {
      clause: first ? 'role.deputy' : (clause ?? 'role.deputy'),
      nudge: `${name} has free hands. You command; who looks?`,
      what: `Ask ${name}: ${ask}`,
      how: `Type /task ${name} and the question. One thing at a time, with what you want to hear back; then wait for the report.`,
      action: 'task',
      since,
      lateAt: minutesAfter(since, 4),
    };
  },
};

/** Looking, calling, telling. */
export const investigationRules: readonly Rule[] = [giveTask, read, call, share];
