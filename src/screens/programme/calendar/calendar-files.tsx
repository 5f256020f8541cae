import { IconDownload } from '@tabler/icons-react';
import { calendarFileName, calendarOf } from '../../../programme/calendar';
import type { Programme } from '../../../programme/fold';
import { Button } from '../../../ui/button';
import { Section } from '../../../ui/section';
import { useProgramme } from '../context';
import screen from '../programme.module.css';

/** A calendar file looks ahead this long, ms: two years. */
export const CALENDAR_AHEAD = 2 * 366 * 86_400_000;

/** The file of the whole programme: drills and due days. */
export function useCalendarFile(): (of?: string) => void {
  const { programme, now, appUrl, onSave } = useProgramme();
  return (of) => {
    const schedule = programme.schedules.find((s) => s.id === of);
    // One schedule by itself brings no due days of actions along.
    const only: Programme =
      schedule === undefined ? programme : { ...programme, schedules: [schedule], actions: [], title: schedule.title };
    const { ics } = calendarOf(only, { from: now, to: now + CALENDAR_AHEAD, appUrl });
    onSave(calendarFileName(only.title), ics, 'text/calendar');
  };
}

/** The calendar as a file, and how to subscribe to it. */
export function CalendarFiles() {
  const { programme } = useProgramme();
  const save = useCalendarFile();
  return (
    <Section title="In your own calendar" level={2}>
      <div className={screen.card}>
        <p className={screen.lead}>
          The file holds every scheduled drill with its time zone, who does what next time, reminders a day and a
          quarter of an hour before, and the due days of improvement actions. Your calendar program reminds you, also
          while Hotwash is closed.
        </p>
        <div className={screen.buttons}>
          <Button kind="primary" icon={<IconDownload size={16} aria-hidden />} onClick={() => save()}>
            Download the calendar
          </Button>
        </div>
        <details className={screen.details}>
          <summary>How to subscribe to it, so that changes arrive by themselves</summary>
          <ul>
            <li>
              With <code>npm run host</code>: save the file as <code>calendar.ics</code> in the host’s data folder (the
              host says which one when it starts). It is then at <code>/calendar.ics</code> of the host’s address.
            </li>
            <li>Without it: put the file on any web server, and give your calendar program its address.</li>
            <li>
              Nothing is uploaded from this page. After you change the programme, put the new file in place of the old
              one; {programme.title === '' ? 'it' : calendarFileName(programme.title)} has the same name each time, and
              calendar programs look again every few hours.
            </li>
            <li>A file that is only opened once is imported as it stands, and later changes do not arrive.</li>
          </ul>
        </details>
      </div>
    </Section>
  );
}
