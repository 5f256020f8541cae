import { type DrillTime, durationText, HOUR, MINUTE } from '../base/drill-time';
import type { View } from '../drill/view';
import type { TrackerRow } from '../world/model/operations';
import { breachBegan, breachImpact, breachPast, breachPeople, isBreach } from './breach';
import { brokenFunction } from './broken';
import type { Noticed } from './causes/cause';
import { graveCause } from './classify';
import type { Situation } from './intent';
import { trackerRows } from './reading';

import { clock, holders, nameOf } from './situation';
import { slowness } from './slowness';

/** The words by which a colleague made of code says that all is well, and by which others recognise it. */
export const BACK_TO_NORMAL = 'Back to normal';
const NORMAL = /\bback to normal|recovered|normal again|all green\b/i;
const NOT_NORMAL = /\bnot (?:yet )?(?:back to normal|recovered|normal)|still (?:failing|broken|down)|failing again\b/i;

/** A report that says how the trouble stands: over, or not (any more). */
interface Recovery {
  readonly at: DrillTime;
  readonly fine: boolean;
}

const kept = new WeakMap<View, readonly Recovery[]>();

/** What the team's own reports say of the recovery, oldest first; reports about something else are left out. */
export function recoveries({ view }: Situation): readonly Recovery[] {
  let rows = kept.get(view);
  if (rows === undefined) {
    rows = [
      ...view.findings.map((f) => ({ at: f.at, text: f.text })),
      ...view.tasks.flatMap((t) => (t.reportedAt === undefined ? [] : [{ at: t.reportedAt, text: t.report ?? '' }])),
    ]
      .sort((a, b) => a.at - b.at)
      .flatMap(({ at, text }): readonly Recovery[] => {
        if (NOT_NORMAL.test(text)) return [{ at, fine: false }];
        return NORMAL.test(text) ? [{ at, fine: true }] : [];
      });
    kept.set(view, rows);
  }
  return rows;
}

/** Since when the team knows that the trouble is over, by its own reports; a later report to the contrary takes it back. */
export function recoveredAt(now: Situation): DrillTime | undefined {
  let since: DrillTime | undefined;
  for (const { at, fine } of recoveries(now)) since = fine ? (since ?? at) : undefined;
  return since;
}

/** The last change of the production that the team made. */
export function lastChangeAt({ view }: Situation): DrillTime | undefined {
  return view.changes.at(-1)?.at;
}

/** What is older than this before the first page has nothing to do with it. */
const NEW = 3 * HOUR;

/** The tracker's issue that is behind the trouble: the busiest since it began, new ones before those that were always there. */
function leadIssue(now: Situation): TrackerRow | undefined {
  const page = now.view.pages[0]?.at ?? now.view.t;
  const rows = trackerRows(now, 1 + Math.ceil(Math.max(0, now.view.t - page) / HOUR));
  return rows.find((row) => row.events > 0 && row.firstSeen > page - NEW) ?? rows[0];
}

/** When the trouble began, as far as the tracker and the first page tell. */
export function beganAt(now: Situation): DrillTime {
  const breach = isBreach(now) ? breachBegan(now) : undefined;
  if (breach !== undefined) return breach;
  const lead = leadIssue(now);
  const page = now.view.pages[0]?.at ?? now.view.t;
  return lead === undefined || lead.firstSeen < page - NEW ? page : Math.min(lead.firstSeen, page);
}

/** How many people have met the error that is behind the trouble, as the tracker counts them. */
export function affectedPeople(now: Situation): number {
  if (isBreach(now)) return breachPeople(now);
  return leadIssue(now)?.people ?? 0;
}

/** When the trouble began by the team's own word: the ticket's start time, else the first page. Costs no look. */
export function toldBeginning({ view }: Situation): DrillTime {
  const told = /Start Time:\**\s*(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)/.exec(view.ticket?.body ?? '');
  const epoch = told === null ? Number.NaN : Date.parse(`${told[1]}T${told[2]}Z`);
  return Number.isFinite(epoch) ? epoch - view.startEpoch : (view.pages[0]?.at ?? view.t);
}

/** A sentence as it stands within another one. */
export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** `Generates a reading` as what somebody wants to do: `generate a reading`. */
function asWish(purpose: string): string {
  const [verb = '', ...rest] = lower(purpose).split(' ');
  return [verb.replace(/s$/, ''), ...rest].join(' ');
}

/** What people cannot do, in their own words: `generate a reading`. */
export function brokenWish(now: Situation): string | undefined {
  const broken = brokenFunction(now);
  const purpose = now.company.functions.find((f) => f.id === broken)?.purpose;
  return purpose === undefined ? undefined : asWish(purpose);
}

const peopleText = (now: Situation): string => {
  const people = affectedPeople(now);
  return people > 0 ? `. About ${people} people have been affected` : '';
};

/** Has it been judged to be no incident, and has nobody declared one since? */
export function isNoIncident({ view }: Situation): boolean {
  return view.severities.length === 0 && view.assessments.at(-1)?.verdict === 'not-incident';
}

/** What people can do as usual, in their words: what the product's first function that stores something is for. */
export function unaffectedText({ company }: Situation): string {
  const main = company.functions.find((f) => f.writes.length > 0) ?? company.functions[0];
  return main === undefined ? 'The app works as usual' : `People can ${asWish(main.purpose)} as usual`;
}

/** What people notice of a cause that says so itself, or of pages that are only slow. */
export function noticed(now: Situation): Noticed | undefined {
  return graveCause(now)?.noticed?.(now) ?? slowness(now);
}

/** What people outside notice, in their words and with a number where the tracker has one. */
export function impactText(now: Situation): string {
  if (isBreach(now)) return breachImpact(now, recoveredAt(now));
  if (isNoIncident(now)) return unaffectedText(now);
  const wish = brokenWish(now);
  const over = recoveredAt(now);
  const seen = noticed(now);
  if (seen !== undefined)
    return `${over === undefined ? seen.during : `${seen.over} since ${clock(now, over)}`}${peopleText(now)}`;
  if (over !== undefined) {
    return `${wish === undefined ? 'The app works again' : `People can ${wish} again`} since ${clock(now, over)}${peopleText(now)}`;
  }
  return `${wish === undefined ? 'People see errors in the app' : `People cannot ${wish}: they get an error instead`}${peopleText(now)}`;
}

/** The same for when it is over. */
export function pastImpactText(now: Situation, from: DrillTime, to: DrillTime): string {
  if (isBreach(now)) return breachPast(now, from, to);
  const wish = brokenWish(now);
  const seen = noticed(now);
  const what =
    seen?.past ??
    (wish === undefined ? 'People saw errors in the app' : `People could not ${wish}: they got an error instead`);
  return `${what}, from ${clock(now, from)} to ${clock(now, to)} (${durationText(to - from)})${peopleText(now)}`;
}

/** Names of those who hold a role, or `nobody yet`. */
export function holderNames(now: Situation, role: string): string {
  const names = holders(now, role).map((p) => nameOf(now, p));
  return names.length === 0 ? 'nobody yet' : names.join(' and ');
}

/** The next whole minute that lies one cadence ahead: the time that an update promises. */
export function nextPromise(now: Situation): DrillTime {
  const epoch = now.view.startEpoch + now.view.t + now.playbook.cadence.minutes * MINUTE;
  return Math.floor(epoch / MINUTE) * MINUTE - now.view.startEpoch;
}

/** What has been done, from decisions, changes and findings; the newest that has not been told is last. */
export function progress(now: Situation, since: DrillTime): readonly string[] {
  const { view } = now;
  return [
    ...view.findings.filter((f) => f.at > since && f.shared).map((f) => ({ at: f.at, text: f.text })),
    ...view.decisions.filter((d) => d.at > since).map((d) => ({ at: d.at, text: `Decided to ${lower(d.text)}` })),
    ...view.resolutions.filter((r) => r.at > since).map((r) => ({ at: r.at, text: r.summary })),
  ]
    .sort((a, b) => a.at - b.at)
    .map((row) => row.text.replace(/[.\s]+$/, ''));
}
