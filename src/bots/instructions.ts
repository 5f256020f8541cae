import type { Change } from './change';
import { dataChangeIn } from './data-words';
import type { Situation } from './intent';
import type { Target } from './reading';

/** What a bot made of an order in plain words: things to look at, a change to carry out, a bug to file, or none of them. */
export type Order =
  | { readonly kind: 'look'; readonly targets: readonly Target[] }
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'bug'; readonly about: string }
  | { readonly kind: 'unclear' };

const asWords = (text: string): string => text.toLowerCase().replace(/[-_/.]+/g, ' ');

/** Is the function named? One whose name is an everyday word (`read`) only counts where a name must stand. */
function names(words: string, id: string): boolean {
  const name = asWords(id);
  if (name.includes(' ')) return words.includes(name);
  const place = `(?:function|edge:|\\bdeploy|\\bof|\\bcall|\\bcurl|\\broll|\\brestart)\\s*`;
  return new RegExp(`${place}${name}\\b|\\b${name}\\s+(?:function|v\\d)`).test(words);
}

/** A function that the text names, with or without its hyphens. */
export function functionIn(now: Situation, text: string): string | undefined {
  const words = asWords(text);
  return now.company.functions
    .map((f) => f.id)
    .filter((id) => names(words, id))
    .sort((a, b) => b.length - a.length)[0];
}

function listed<T>(
  result: { readonly ok: true; readonly value: { readonly rows: readonly T[] } } | { readonly ok: false },
): readonly T[] {
  return result.ok ? result.value.rows : [];
}

/** The version that ran before the one that is live. */
export function previousVersion(now: Situation, name: string): string | undefined {
  const rows = listed(now.read({ op: 'functions.versions', name })).toSorted((a, b) => b.at - a.at);
  const live = rows.findIndex((r) => r.live);
  return live < 0 ? undefined : rows[live + 1]?.version;
}

function deployIn(now: Situation, text: string): Change | undefined {
  const name = functionIn(now, text);
  if (name === undefined) return undefined;
  if (
    !/\b(deploy|redeploy|roll(?:ing)? ?back|rollback|roll .*\bback|go back|put .*\bback|previous version|last good)\b/i.test(
      text,
    )
  )
    return undefined;
  const asked = /\bv?\d+(?:\.\d+)*\b/i.exec(text.replace(name, ''))?.[0];
  const versions = listed(now.read({ op: 'functions.versions', name }));
  const known = versions.find((r) => r.version === asked || r.version === `v${asked}`)?.version;
  const version = known ?? asked ?? previousVersion(now, name);
  return version === undefined ? undefined : { op: 'functions.deploy', name, version };
}

function secretIn(now: Situation, text: string): Change | undefined {
  const rows = listed(now.read({ op: 'secrets.list' }));
  const upper = text.toUpperCase();
  const row =
    rows.toSorted((a, b) => b.name.length - a.name.length).find((r) => upper.includes(r.name)) ??
    (/\b(backup|spare|second|other)\b[\s\w]*\bkey\b/i.test(text)
      ? rows.find((r) => backupOf(r) !== undefined)
      : undefined);
  if (row === undefined) return undefined;
  if (/\bunset|remove|revoke\b/i.test(text)) return { op: 'secrets.unset', name: row.name };
  const words = text.toLowerCase().split(/[^a-z0-9-]+/);
  const value = row.values.find((v) => v.id !== row.value && words.includes(v.id.toLowerCase()))?.id ?? backupOf(row);
  return value === undefined ? undefined : { op: 'secrets.set', name: row.name, value };
}

/** The value that a secret could be given instead of the present one: a spare by its title, else the only other one. */
export function backupOf(row: {
  readonly value: string | null;
  readonly values: readonly { readonly id: string; readonly title: string }[];
}): string | undefined {
  const others = row.values.filter((v) => v.id !== row.value);
  const spare = others.find((v) => /backup|spare|second|standby/i.test(`${v.id} ${v.title}`));
  return (spare ?? (others.length === 1 ? others[0] : undefined))?.id;
}

function flagIn(now: Situation, text: string): Change | undefined {
  const words = asWords(text);
  const row = listed(now.read({ op: 'flags.list' })).find(
    (f) => text.includes(f.name) || words.includes(asWords(f.name)) || words.includes(asWords(f.title)),
  );
  if (row === undefined) return undefined;
  const value = /\b(on|enable|back on|true)\b/i.test(text) && !/\b(off|disable)\b/i.test(text);
  const environment = Object.keys(row.environments).find((e) => words.includes(e)) ?? 'production';
  return { op: 'flags.set', name: row.name, environment, value };
}

function consoleAction(now: Situation, text: string): Change | undefined {
  for (const row of listed(now.read({ op: 'pages.list' }))) {
    const page = now.read({ op: 'pages.read', id: row.id });
    for (const action of page.ok ? page.value.actions : []) {
      const { operation } = action;
      const named = asWords(text).includes(asWords(action.title)) || text.includes(action.id);
      const size = Number(/\b\d{2,4}\b/.exec(text)?.[0] ?? Number.NaN);
      if (operation.op === 'quota.raise' && (named || /\bquota|billing limit|more credit/i.test(text)))
        return operation;
      if (operation.op === 'pool.resize' && (named || /\bpool|connection limit|max connections|scale/i.test(text)))
        return Number.isInteger(size) ? { op: 'pool.resize', size } : operation;
      if (operation.op === 'service.restart' && (named || /\brestart\b/i.test(text))) return operation;
    }
  }
  return undefined;
}

/** `end session 4711`, `cancel the query of pid 4711`, `select pg_terminate_backend(4711)`. */
function sessionIn(text: string): Change | undefined {
  const verb = /\b(end|kill|terminate|stop|cancel|pg_terminate_backend|pg_cancel_backend)\b/i.exec(text)?.[1];
  const pid = /\b(?:session|backend|pid|process|query of|query)\D{0,24}?(\d{3,8})\b|_backend\((\d+)\)/i.exec(text);
  const number = Number(pid?.[1] ?? pid?.[2] ?? Number.NaN);
  if (verb === undefined || !Number.isInteger(number)) return undefined;
  return { op: 'sessions.terminate', pid: number, how: /cancel/i.test(verb) ? 'cancel' : 'terminate' };
}

/** `create an index on public.readings (updated_at)`: built without locking writers out unless somebody says otherwise. */
function indexIn(text: string): Change | undefined {
  const [, table, columns] =
    /\bindex\b[^()]*?\bon\s+((?:[a-z_]\w*\.)?[a-z_]\w*)\s*\(([^()]{1,200})\)/i.exec(text) ?? [];
  if (table === undefined || columns === undefined || !/\b(create|build|add)\b/i.test(text)) return undefined;
  const concurrently = !/\b(?:not|without)\s+concurrently|plain index|locking index/i.test(text);
  return { op: 'indexes.create', table, columns: columns.trim(), concurrently };
}

/** `end the sign-ins of jo@company.example`, `sign everybody out`. */
function signInsOf(text: string): string | undefined {
  if (/\b(?:end|revoke|kill) all (?:sign-?ins|sessions)|\bsign everybody out\b/i.test(text)) return 'all';
  return /\b(?:end|revoke|kill)\b.{0,30}\b(?:sign-?ins?|sessions?)\b.{0,20}\b(?:of|for)\s+([a-z0-9._+-]+@[a-z0-9.-]+[a-z])/i
    .exec(text)?.[1]
    ?.toLowerCase();
}

function changeIn(now: Situation, text: string): Change | undefined {
  const whose = signInsOf(text);
  if (whose !== undefined) return { op: 'signins.revoke', whose };
  const inDatabase = sessionIn(text) ?? indexIn(text) ?? dataChangeIn(now, text);
  if (inDatabase !== undefined) return inDatabase;
  const sha = /\brevert\b[^0-9a-f]*([0-9a-f]{7,40})\b/i.exec(text)?.[1];
  if (sha !== undefined) return { op: 'commits.revert', sha };
  const call = /\b(call|curl|invoke|by hand|manually)\b/i.test(text) ? functionIn(now, text) : undefined;
  if (call !== undefined) return { op: 'functions.invoke', name: call, nonce: text };
  if (/\bflag\b|\b(turn|switch|toggle|set|disable|enable)\b.*\b(off|on|disable|enable)?\b/i.test(text)) {
    const flag = flagIn(now, text);
    if (flag !== undefined) return flag;
  }
  if (/\b(secret|key)\b/i.test(text) || /[A-Z][A-Z0-9]+_[A-Z0-9_]+/.test(text)) {
    const secret = secretIn(now, text);
    if (secret !== undefined) return secret;
  }
  return deployIn(now, text) ?? consoleAction(now, text);
}

const streamsOf = (now: Situation, kind: RegExp): string[] =>
  now.menu.streams.filter((s) => kind.test(s.kind)).map((s) => s.id);

function targetsIn(now: Situation, text: string): readonly Target[] {
  const found: Target[] = [];
  const name = functionIn(now, text);
  const has = (pattern: RegExp): boolean => pattern.test(text);
  if (has(/\bcount\b.*\b(?:damaged?|missing|lost|wrong|rows|readings)\b/i)) found.push({ kind: 'damage' });
  const addLogs = (streams: readonly string[]): void => {
    if (streams.length > 0) found.push({ kind: 'logs', streams });
  };
  if (has(/\blogs?\b|error_logs|stderr/i) && !has(/access logs?|audit/i)) {
    const ofFunction = now.menu.streams.filter((s) => name !== undefined && s.function === name).map((s) => s.id);
    if (ofFunction.length > 0) addLogs(ofFunction);
    else if (has(/database|postgres|\bdb\b/i)) addLogs(streamsOf(now, /database/));
    else if (has(/auth|sign.?in/i)) addLogs(streamsOf(now, /auth/));
    else if (has(/web|browser|front/i)) addLogs(streamsOf(now, /web/));
    else if (has(/function|edge/i)) addLogs(streamsOf(now, /function/));
    if (has(/error.?logs?\b/i) || found.length === 0) addLogs(streamsOf(now, /error-log/));
  }
  if (has(/access logs?|who reads|data api/i)) found.push({ kind: 'access' });
  if (has(/audit( log)?|auth log entries/i)) found.push({ kind: 'audit' });
  if (has(/egress|outbound|calls? (?:home|out)/i)) found.push({ kind: 'egress' });
  if (has(/expos(?:ed|ure)|secret scanning|public repositor|packages?\b|advisor/i)) found.push({ kind: 'exposure' });
  if (has(/sentry|tracker|exceptions?|stack ?trace/i)) found.push({ kind: 'tracker' });
  if (has(/deploy|release|shipped|what changed/i)) found.push({ kind: 'deployments' });
  if (has(/\bversions?\b/i) && name !== undefined) found.push({ kind: 'versions', name });
  if (has(/metric|dashboard|chart|graph|health|latency|error rate|recover|throughput/i))
    found.push({ kind: 'metrics' });
  if (has(/connection|\bpool\b|database|postgres|supabase|platform|\bdb\b/i) && !has(/\blogs?\b/i))
    found.push({ kind: 'pages', console: 'platform' });
  if (
    has(
      /\bsessions?\b|\blocks?\b|\blocked\b|pg_stat_activity|pg_locks|long[- ]running|slow quer|runs? in the database/i,
    )
  )
    found.push({ kind: 'database' });
  if (has(/openai|vendor|quota|billing|usage|provider/i)) found.push({ kind: 'pages', console: 'vendor' });
  if (has(/\bflags?\b/i)) found.push({ kind: 'flags' });
  if (has(/\bsecrets?\b|\bapi key\b/i)) found.push({ kind: 'secrets' });
  if (has(/\bcommits?\b|\bdiff\b|git log/i)) found.push({ kind: 'commits' });
  if (has(/\b(call|curl|invoke|by hand|manually)\b/i) && name !== undefined) found.push({ kind: 'call', name });
  return found.slice(0, 4);
}

/** What a bug ticket is to be about: what follows `open a bug ticket for`. */
function bugIn(text: string): string | undefined {
  const found =
    /\b(?:open|file|create|raise|write) (?:a |an )?bug(?: ?(?:ticket|report))?\b(?: ?(?:for|about|on|:))?(.*)/is.exec(
      text,
    );
  if (found === null || /(?:\b(?:not|never|without)|n't)\b[^.]*$/i.test(text.slice(0, found.index))) return undefined;
  const about = (found[1] ?? '').trim();
  return about === '' ? undefined : about;
}

/** Understands a task: its kind says which reading comes first, its subject is read before its text. */
export function understand(
  now: Situation,
  task: { readonly kind: string; readonly text: string; readonly subject?: string | undefined },
): Order {
  const texts = [task.subject, task.text].filter((t): t is string => t !== undefined && t.trim() !== '');
  const change = (): Order | undefined => {
    for (const text of texts) {
      const found = changeIn(now, text);
      if (found !== undefined) return { kind: 'change', change: found };
    }
    return undefined;
  };
  const look = (): Order | undefined => {
    for (const text of texts) {
      const targets = targetsIn(now, text);
      if (targets.length > 0) return { kind: 'look', targets };
    }
    return undefined;
  };
  // Whoever asks for a ticket may name a console or a flag in it, and asks for neither.
  const about = texts.map(bugIn).find((t) => t !== undefined);
  if (about !== undefined) return { kind: 'bug', about };
  const asksForChange =
    task.kind === 'fix' ||
    (task.kind === 'other' &&
      texts.some((t) =>
        /^\W*(please\s+)?(@\S+\s+)?(deploy|redeploy|roll ?back|rollback|revert|switch|turn|set|disable|enable|raise|restart|unset|end|kill|terminate|cancel|create an? index|build an? index)\b/i.test(
          t,
        ),
      ));
  return (asksForChange ? (change() ?? look()) : look()) ?? { kind: 'unclear' };
}
