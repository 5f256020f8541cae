import type { Situation } from '../../bots/intent';
import { declaredAt } from '../../bots/situation';
import type { Rule } from '../hint';
import { soundsLike } from '../kinds';
import { commandFor, hands, handsName, minutesAfter, teamSaid } from '../sight';

/** Says who does it: the player, or the deputy at the player's word. */
function doOrAsk(now: Situation, own: string, task: string): { readonly how: string; readonly action?: string } {
  return hands(now) === undefined
    ? { how: own }
    : { how: `Type /task ${handsName(now)}, choose Fix: “${task}”.`, action: 'task' };
}

/** When the incident was declared, if it sounds like lost or damaged data. */
const since = (now: Situation): number | undefined =>
  soundsLike(now).dataLoss && !now.view.resolved ? declaredAt(now) : undefined;

const TOOK_BACKUP =
  /\b(?:backup|dump)\b[^.]{0,40}\b(?:taken|done|is there|written|saved|finished)\b|\btook (?:an? |the )?(?:emergency )?(?:backup|dump)\b|\bdb dump\b/i;
const COUNTED = /select\s+count|\b\d[\d,. ]* (?:rows|readings|entries)\b/i;
const RESTORED = /\brestor(?:e|ed|ing)\b/i;

const stopWrites: Rule = {
  id: 'stop-writes',
  title: 'Stop the writes first',
  roles: ['ic', 'deputy'],
  rank: 4,
  indicators: [],
  advise: (now) => {
    const at = since(now);
    const stopped = now.view.changes.some(
      ({ fact }) =>
        (fact.type === 'flag.set' && !fact.value) ||
        fact.type === 'function.deleted' ||
        fact.type === 'function.deployed',
    );
    if (at === undefined || stopped) return undefined;
    return {
      clause: 'data.stop',
      nudge: 'Is it still going on, right now?',
      what: 'If data is being lost or damaged: stop the writes before anything else, by the flag of the feature or by its function.',
      action: 'console-flags',
      ...doOrAsk(
        now,
        'Press 6 for Feature flags and switch off the feature that writes; a commit that is at fault can be reverted as well.',
        'switch off the feature that writes',
      ),
      since: at,
      lateAt: minutesAfter(at, 4),
    };
  },
};

const backup: Rule = {
  id: 'emergency-backup',
  title: 'Back up before touching data',
  roles: ['ic', 'deputy'],
  rank: 5,
  indicators: [],
  advise: (now) => {
    const at = since(now);
    if (at === undefined || teamSaid(now, TOOK_BACKUP)) return undefined;
    const command = commandFor(now, 'data.backup');
    return {
      clause: 'data.backup',
      nudge: 'What if the repair makes it worse?',
      what: 'Take an emergency backup of what is there now, before any row is changed.',
      ...(command === undefined ? {} : { command }),
      action: 'console-database',
      ...doOrAsk(
        now,
        'Press B for Database, Backups, or type the playbook’s command in the terminal (1).',
        'take an emergency backup now, before anything is changed',
      ),
      since: at,
      lateAt: minutesAfter(at, 8),
    };
  },
};

const assess: Rule = {
  id: 'assess-extent',
  title: 'Count what is damaged',
  roles: ['ic', 'deputy'],
  rank: 9,
  indicators: [],
  advise: (now) => {
    const at = since(now);
    if (at === undefined || teamSaid(now, COUNTED)) return undefined;
    const command = commandFor(now, 'data.assess');
    return {
      clause: 'data.assess',
      nudge: 'How many, exactly, and since when?',
      what: 'Count what is damaged or gone, and find when it began: that decides what is restored.',
      ...(command === undefined ? {} : { command }),
      action: 'console-terminal',
      ...doOrAsk(
        now,
        'Press 1 for the terminal and count with psql; reading changes nothing.',
        'count how many rows are damaged, and since when',
      ),
      since: at,
      lateAt: minutesAfter(at, 12),
    };
  },
};

const restore: Rule = {
  id: 'restore',
  title: 'Restore only what is lost',
  roles: ['ic', 'deputy'],
  rank: 15,
  indicators: [],
  advise: (now) => {
    const at = since(now);
    const ready = teamSaid(now, TOOK_BACKUP) && teamSaid(now, COUNTED);
    if (at === undefined || !ready || teamSaid(now, RESTORED)) return undefined;
    return {
      clause: 'data.restore',
      nudge: 'Where is the last good copy, and what has been written since?',
      what: 'Restore from the backup into a place beside the live data, and copy back only what is lost or damaged. Whatever deletes or overwrites needs the commander’s word first.',
      action: 'console-database',
      ...doOrAsk(
        now,
        'Press B for Database, Backups. Restore beside, compare, then update in psql; log each change into error_logs and the ticket. Ask with /approve before anything is deleted.',
        'restore the last good backup beside the live data, and copy back only what is damaged',
      ),
      since: at,
    };
  },
};

/** The playbook's steps when data is lost: they come before the general ones. */
export const dataLossRules: readonly Rule[] = [stopWrites, backup, assess, restore];
