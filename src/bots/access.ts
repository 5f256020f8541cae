import { DAY, type DrillTime, HOUR, MINUTE } from '../base/drill-time';
import type { View } from '../drill/view';
import type { LogLine } from '../world/model/operations';
import type { Situation } from './intent';
import { quoted } from './quoted';
import type { Observation } from './reading';
import { clock } from './situation';

/** An address from outside that reads the data of many people, one after the other. */
export interface Reader {
  readonly address: string;
  readonly reads: number;
  readonly accounts: number;
  /** What it reads with, in words, as far as the logs say. */
  readonly by: string;
}

/** How far back somebody looks who asks who reads now, and from how many accounts in that time on it is strange. */
const WINDOW = 8 * MINUTE;
const MANY = 24;
/** How far back the beginning of it is looked for. */
const FAR = 3 * HOUR;
const LINES = 8_000;

const ADDRESS = /\b(?:\d{1,3}\.){3}\d{1,3}\b/;
/** Networks that are nobody's in public: our own machines. */
const OWN = /^(?:10|127)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\./;
const ACCOUNT = /user_id=eq\.([0-9a-f-]{36})/;
const DENIED = /\| 40[13] \||"status":40[13]|"role":null/;

function accessStreams(now: Situation): readonly string[] {
  return now.menu.streams.filter((s) => s.kind === 'gateway').map((s) => s.id);
}

/** Lines of the first access log, which has every request; the others have some of them again. */
function accessLines(now: Situation, from: DrillTime, text: string): readonly LogLine[] {
  const streams = accessStreams(now).slice(0, 1);
  if (streams.length === 0) return [];
  const result = now.read({ op: 'logs.read', streams, from, to: now.view.t, text, limit: LINES });
  return result.ok ? result.value.lines : [];
}

interface Recent {
  readonly lines: readonly LogLine[];
  readonly evidence: readonly string[];
}
const known = new WeakMap<View, Recent>();

/** The access logs of the last minutes, as far as they are about single accounts; read once a moment. */
function recent(now: Situation): Recent {
  let found = known.get(now.view);
  if (found === undefined) {
    const from = now.view.t - WINDOW;
    const streams = accessStreams(now);
    const read = now.read({ op: 'logs.read', streams, from, to: now.view.t, text: 'user_id=eq.', limit: LINES });
    found = read.ok ? { lines: read.value.lines, evidence: read.evidence } : { lines: [], evidence: [] };
    known.set(now.view, found);
  }
  return found;
}

/** Who reads many accounts from outside: within the last minutes, or within a shorter time (then few reads are many). */
export function strangeReaders(now: Situation, within: DrillTime = WINDOW): readonly Reader[] {
  const lines = recent(now).lines.filter((l) => l.at >= now.view.t - within);
  return readersIn(lines, Math.ceil((MANY * within) / WINDOW));
}

function readersIn(lines: readonly LogLine[], many: number): readonly Reader[] {
  const by = new Map<string, { reads: number; accounts: Set<string>; words: Map<string, number> }>();
  for (const { text } of lines) {
    const address = ADDRESS.exec(/"remote_addr":"([^"]+)"/.exec(text)?.[1] ?? text)?.[0];
    const account = ACCOUNT.exec(text)?.[1];
    if (address === undefined || account === undefined || OWN.test(address) || DENIED.test(text)) continue;
    const row = by.get(address) ?? { reads: 0, accounts: new Set<string>(), words: new Map<string, number>() };
    by.set(address, row);
    row.accounts.add(account);
    const role = /"role":"([^"]+)"/.exec(text)?.[1];
    if (role === undefined) row.reads += 1;
    else {
      const whose = /"sub":"([^"]+@[^"]+)"/.exec(text)?.[1];
      const word = whose === undefined ? `the role ${role}` : `the session of ${whose} (${role})`;
      row.words.set(word, (row.words.get(word) ?? 0) + 1);
    }
  }
  return [...by]
    .filter(([, row]) => row.accounts.size >= many)
    .map(([address, row]) => ({
      address,
      reads: row.reads,
      accounts: row.accounts.size,
      by: [...row.words].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'an unknown credential',
    }))
    .sort((a, b) => b.accounts - a.accounts || (a.address < b.address ? -1 : 1));
}

const TOLD = /reads of \d+ accounts from ((?:\d{1,3}\.){3}\d{1,3})/g;

/** Addresses that read many accounts now, or that the team has told of. */
export function strangeAddresses(now: Situation): readonly string[] {
  const told = [...now.view.findings.map((f) => f.text), ...now.view.tasks.flatMap((t) => t.report ?? [])];
  const named = told.flatMap((text) => [...text.matchAll(TOLD)].map((m) => m[1] ?? ''));
  return [...new Set([...strangeReaders(now).map((r) => r.address), ...named])].sort();
}

/** How far it went: since when strangers have read, and how many accounts. */
export interface Extent {
  readonly since?: DrillTime;
  readonly accounts: number;
}

const EXTENT = /since (\d\d):(\d\d) UTC by the logs, (\d+) accounts in all/;

/** What the team knows of the extent, by its own newest report. Costs no look. */
export function extentOf({ view }: Situation): Extent {
  const told = [
    ...view.findings.map((f) => ({ at: f.at, text: f.text })),
    ...view.tasks.flatMap((t) => (t.reportedAt === undefined ? [] : [{ at: t.reportedAt, text: t.report ?? '' }])),
  ].sort((a, b) => b.at - a.at);
  for (const { text } of told) {
    const [, hour, minute, accounts] = EXTENT.exec(text) ?? [];
    if (hour === undefined || minute === undefined) continue;
    const day = Math.floor(view.startEpoch / DAY) * DAY;
    const epoch = day + Number(hour) * HOUR + Number(minute) * MINUTE;
    // It began before this was told; at night the clock has gone round once in between.
    const since = epoch - view.startEpoch;
    return { since: since > view.t ? since - DAY : since, accounts: Number(accounts) };
  }
  return { accounts: 0 };
}

/** The extent as the access logs have it now. */
function measuredExtent(now: Situation): Extent {
  const accounts = new Set<string>();
  let since: DrillTime | undefined;
  for (const address of strangeAddresses(now)) {
    for (const { at, text } of accessLines(now, now.view.t - FAR, address)) {
      const account = ACCOUNT.exec(text)?.[1];
      if (account === undefined || DENIED.test(text)) continue;
      accounts.add(account);
      since = since === undefined ? at : Math.min(since, at);
    }
  }
  return { accounts: accounts.size, ...(since === undefined ? {} : { since }) };
}

/** The extent in a sentence that others can go by; counted once, and again when it has ended. */
function extentText(now: Situation, ended: boolean): string {
  const told = extentOf(now);
  const { since, accounts } = told.since === undefined || ended ? measuredExtent(now) : told;
  return since === undefined
    ? ''
    : ` It goes back to this: since ${clock(now, since)} by the logs, ${accounts} accounts in all.`;
}

/** Looks at who reads: the access logs of the last minutes, by address. */
export function observeReaders(now: Situation): Observation {
  const streams = accessStreams(now);
  const readers = strangeReaders(now);
  const list = readers.map((r) => `reads of ${r.accounts} accounts from ${r.address}, with ${r.by}`);
  return {
    console: 'logs',
    query: `${streams.join(' ')} user_id=eq.`,
    evidence: recent(now).evidence,
    text:
      list.length === 0
        ? `Access logs, last minutes: nobody from outside reads many accounts.${extentText(now, true)}`
        : `Access logs, last minutes: ${list.join('; ')}. No address of ours does that.${extentText(now, false)}`,
  };
}

/** What the audit log of sign-in says of accounts that a strange address uses. */
export interface SignIns {
  /** Accounts that a strange address acts as, and those that were invited from one. */
  readonly taken: readonly string[];
  readonly invited: readonly string[];
  readonly seen: Observation;
}

/** Looks at the audit log of the last day: whose account is used from a strange address, and whom it has let in. */
export function observeAudit(now: Situation): SignIns {
  const result = now.read({ op: 'audit.read', from: now.view.t - 24 * HOUR, to: now.view.t });
  const rows = result.ok ? result.value.rows : [];
  const strange = new Set(strangeAddresses(now));
  const odd = rows.filter((r) => strange.has(r.ip));
  const taken = [...new Set(odd.map((r) => r.actor))].sort();
  const invited = [
    ...new Set(
      odd
        .filter((r) => r.action === 'user_invited')
        .flatMap((r) => /"user_email":"([^"]+)"/.exec(r.payload)?.[1] ?? []),
    ),
  ].sort();
  const first = odd[0];
  const text =
    first === undefined
      ? 'Audit log of sign-in, last 24 hours: nothing from a strange address, nobody invited by one.'
      : `Audit log of sign-in, last 24 hours: the session of ${taken.join(', ')} is refreshed from ${[...new Set(odd.map((r) => r.ip))].join(', ')}, ${odd.length} entries, the first at ${clock(now, first.at)}.${invited.length === 0 ? '' : ` It was used to invite ${invited.join(', ')}.`}`;
  const page = now.read({ op: 'pages.list' });
  const shown = (page.ok ? page.value.rows : []).find((r) => /audit/i.test(r.title));
  const query = shown?.id ?? 'audit';
  return { taken, invited, seen: { console: 'platform', query, evidence: result.ok ? result.evidence : [], text } };
}

/** Looks for functions that call a host which they should not. */
export function observeEgress(
  now: Situation,
  within: DrillTime = HOUR,
): Observation & { readonly functions: readonly string[] } {
  const streams = now.menu.streams.filter((s) => s.kind === 'function');
  const ids = streams.map((s) => s.id);
  const from = now.view.t - within;
  const result = now.read({ op: 'logs.read', streams: ids, from, to: now.view.t, text: 'egress', limit: LINES });
  const lines = result.ok ? result.value.lines : [];
  const last = lines.at(-1);
  const names = [...new Set(lines.map((l) => streams.find((s) => s.id === l.stream)?.function ?? l.stream))].sort();
  return {
    console: 'logs',
    query: `${ids.join(' ')} egress`,
    evidence: result.ok ? result.evidence : [],
    functions: names,
    text:
      last === undefined
        ? 'Function logs, last hour: no function calls a host that it should not.'
        : `Function logs, last hour: ${lines.length} × ${quoted(last.text)} in ${names.join(', ')}.`,
  };
}

const EXPOSED =
  /\b(?:open alerts?|a service key|connection string|hijacked|not (?:published|released) by|compromised|was not published)\b/i;
const CLEAR = /\bno open alerts?\b|\bno advisories\b/i;

/** Looks at what the pages of vendors and platform say of secrets in public and of packages that are reported. */
export function observeExposure(now: Situation): Observation {
  const list = now.read({ op: 'pages.list' });
  const evidence: string[] = [];
  const ids: string[] = [];
  const found: string[] = [];
  for (const row of list.ok ? list.value.rows : []) {
    const page = now.read({ op: 'pages.read', id: row.id });
    if (!page.ok) continue;
    ids.push(row.id);
    evidence.push(...page.evidence);
    const odd = page.value.text.split('\n').filter((l) => EXPOSED.test(l) && !CLEAR.test(l));
    if (odd.length > 0) found.push(`${row.title}: ${odd.map((l) => quoted(l)).join(' ')}`);
  }
  return {
    console: 'vendor',
    query: ids.join(' '),
    evidence,
    text:
      found.length === 0
        ? 'Pages of vendors and platform: no secret of ours in public, no package reported.'
        : `Pages of vendors and platform: ${found.join('; ')}.`,
  };
}

/** Looks for a colleague's own work in the access logs: by the first long word of their message that a line has. */
export function observeMention(now: Situation, text: string): Observation | undefined {
  const streams = accessStreams(now);
  const words = [...new Set(text.toLowerCase().match(/[a-z]{6,}/g) ?? [])].slice(0, 20);
  for (const word of words) {
    const from = now.view.t - WINDOW;
    const found = now.read({ op: 'logs.read', streams, from, to: now.view.t, text: word, limit: 50 });
    const last = found.ok ? found.value.lines.at(-1) : undefined;
    if (!found.ok || last === undefined || found.evidence.length === 0) continue;
    return {
      console: 'logs',
      query: `${streams.join(' ')} ${word}`,
      evidence: found.evidence,
      text: quoted(last.text),
    };
  }
  return undefined;
}
