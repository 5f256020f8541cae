import type { Change } from './change';
import { backups, mainTable, soundBackup } from './data-look';
import type { Situation } from './intent';

const two = (n: number): string => String(n).padStart(2, '0');

/** A name for a backup that is taken now, as the playbook's line makes it. */
export function emergencyName({ view }: Situation): string {
  const at = new Date(view.startEpoch + view.t);
  const day = `${at.getUTCFullYear()}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}`;
  return `emergency-backup-${day}-${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}`;
}

/** A schema name for a backup that is restored beside the live tables. */
export const RESTORED = 'restore_nightly';

/** Where a sound backup stands already, if it has been restored. */
export function restoredSchema(now: Situation): string | undefined {
  return soundBackup(now)?.into[0];
}

/** An order about backups, rows, jobs and the log of changes, in plain words or in those of a colleague made of code. */
export function dataChangeIn(now: Situation, text: string): Change | undefined {
  const job = /\b(?:switch|turn|stop|unschedule)\b.*\bjob ([\w-]+)(?: (on|off))?|\bjob ([\w-]+) (?:on|off)\b/i.exec(
    text,
  );
  const name = job?.[1] ?? job?.[3];
  if (name !== undefined && jobNames(now).includes(name))
    return { op: 'jobs.set', name, active: /\bon\b/i.test(text) && !/\boff\b/i.test(text) };
  if (
    /\b(?:take|make|write)\b.*\b(?:backup|dump)\b|\bemergency (?:backup|dump)\b/i.test(text) &&
    !/\brestore\b/i.test(text)
  ) {
    const asked = /\bemergency-backup-\d{8}-\d{6}\b/.exec(text)?.[0];
    return { op: 'backups.take', backup: asked ?? emergencyName(now) };
  }
  const said = /\blog (?:a|the) change: (.+)/is.exec(text)?.[1];
  if (said !== undefined)
    return { op: 'changes.log', message: said.replace(/,? and say when it is out\.?$/, '').slice(0, 120) };
  const table = mainTable(now);
  const schema = restoredSchema(now);
  if (
    /\b(?:copy|put|bring|restore)\b.*\b(?:missing|lost|wrong|damaged|rows)\b/i.test(text) &&
    table !== undefined &&
    schema !== undefined
  )
    return { op: 'rows.restore', table, from: schema, scope: 'damaged' };
  if (/\brestore\b/i.test(text)) {
    const backup = backups(now).find((b) => text.includes(b.id)) ?? soundBackup(now);
    const into = /\binto ([a-z][a-z0-9_]{0,59})\b/.exec(text)?.[1] ?? RESTORED;
    if (backup !== undefined) return { op: 'backups.restore', backup: backup.id, into };
  }
  return undefined;
}

function jobNames(now: Situation): readonly string[] {
  const result = now.read({ op: 'jobs.list' });
  return result.ok ? result.value.rows.map((j) => j.name) : [];
}
