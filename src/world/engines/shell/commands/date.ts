import { type Command, defineCommand } from 'just-bash/browser';
import { utcParts } from '../../../../base/drill-time';
import { failed, printed } from '../out';
import type { ShellPort } from '../port';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number) => String(n).padStart(2, '0');

/** The `date` command on the drill's clock; everything is UTC. */
export function dateCommand(port: ShellPort): Command {
  return defineCommand('date', async (argv) => {
    const epoch = port.startEpoch + port.now();
    const p = utcParts(epoch);
    const day = DAYS[new Date(epoch).getUTCDay()] ?? '';
    const month = MONTHS[p.month - 1] ?? '';
    const format = argv.find((a) => a.startsWith('+'));
    if (argv.some((a) => a === '-d' || a.startsWith('--date'))) return failed('date: only the present is known here');
    if (argv.includes('-I') || argv.includes('-Iseconds'))
      return printed(new Date(epoch).toISOString().replace(/\.\d+Z/, '+00:00'));
    if (format === undefined)
      return printed(`${day} ${month} ${p.day} ${two(p.hour)}:${two(p.minute)}:${two(p.second)} UTC ${p.year}`);
    const parts: Readonly<Record<string, string>> = {
      Y: String(p.year),
      m: two(p.month),
      d: two(p.day),
      H: two(p.hour),
      M: two(p.minute),
      S: two(p.second),
      s: String(Math.floor(epoch / 1000)),
      F: `${p.year}-${two(p.month)}-${two(p.day)}`,
      T: `${two(p.hour)}:${two(p.minute)}:${two(p.second)}`,
      R: `${two(p.hour)}:${two(p.minute)}`,
      Z: 'UTC',
      z: '+0000',
      a: day,
      b: month,
      e: String(p.day).padStart(2),
      n: '\n',
      '%': '%',
    };
    return printed(format.slice(1).replace(/%(.)/g, (whole, letter: string) => parts[letter] ?? whole));
  });
}
