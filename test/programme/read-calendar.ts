import ICAL from 'ical.js';

/** A calendar file as another library reads it: with the zones of the file itself, never with names that it knows. */
export interface ReadCalendar {
  readonly component: ICAL.Component;
  readonly events: readonly ICAL.Component[];
}

export function readCalendar(ics: string): ReadCalendar {
  const component = new ICAL.Component(ICAL.parse(ics));
  ICAL.TimezoneService.reset();
  for (const zone of component.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return { component, events: component.getAllSubcomponents('vevent') };
}

/** The starts of a series up to an instant, ms since the epoch, moved ones at their new time; cancelled ones left out. */
export function startsOf({ events }: ReadCalendar, uid: string, before: number): readonly number[] {
  const mine = events.filter((e) => e.getFirstPropertyValue('uid') === uid);
  const master = mine.find((e) => !e.hasProperty('recurrence-id'));
  if (master === undefined) return [];
  const event = new ICAL.Event(master, { exceptions: mine.filter((e) => e !== master), strictExceptions: true });
  if (!event.isRecurring()) return [epoch(event.startDate)];
  const starts: number[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next !== null && next !== undefined; next = iterator.next()) {
    if (epoch(next) >= before || starts.length > 2_000) break;
    starts.push(epoch(event.getOccurrenceDetails(next).startDate));
  }
  return starts;
}

function epoch(time: ICAL.Time): number {
  return time.toUnixTime() * 1_000;
}
