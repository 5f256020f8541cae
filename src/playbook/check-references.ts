import type { DataPath, Reporter } from './diagnostics';
import type { Playbook } from './schema';

/** Which kind of thing a key names; every such key in the file is checked, wherever it stands. */
const REFERENCES: Readonly<Record<string, Kind>> = {
  clause: 'clause',
  clauses: 'clause',
  practices: 'practice',
  role: 'role',
  by: 'role',
  defaultTo: 'role',
  severity: 'severity',
  severities: 'severity',
  from: 'severity',
  to: 'severity',
  prohibitions: 'prohibition',
};

type Kind = 'clause' | 'practice' | 'role' | 'severity' | 'prohibition';

/** Reports every id that names nothing in the playbook. */
export function checkReferences(playbook: Playbook, report: Reporter): void {
  const ids = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map((item) => item.id));
  const known: Readonly<Record<Kind, ReadonlySet<string>>> = {
    clause: ids(playbook.clauses),
    practice: ids(playbook.practices),
    role: ids(playbook.roles),
    severity: ids(playbook.severities),
    prohibition: ids(playbook.prohibitions),
  };
  const name = (kind: Kind, value: unknown, path: DataPath): void => {
    if (typeof value !== 'string' || known[kind].has(value)) return;
    const hint = `The ids of this kind are: ${[...known[kind]].slice(0, 12).join(', ')}${known[kind].size > 12 ? ', ...' : ''}.`;
    report(`playbook.unknown-${kind}`, path, `There is no ${kind} \`${value}\` in this playbook.`, hint);
  };
  const walk = (value: unknown, path: DataPath): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, [...path, index]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        const kind = Object.hasOwn(REFERENCES, key) ? REFERENCES[key] : undefined;
        const here = [...path, key];
        if (kind !== undefined && Array.isArray(item))
          for (const [i, it] of item.entries()) name(kind, it, [...here, i]);
        else if (kind !== undefined) name(kind, item, here);
        walk(item, here);
      }
    }
  };
  walk(playbook, []);

  const channels = ids(playbook.channels);
  const checkChannels = (rows: Playbook['updateChannels'], path: DataPath): void => {
    for (const [index, { channel }] of rows.entries()) {
      if (!channel.startsWith('#') || channels.has(channel)) continue;
      const message = `There is no channel \`${channel}\` in this playbook.`;
      report('playbook.unknown-channel', [...path, index, 'channel'], message, 'Add it to `channels`.');
    }
  };
  checkChannels(playbook.updateChannels, ['updateChannels']);
  for (const [index, note] of playbook.scenarioNotes.entries()) {
    checkChannels(note.updateChannels ?? [], ['scenarioNotes', index, 'updateChannels']);
    const causes = ids(note.causes);
    for (const [at, { cause }] of note.mitigations.entries()) {
      if (cause === undefined || causes.has(cause)) continue;
      const message = `There is no cause \`${cause}\` in this scenario note.`;
      report(
        'playbook.unknown-cause',
        ['scenarioNotes', index, 'mitigations', at, 'cause'],
        message,
        'Add it to `causes`.',
      );
    }
  }
}
