import { HOUR, MINUTE } from '../base/drill-time';
import type { ActOf } from '../drill/acts';
import { type Change, changeText } from './change';
import { type Clue, cluesIn, strongest, weigh } from './clues';
import { backupOf, functionIn, previousVersion } from './instructions';
import type { Situation } from './intent';
import { trackerRows } from './reading';

/** Something that may help, with the reason for it and the option of the playbook that it is. */
export interface Remedy {
  readonly change: Change;
  readonly option: ActOf<'decide'>['option'];
  readonly reason: string;
}

/** What is broken, as far as anybody can see: the function that a page names, else the one whose errors lead the tracker. */
export function brokenFunction(now: Situation): string | undefined {
  const paged = now.view.pages.map((p) => functionIn(now, p.text)).find((name) => name !== undefined);
  if (paged !== undefined) return paged;
  for (const row of trackerRows(now)) {
    const found = now.company.functions.find((f) => f.service === row.service || f.id === row.service);
    if (row.events > 0 && found !== undefined) return found.id;
  }
  return undefined;
}

const COUNTED = /(\d+) × “([^”]+)”/g;

/** What the team has reported so far hints at this; counts in the reports weigh, plain words count once. */
export function suspected(now: Situation): Clue | undefined {
  const { view } = now;
  const texts = [
    ...view.findings.filter((f) => f.shared && f.claim !== 'discards').map((f) => f.text),
    ...view.tasks.map((t) => t.report ?? ''),
    ...view.messages
      .filter((m) => m.kind === 'message' && view.roster.some((p) => p.id === m.from && p.kind === 'player'))
      .map((m) => m.text),
  ];
  const rows = [...new Set(texts)].flatMap((text) => {
    const counted = [...text.matchAll(COUNTED)].map((m) => ({ times: Number(m[1]), text: m[2] ?? '' }));
    return counted.length > 0 ? counted : [{ times: 1, text }];
  });
  return strongest(weigh(rows));
}

function forQuota(now: Situation): Remedy[] {
  const secrets = now.read({ op: 'secrets.list' });
  const pages = now.read({ op: 'pages.list' });
  const found: Remedy[] = [];
  for (const row of secrets.ok ? secrets.value.rows : []) {
    const value = backupOf(row);
    if (value !== undefined && /KEY|TOKEN/.test(row.name)) {
      found.push({
        change: { op: 'secrets.set', name: row.name, value },
        option: 'other',
        reason: 'The key in use has run out of quota',
      });
    }
  }
  for (const row of pages.ok ? pages.value.rows : []) {
    const page = now.read({ op: 'pages.read', id: row.id });
    for (const { operation } of page.ok ? page.value.actions : []) {
      if (operation.op === 'quota.raise')
        found.push({ change: operation, option: 'scale', reason: 'The quota at the vendor is used up' });
    }
  }
  return found;
}

function forCode(now: Situation): Remedy[] {
  const name = brokenFunction(now);
  const version = name === undefined ? undefined : previousVersion(now, name);
  if (name === undefined || version === undefined) return [];
  return [
    {
      change: { op: 'functions.deploy', name, version },
      option: 'rollback',
      reason: `The errors come from the code of ${name}, and ${version} is the last version that worked`,
    },
  ];
}

function forConnections(now: Situation): Remedy[] {
  const broken = brokenFunction(now);
  const found: Remedy[] = [];
  const deployments = now.read({ op: 'deployments.list' });
  const flags = now.read({ op: 'flags.list' });
  const recent = (deployments.ok ? deployments.value.rows : [])
    .filter((d) => d.function !== undefined && d.function !== broken && d.at > now.view.t - 6 * HOUR)
    .toSorted((a, b) => b.at - a.at);
  for (const { function: name } of recent) {
    const version = name === undefined ? undefined : previousVersion(now, name);
    if (name === undefined || version === undefined) continue;
    found.push({
      change: { op: 'functions.deploy', name, version },
      option: 'rollback',
      reason: `The database has run out of connections since ${name} was deployed`,
    });
    const flag = (flags.ok ? flags.value.rows : []).find((f) =>
      `${f.name} ${f.title}`.toLowerCase().replace(/[-.]/g, ' ').includes(name.replace(/-/g, ' ')),
    );
    if (flag !== undefined) {
      found.push({
        change: { op: 'flags.set', name: flag.name, environment: 'production', value: false },
        option: 'flag',
        reason: `${name} holds the connections`,
      });
    }
  }
  const pages = now.read({ op: 'pages.list' });
  for (const row of pages.ok ? pages.value.rows : []) {
    const page = now.read({ op: 'pages.read', id: row.id });
    for (const { operation } of page.ok ? page.value.actions : []) {
      if (operation.op === 'pool.resize')
        found.push({ change: operation, option: 'scale', reason: 'The database has run out of connections' });
    }
  }
  return found;
}

/** What may help against what is suspected, the playbook's preferred option first, without what was tried already. */
export function remediesFor(now: Situation, clue: Clue): readonly Remedy[] {
  const all = clue === 'quota' ? forQuota(now) : clue === 'code' ? forCode(now) : forConnections(now);
  const tried = now.view.decisions.map((d) => d.text);
  const { preference } = now.playbook.mitigation;
  const rank = (r: Remedy): number => {
    const index = preference.findIndex((p) => p.id === r.option);
    return index < 0 ? preference.length : index;
  };
  return all
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((r) => !tried.some((text) => text.includes(changeText(r.change))));
}

const CAUSES: Readonly<Record<Clue, string>> = {
  quota: 'the vendor refuses our calls because the quota of the API key is used up',
  code: 'the newly deployed version of the function fails on its own code',
  connections: 'the database has no free connections left',
};

/** The suspected cause in a sentence that the evidence supports. */
export function causeText(clue: Clue): string {
  return CAUSES[clue];
}

/** Deployments shortly before the trouble that the errors clear: something else is named in them. */
export function clearedDeployments(now: Situation, clue: Clue): readonly string[] {
  const broken = brokenFunction(now);
  const first = trackerRows(now)[0]?.firstSeen;
  const result = now.read({ op: 'deployments.list' });
  if (first === undefined || !result.ok) return [];
  return result.value.rows
    .filter((d) => d.at <= first && d.at > first - 90 * MINUTE)
    .filter((d) => (clue === 'code' ? d.function !== broken : clue === 'connections' ? d.function === undefined : true))
    .map((d) => `${d.title} (${d.function ?? d.environment})`)
    .slice(0, 2);
}

/** Does a text name a cause at all? For reports of people. */
export function namesCause(text: string): boolean {
  return cluesIn(text).length > 0;
}
