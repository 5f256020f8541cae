import { DAY, type DrillTime, dateUtc, durationText, HOUR, MINUTE, utcParts } from '../base/drill-time';
import { BREACH_TITLE, isBreach } from './breach';
import { noteworthy } from './duties/scribe';
import type { Situation } from './intent';
import { affectedPeople, beganAt, brokenWish, noticed, recoveredAt } from './knowledge';
import { mendingChange, ownedLapses } from './lapses';
import { suspected } from './remedy';
import { clock, nameOf } from './situation';
import { temperOf } from './temperament';

const bullets = (rows: readonly string[]): string => rows.map((r) => `- ${r}`).join('\n');

/** Sections that somebody in a hurry leaves out, and those that somebody without any patience leaves out besides. */
const ANALYSIS = ['Detection', 'Response', 'Lessons Learned'];
const MORE = ['Metadata', 'Impact', 'Root Cause', 'Action Items', 'Follow-up'];

/** A postmortem in the playbook's sections, as whole as the writer's temperament has it. */
export function writePostmortem(now: Situation): string {
  const whole = wholePostmortem(now);
  const { postmortem } = temperOf(now);
  if (postmortem === 'full') return whole;
  const left = postmortem === 'brief' ? ANALYSIS : [...ANALYSIS, ...MORE];
  const [title = '', ...sections] = whole.split(/\n(?=## )/);
  return [title, ...sections.filter((s) => !left.some((name) => s.startsWith(`## ${name}\n`)))].join('\n');
}

/** From the record and what the consoles still show. */
function wholePostmortem(now: Situation): string {
  const { view, playbook } = now;
  const began = beganAt(now);
  const recovered = recoveredAt(now) ?? view.endedAt ?? view.t;
  const resolved = view.resolutions.at(-1)?.at ?? view.t;
  const page = view.pages[0]?.at ?? began;
  const clue = suspected(now);
  const lesson = clue?.lesson;
  const cause = clue === undefined ? 'The cause is unknown so far' : clue.sentence;
  const worst = view.severities.map((s) => s.severity).sort()[0] ?? 'SEV2';
  const n = playbook.severities.find((s) => s.id === worst)?.n ?? 2;
  const fix = view.decisions.at(-1)?.text ?? 'unknown';
  const people = affectedPeople(now);
  const mended = mendingChange(now)?.at ?? recovered;
  const wish = brokenWish(now);
  const what = isBreach(now)
    ? BREACH_TITLE.replace(' are ', ' were ')
    : (noticed(now)?.past ?? (wish === undefined ? 'People saw errors in the app' : `People could not ${wish}`));
  const ics = [...new Set(view.roles.filter((r) => r.role === 'ic').map((r) => nameOf(now, r.person)))];
  const scribes = [...new Set(view.roles.filter((r) => r.role === 'scribe').map((r) => nameOf(now, r.person)))];
  const at = (t: DrillTime): string => clock(now, t).slice(0, 5);
  const rows = [
    { at: began, text: 'First errors: the fault begins' },
    ...noteworthy(now),
    { at: recovered, text: 'Charts are back to normal' },
  ].sort((a, b) => a.at - b.at);
  const due = (days: number): string => dateUtc(view.startEpoch + view.t + days * DAY);
  const owners = view.roster.filter((p) => p.kind !== 'cast').map((p) => p.name);
  const actions = lesson?.actions ?? [['Find the cause and write it down', 'P0']];
  return `# Incident Postmortem: SEV-${n} ${view.severities[0]?.reason ?? 'Outage'}

All times are UTC.

## Metadata
- **Date:** ${dateUtc(view.startEpoch + began)}
- **Duration:** ${durationLong(resolved - began)}
- **Severity:** ${n}
- **IC:** ${ics.join(', then ')}
- **Scribe:** ${scribes.join(', ') || ics.join(', ')}

## Summary
${what} for ${Math.round((recovered - began) / MINUTE)} minutes, from ${at(began)} to ${at(recovered)}; about ${people} people ${isBreach(now) ? 'are concerned' : 'met an error'}. The cause: ${cause}. It was mended with this: ${fix}.

## Timeline
| Time (UTC) | Event |
|------------|-------|
${rows.map((r) => `| ${at(r.at)} | ${cell(r.text)} |`).join('\n')}

## Impact
- **Users affected:** about ${people} users
- **Duration:** ${Math.round((recovered - began) / MINUTE)} minutes
- **Revenue impact:** ${revenueText(now, recovered - began)}
- **Data loss:** ${noticed(now)?.loss ?? 'None'}

## Root Cause
${cause.charAt(0).toUpperCase()}${cause.slice(1)}. ${view.decisions.at(-1)?.reason ?? 'No decision was taken'}. What was seen: ${evidenceText(now)}

**Trigger:** ${lesson?.trigger ?? 'unknown'}

**Contributing factors:**
${bullets(lesson?.factors ?? ['unknown'])}

## Detection
- **How detected:** alert of the monitoring
- **Time to detect:** ${Math.max(0, Math.round((page - began) / MINUTE))} minutes
- **Could we detect faster?** Yes: an alert on the share of failing calls over two minutes would have paged sooner.

## Response
- **Time to mitigate:** ${Math.max(0, Math.round((mended - page) / MINUTE))} minutes from the first page
- **What went well:** ${went(now)}
- **What went poorly:** ${poorly(now)}
- **Where we were lucky:** ${lucky(now, began)}

## Resolution
${fix.charAt(0).toUpperCase()}${fix.slice(1)}. The charts were back to normal at ${at(recovered)} and stayed quiet until ${at(resolved)}.

## Action Items
| Action | Owner | Due Date | Priority |
|--------|-------|----------|----------|
${actions.map(([action, priority], i) => `| ${action} | ${owners[i % Math.max(1, owners.length)] ?? 'Codex'} | ${due(7 * (i + 1))} | ${priority} |`).join('\n')}

## Lessons Learned
- The words of the error itself pointed to the cause sooner than the list of deployments did.
- A change shortly before an outage is a suspect and not yet a cause.
- Telling people when the next update comes kept questions few.

## Follow-up
- [x] Action items tracked in GitHub
- [x] Postmortem shared with team
- [ ] Runbooks updated
- [ ] Monitoring improved
`;
}

/** A text as it may stand in a table: no bars, no brackets that look like what a template leaves to be filled in. */
function cell(text: string): string {
  return text
    .replace(/\|/g, '/')
    .replace(/\[([^\]\n]*)\]/g, '($1)')
    .replace(/\s+/g, ' ');
}

function durationLong(ms: number): string {
  return `${Math.floor(ms / HOUR)} hours ${Math.round((ms % HOUR) / MINUTE)} minutes`;
}

/** So many reports are quoted as what was seen. */
const QUOTED = 2;

/** What the cause rests on: the reports with counts whose words point to it, and which systems they name. */
function evidenceText(now: Situation): string {
  const cause = suspected(now);
  const told = [...now.view.findings.map((f) => f.text), ...now.view.tasks.flatMap((t) => t.report ?? [])];
  const counted = told.filter((text) => /×/.test(text));
  const pointing = counted.filter((text) => cause?.hints.test(text) === true);
  const seen = [...new Set(pointing.length > 0 ? pointing : counted)].slice(0, QUOTED);
  const first = seen.length > 0 ? seen.join(' ') : (now.view.tasks.find((t) => t.report !== undefined)?.report ?? '');
  if (first === '') return 'nothing conclusive.';
  const named = now.company.stack.map((s) => s.title).filter((title) => first.includes(title));
  return named.length === 0 ? first : `${first} The errors name ${named.join(' and ')}.`;
}

const RATE = /\b(\d{1,6}(?:\.\d+)?) (dollars|euros) (?:a|per) minute\b/i;

/** What the outage cost, when somebody has said what a minute brings in. */
function revenueText(now: Situation, lasted: number): string {
  const told = now.view.messages.map((m) => RATE.exec(m.text)).find((found) => found !== null);
  const rate = Number(told?.[1] ?? Number.NaN);
  return Number.isFinite(rate)
    ? `about ${Math.round((rate * lasted) / MINUTE)} ${told?.[2] ?? ''} (${told?.[1]} a minute for ${Math.round(lasted / MINUTE)} minutes)`
    : 'unknown';
}

function went(now: Situation): string {
  const ack = now.view.pages[0]?.acknowledgedAt;
  const took = ack === undefined ? undefined : ack - (now.view.pages[0]?.at ?? ack);
  return `The page was acknowledged ${took === undefined ? 'in time' : `after ${durationText(took)}`}; ${now.view.messages.filter((m) => m.kind === 'update').length} updates went out on the cadence.`;
}

function poorly(now: Situation): string {
  const owned = ownedLapses(now);
  return owned.length > 0
    ? `${owned.join('. ')}.`
    : 'The ticket was opened only after the declaration, so its first minutes were written from memory.';
}

/** Hours of the day (UTC) in which the people of a company in Europe are at work. */
const AT_WORK = [7, 17] as const;

function lucky(now: Situation, began: DrillTime): string {
  const { hour } = utcParts(now.view.startEpoch + began);
  const at = clock(now, began).slice(0, 5);
  return hour >= AT_WORK[0] && hour < AT_WORK[1]
    ? `It began at ${at} UTC, while everybody was at work and the roles were filled at once; nights have one person on call.`
    : `It began at ${at} UTC, an hour at which few people use the app.`;
}
