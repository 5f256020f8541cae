import { generateIcsCalendar, type IcsAlarm, type IcsEvent, type IcsRecurrenceRule } from 'ts-ics';
import type { WallTime } from '../base/drill-time';
import { actionEvents } from './calendar-actions';
import { cleanLine, escapeText, quoteName, tidyCalendar } from './calendar-lines';
import { invitation } from './calendar-words';
import { calendarZone, zonedDate } from './calendar-zone';
import type { Person, Schedule } from './fields';
import { type Programme, traceKey } from './fold';
import { exceptionsDue, firstDay, type ScheduleProblem, upcoming } from './occurrences';
import { type Assignment, rotationOf } from './rotation';
import { type Rule, readRule } from './rule';
import { epochOf } from './zones';

export interface CalendarOptions {
  /** Now: roles are told from here on. Wall time, ms. */
  readonly from: WallTime;
  /** Schedules without a date before this are left out. Wall time, ms; ten years at most. */
  readonly to: WallTime;
  /** Where the app is; goes into every invitation. Anything but http and https is left out. */
  readonly appUrl: string;
}

export interface Calendar {
  /** The file's text, with the line ends that it must have. */
  readonly ics: string;
  /** Schedules that are not in it, and why. */
  readonly problems: readonly ScheduleProblem[];
}

/** How often a program that subscribes should look again. */
const REFRESH = 'PT6H';

/**
 * The programme as a calendar file, to be opened once or to be served and subscribed to: scheduled drills with their rule, what is
 * cancelled or moved, reminders a day and a quarter of an hour before, and improvement actions on their due days. Local times
 * carry their zone. Nothing in it tells what a drill is about, beyond the title that its planner gave it.
 */
export function calendarOf(programme: Programme, { from, to, appUrl }: CalendarOptions): Calendar {
  const { occurrences, problems } = upcoming(programme, from, to);
  const assignments = rotationOf(programme, from, to);
  const url = /^https?:\/\/\S+$/.test(appUrl) ? appUrl : '';
  const due = programme.schedules.filter((s) => occurrences.some((o) => o.schedule === s.id));
  const zones = [...new Set(due.map((s) => s.timeZone))].map((zone) => {
    const starts = due.filter((s) => s.timeZone === zone).map((s) => epochOf(s.start, zone));
    return calendarZone(zone, Math.min(from, ...starts), to);
  });
  const name = escapeText(cleanLine(programme.title));
  const ics = generateIcsCalendar({
    version: '2.0',
    prodId: '-//Hotwash//Drill programme//EN',
    name,
    timezones: zones,
    events: [...due.flatMap((s) => drillEvents(programme, s, assignments, url)), ...actionEvents(programme, from, url)],
  });
  const head = [`NAME:${name}`, `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`, `X-PUBLISHED-TTL:${REFRESH}`];
  return { ics: tidyCalendar(ics, head), problems };
}

function drillEvents(
  programme: Programme,
  schedule: Schedule,
  assignments: readonly Assignment[],
  url: string,
): readonly IcsEvent[] {
  const rule = readRule(schedule.rule);
  if (!rule.ok) return [];
  const excepted = exceptionsDue(schedule, programme.exceptions);
  const mine = assignments.filter((a) => a.occurrence.schedule === schedule.id);
  const common = commonOf(programme, schedule, url);
  if (rule.value === null) {
    const [exception] = excepted;
    return [
      {
        ...common,
        start: zonedDate(exception?.local ?? schedule.start, schedule.timeZone),
        description: invitation(programme, schedule, mine, url),
        ...(exception?.status === 'cancelled' ? { status: 'CANCELLED' as const } : {}),
      },
    ];
  }
  const atRule = (day: string): string => `${day}${schedule.start.slice(10)}`;
  const cancelled = excepted.filter((o) => o.status === 'cancelled');
  const series: IcsEvent = {
    ...common,
    // The first day that the rule gives: a start beside the rule is read in different ways.
    start: zonedDate(atRule(firstDay(schedule) ?? schedule.start.slice(0, 10)), schedule.timeZone),
    description: invitation(programme, schedule, mine, url),
    recurrenceRule: icsRule(rule.value, schedule),
    exceptionDates: cancelled.map((o) => zonedDate(atRule(o.on), schedule.timeZone)),
  };
  const moved = excepted
    .filter((o) => o.status === 'moved')
    .map((o): IcsEvent => {
      const own = mine.filter((a) => a.occurrence.on === o.on);
      return {
        ...common,
        start: zonedDate(o.local, schedule.timeZone),
        description: invitation(programme, schedule, own, url),
        recurrenceId: { value: zonedDate(atRule(o.on), schedule.timeZone) },
      };
    });
  return [series, ...moved];
}

/** What a series and its moved dates have in common. */
function commonOf(programme: Programme, schedule: Schedule, url: string) {
  const traces = [
    programme.traces.get(traceKey('schedule', schedule.id)),
    ...programme.exceptions
      .filter((e) => e.schedule === schedule.id)
      .map((e) => programme.traces.get(traceKey('exception', e.id))),
  ];
  const changedAt = new Date(Math.max(0, ...traces.map((t) => t?.changedAt ?? 0)));
  const title = `EXERCISE: ${cleanLine(schedule.title) || 'Tabletop drill'}`;
  return {
    uid: `drill-${schedule.id.replace(/[^A-Za-z0-9-]/g, '-')}@hotwash`,
    summary: title,
    stamp: { date: changedAt },
    lastModified: { date: changedAt },
    // Grows with every change, also when two sides are merged.
    sequence: Math.max(0, traces.reduce((sum, t) => sum + (t?.changes ?? 0), 0) - 1),
    duration: { minutes: schedule.durationMinutes },
    ...(url === '' ? {} : { url }),
    alarms: [alarm({ days: 1 }, `${title} tomorrow`), alarm({ minutes: 15 }, `${title} in 15 minutes`)],
    ...invited(programme, schedule),
  };
}

/**
 * Organizer and attendees. The standard has no attendees without an organizer, so where the facilitator has no address, who takes part
 * stands in the description alone.
 */
function invited(programme: Programme, schedule: Schedule): Pick<IcsEvent, 'organizer' | 'attendees'> {
  const facilitator = programme.people.find((p) => p.id === schedule.facilitator);
  if (facilitator === undefined || facilitator.email === '') return {};
  const address = (p: Person) => ({ name: quoteName(p.name), email: p.email });
  return {
    organizer: address(facilitator),
    attendees: programme.people
      .filter((p) => p.teams.includes(schedule.team) && p.id !== facilitator.id && p.email !== '')
      .map((p) => ({ ...address(p), role: 'REQ-PARTICIPANT', partstat: 'NEEDS-ACTION' as const, rsvp: false })),
  };
}

function alarm(before: { readonly days?: number; readonly minutes?: number }, text: string): IcsAlarm {
  return {
    action: 'DISPLAY',
    description: escapeText(text),
    trigger: { type: 'relative', value: { before: true, ...before } },
  };
}

function icsRule(rule: Rule, { timeZone }: Schedule): IcsRecurrenceRule {
  const until = typeof rule.until === 'string' ? epochOf(`${rule.until}T23:59`, timeZone) : rule.until;
  return {
    frequency: rule.freq,
    ...(rule.interval === 1 ? {} : { interval: rule.interval }),
    ...(rule.count === undefined ? {} : { count: rule.count }),
    ...(until === undefined ? {} : { until: { date: new Date(until) } }),
    ...(rule.byDay.length === 0
      ? {}
      : { byDay: rule.byDay.map(({ day, n }) => ({ day, ...(n === undefined ? {} : { occurrence: n }) })) }),
    ...(rule.byMonthDay.length === 0 ? {} : { byMonthday: [...rule.byMonthDay] }),
    // The library counts months from 0.
    ...(rule.byMonth.length === 0 ? {} : { byMonth: rule.byMonth.map((m) => m - 1) }),
    ...(rule.bySetPos.length === 0 ? {} : { bySetPos: [...rule.bySetPos] }),
    ...(rule.weekStart === undefined ? {} : { workweekStart: rule.weekStart }),
  };
}

/** What the file is called: `our-drills.ics`. The same every time, so that one can be put in place of another. */
export function calendarFileName(title: string): string {
  const plain = title.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'drills' : plain.toLowerCase().slice(0, 60)}.ics`;
}
