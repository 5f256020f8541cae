import { type Command, defineCommand } from 'just-bash/browser';
import { DAY, HOUR, isoUtc, MINUTE, SECOND, utcParts } from '../../../../base/drill-time';
import { failed, printed } from '../out';
import type { ShellPort } from '../port';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const UNITS: Readonly<Record<string, number>> = {
  sec: SECOND,
  second: SECOND,
  min: MINUTE,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
};
const pad = (n: number, width = 2) => String(n).padStart(width, '0');

/** A time in words (`1 hour ago`, `@1700000000`, an ISO instant, `now`) as epoch ms; nothing when it cannot be read. */
export function readTime(text: string, now: number): number | undefined {
  const words = text.trim().toLowerCase();
  if (words === 'now' || words === 'today') return now;
  if (words === 'yesterday') return now - DAY;
  const epoch = /^@(-?\d{1,11})$/.exec(words)?.[1];
  if (epoch !== undefined) return Number(epoch) * SECOND;
  const [, sign = '+', count = '', name = '', ago] =
    /^([+-]?)\s*(\d{1,6})?\s*(sec|second|min|minute|hour|day|week)s?\s*(ago)?$/.exec(words) ?? [];
  const unit = UNITS[name];
  if (unit !== undefined) {
    const span = (count === '' ? 1 : Number(count)) * unit;
    return (sign === '-') !== (ago !== undefined) ? now - span : now + span;
  }
  const [, day, time = '00:00:00', zone = ''] =
    /^(\d{4}-\d\d-\d\d)(?:[t ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?\s*(z|utc|[+-]\d\d:?\d\d)?$/.exec(words) ?? [];
  if (day === undefined) return undefined;
  const parsed = Date.parse(`${day}T${time}${zone === '' || zone === 'utc' ? 'Z' : zone.toUpperCase()}`);
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** The `date` command on the drill's clock; everything is UTC. */
export function dateCommand(port: ShellPort): Command {
  return defineCommand('date', async (argv) => {
    let epoch = port.startEpoch + port.now();
    let format: string | undefined;
    for (let i = 0; i < argv.length; i++) {
      const arg = argv[i] ?? '';
      const iso = /^(?:-I|--iso-8601=?)(date|hours|minutes|seconds)?$/.exec(arg);
      const asked = arg === '-d' || arg === '--date' ? argv[++i] : /^(?:--date=|-d)(.+)$/.exec(arg)?.[1];
      if (asked !== undefined) {
        const read = readTime(asked, epoch);
        if (read === undefined) return failed(`date: invalid date '${asked}'`);
        epoch = read;
      } else if (iso !== null) format = ISO[iso[1] ?? 'date'];
      else if (arg === '-R' || arg === '--rfc-email') format = '%a, %d %b %Y %T %z';
      else if (arg.startsWith('+')) format = arg.slice(1);
      else if (arg !== '-u' && arg !== '--utc' && arg !== '--universal')
        return failed(`date: unrecognized argument '${arg}'\nusage: date [-u] [-d time] [-I[seconds]] [+format]`);
    }
    return printed(formatted(epoch, format ?? '%a %b %e %H:%M:%S UTC %Y'));
  });
}

const ISO: Readonly<Record<string, string>> = {
  date: '%F',
  hours: '%FT%H+00:00',
  minutes: '%FT%R+00:00',
  seconds: '%FT%T+00:00',
};

/** A time as `date +format` prints it, in UTC. */
export function formatted(epoch: number, format: string): string {
  const p = utcParts(epoch);
  const weekday = new Date(epoch).getUTCDay();
  const day = DAYS[weekday] ?? '';
  const month = MONTHS[p.month - 1] ?? '';
  const yearDay = Math.floor((epoch - Date.parse(`${pad(p.year, 4)}-01-01T00:00:00Z`)) / DAY) + 1;
  const parts: Readonly<Record<string, string>> = {
    Y: String(p.year),
    y: pad(p.year % 100),
    m: pad(p.month),
    d: pad(p.day),
    e: String(p.day).padStart(2),
    j: pad(yearDay, 3),
    H: pad(p.hour),
    I: pad(p.hour % 12 === 0 ? 12 : p.hour % 12),
    p: p.hour < 12 ? 'AM' : 'PM',
    M: pad(p.minute),
    S: pad(p.second),
    N: `${pad(p.ms, 3)}000000`,
    s: String(Math.floor(epoch / SECOND)),
    u: String(weekday === 0 ? 7 : weekday),
    F: isoUtc(epoch).slice(0, 10),
    T: isoUtc(epoch).slice(11, 19),
    R: isoUtc(epoch).slice(11, 16),
    D: `${pad(p.month)}/${pad(p.day)}/${pad(p.year % 100)}`,
    Z: 'UTC',
    z: '+0000',
    a: day.slice(0, 3),
    A: day,
    b: month.slice(0, 3),
    h: month.slice(0, 3),
    B: month,
    n: '\n',
    t: '\t',
    '%': '%',
  };
  return format.replace(/%-?(.)/g, (whole, letter: string) => {
    const part = Object.hasOwn(parts, letter) ? parts[letter] : undefined;
    if (part === undefined) return whole;
    return whole.startsWith('%-') ? part.replace(/^[0 ]+(?=.)/, '') : part;
  });
}
