import { type DrillTime, durationText } from '../base/drill-time';
import { type Drill, personName } from '../drill/drill';
import { countedAbsences } from '../drill/seats';
import type { DrillState, Happening, PersonId } from '../drill/state';
import { changesProduction, type Fact } from '../scenario/facts';

export type TimelineKind =
  | 'detection'
  | 'declaration'
  | 'role'
  | 'communication'
  | 'investigation'
  | 'decision'
  | 'change'
  | 'resolution'
  | 'drill'
  | 'inject';

/** One row of the drill's timeline. `seq` names the entry that it comes from; injects have none. */
export interface TimelineRow {
  readonly at: DrillTime;
  readonly seq?: number;
  readonly by: PersonId;
  readonly kind: TimelineKind;
  readonly text: string;
}

function ddlText({ kind, object, columns, concurrently }: Extract<Fact, { type: 'ddl.executed' }>): string {
  const on = columns === undefined ? object : `${object} (${columns})`;
  if (kind === 'create-index') return `built an index on ${on}${concurrently === true ? ' concurrently' : ''}`;
  if (kind === 'drop-index') return `dropped an index of ${on}`;
  if (kind === 'other') return `changed the schema: ${object}`;
  const [verb, what] = kind.split('-');
  return `${{ create: 'created', drop: 'dropped', alter: 'altered' }[verb ?? ''] ?? verb} the ${what} ${object}`;
}

function rowsText({ inserted, updated, deleted }: Extract<Fact, { type: 'rows.changed' }>): string {
  const parts = [
    inserted > 0 ? `${inserted} inserted` : '',
    updated > 0 ? `${updated} updated` : '',
    deleted > 0 ? `${deleted} deleted` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What a change of production did, in words that everybody on the bridge understands. */
export function factText(fact: Fact): string {
  switch (fact.type) {
    case 'function.deployed':
      return `deployed ${fact.name} ${fact.version}`;
    case 'function.deleted':
      return `deleted the function ${fact.name}`;
    case 'secret.set':
      return `set the secret ${fact.name} to “${fact.value}”`;
    case 'secret.unset':
      return `removed the secret ${fact.name}`;
    case 'flag.set':
      return `turned the flag ${fact.name} ${fact.value ? 'on' : 'off'} in ${fact.environment}`;
    case 'commit.reverted':
      return `reverted the commit ${fact.sha.slice(0, 7)}`;
    case 'web.deployed':
      return `deployed the web app at ${fact.sha.slice(0, 7)}`;
    case 'quota.raised':
      return `raised the quota at ${fact.vendor}`;
    case 'pool.resized':
      return `set the connection limit to ${fact.size}`;
    case 'service.restarted':
      return `restarted ${fact.name}`;
    case 'function.called':
      return `called ${fact.name} by hand: HTTP ${fact.status}`;
    case 'logs.deleted':
      return `deleted log lines of ${fact.stream}`;
    case 'evidence.deleted':
      return `deleted evidence: ${fact.what}`;
    case 'change.logged':
      return `logged a change: ${fact.what}`;
    case 'backend.terminated':
      return `ended the database session ${fact.pid} (${fact.session})`;
    case 'backend.cancelled':
      return `cancelled what the database session ${fact.pid} (${fact.session}) ran`;
    case 'ddl.executed':
      return ddlText(fact);
    case 'rows.changed':
      return `changed rows of ${fact.table}: ${rowsText(fact)}`;
    case 'data.measured':
      return fact.sound
        ? `${fact.table} is as it should be`
        : `${fact.table} has ${fact.corrupt} wrong rows and lacks ${fact.lost}`;
    case 'sessions.revoked':
      return fact.whose === 'all' ? 'signed everybody out' : `ended the sign-ins of ${fact.whose}`;
    case 'job.stopped':
      return `switched off the scheduled job ${fact.name}`;
    case 'job.started':
      return `switched on the scheduled job ${fact.name}`;
    case 'backup.taken':
      return `took the backup ${fact.backup}`;
    case 'backup.restored':
      return `restored the backup ${fact.backup} as ${fact.into}`;
  }
}

function roleTitle(drill: Drill, role: string): string {
  return drill.bundle.playbook.roles.find((r) => r.id === role)?.title ?? role;
}

function short(text: string, limit = 160): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= limit ? flat : `${flat.slice(0, limit - 1)}…`;
}

/** What an entry was, as a row of the timeline; nothing for acts that no timeline needs (looks, tool requests, pace). */
function rowOf(drill: Drill, h: Happening): Omit<TimelineRow, 'at' | 'by' | 'seq'> | undefined {
  const { act } = h;
  const name = (id: string) => personName(drill, id);
  switch (act.type) {
    case 'drill.start':
      return { kind: 'drill', text: 'StartEx' };
    case 'drill.end':
      return { kind: 'drill', text: 'EndEx' };
    case 'drill.stop-real':
      return { kind: 'drill', text: 'Stopped for a real incident' };
    case 'drill.pause':
      return { kind: 'drill', text: act.reason === 'away' ? 'Paused at the last sign of life' : 'Paused' };
    case 'page.acknowledge':
      return { kind: 'detection', text: 'acknowledged the page' };
    case 'assess':
      return {
        kind: 'detection',
        text:
          act.verdict === 'incident'
            ? `assessed it as an incident${act.severity === undefined ? '' : `, ${act.severity}`}`
            : 'assessed it as no incident',
      };
    case 'bug.open':
      return { kind: 'detection', text: `opened a bug ticket: ${short(act.title)}` };
    case 'declare':
      return { kind: 'declaration', text: `declared ${act.severity}: ${short(act.summary)}` };
    case 'severity.set':
      return {
        kind: 'declaration',
        text: `changed the severity to ${act.severity}${act.reason.trim() === '' ? '' : `: ${short(act.reason)}`}`,
      };
    case 'ticket.open':
      return { kind: 'declaration', text: `opened the incident ticket: ${short(act.title)}` };
    case 'ticket.update':
      return { kind: 'communication', text: `wrote in the ticket: ${short(act.text)}` };
    case 'ticket.label':
      return {
        kind: 'communication',
        text: `labelled the ticket: ${[...act.add.map((l) => `+${l}`), ...act.remove.map((l) => `-${l}`)].join(' ')}`,
      };
    case 'evidence.attach':
      return {
        kind: 'investigation',
        text: `attached evidence to the ticket${act.note.trim() === '' ? '' : `: ${short(act.note)}`}`,
      };
    case 'bridge.open':
      return { kind: 'declaration', text: 'opened the bridge' };
    case 'bridge.join':
      return { kind: 'declaration', text: 'joined the bridge' };
    case 'role.take':
      return { kind: 'role', text: `took the role ${roleTitle(drill, act.role)}` };
    case 'role.release':
      return { kind: 'role', text: `gave up the role ${roleTitle(drill, act.role)}` };
    case 'role.offer':
      return { kind: 'role', text: `offered ${roleTitle(drill, act.role)} to ${name(act.to)}` };
    case 'role.brief':
      return { kind: 'role', text: `briefed the successor as ${roleTitle(drill, act.role)}` };
    case 'role.accept':
      return { kind: 'role', text: `accepted ${roleTitle(drill, act.role)}` };
    case 'role.decline':
      return { kind: 'role', text: `declined ${roleTitle(drill, act.role)}` };
    case 'role.assign':
      return { kind: 'role', text: `gave the role ${roleTitle(drill, act.role)} to ${name(act.to)}` };
    case 'role.announce':
      return { kind: 'role', text: `announced: ${short(act.text)}` };
    case 'post':
      return act.channel.startsWith('dm:') || act.kind === 'message'
        ? undefined
        : {
            kind: act.kind === 'resolution' ? 'resolution' : 'communication',
            text: `posted ${act.kind === 'answer' ? 'an answer' : `the ${act.kind}`} in ${act.channel}: ${short(act.text)}`,
          };
    case 'statuspage.publish':
      return { kind: 'communication', text: `published on the status page (${act.status}): ${short(act.title)}` };
    case 'escalate':
      return { kind: 'communication', text: `paged ${name(act.to)}: ${short(act.reason)}` };
    case 'task.give':
      return { kind: 'investigation', text: `gave ${name(act.to)} a task: ${short(act.text)}` };
    case 'task.report':
      return { kind: 'investigation', text: `reported: ${short(act.text)}` };
    case 'finding.note':
      return {
        kind: 'investigation',
        text: `${act.claim === 'discards' ? 'ruled out' : act.claim === 'suspects' ? 'suspects' : 'found'}: ${short(act.text)}`,
      };
    case 'decide':
      return { kind: 'decision', text: `decided (${act.option}): ${short(act.text)}` };
    case 'approval.ask':
      return { kind: 'decision', text: `asked ${name(act.of)} for approval: ${short(act.text)}` };
    case 'approval.give':
      return { kind: 'decision', text: act.granted ? 'approved' : 'did not approve' };
    case 'resolve':
      return { kind: 'resolution', text: `declared the incident resolved: ${short(act.summary)}` };
    case 'incident.reopen':
      return { kind: 'resolution', text: `reopened the incident: ${short(act.reason)}` };
    case 'postmortem.schedule':
      return { kind: 'resolution', text: `scheduled the postmortem in ${act.inHours} h` };
    case 'postmortem.submit':
      return { kind: 'resolution', text: 'submitted the postmortem' };
    case 'postmortem.skip':
      return { kind: 'drill', text: `Skipped ahead ${act.hours} h` };
    default:
      return undefined;
  }
}

/**
 * The drill in order: what people did, what changed in production, what was sent in from outside. How the facilitator
 * steered and what evaluators noted is not in here: players write their postmortem from it.
 */
export function timeline(drill: Drill, state: DrillState): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  for (const h of state.happenings) {
    const row = rowOf(drill, h);
    if (row === undefined) continue;
    const revised = h.act.type === 'postmortem.submit' && h.seq > (state.postmortem.submitted?.seq ?? h.seq);
    rows.push({ at: h.at, seq: h.seq, by: h.by, ...row, ...(revised ? { text: 'revised the postmortem' } : {}) });
  }
  for (const f of state.facts) {
    if (changesProduction(f.fact))
      rows.push({ at: f.at, seq: f.seq, by: f.by, kind: 'change', text: factText(f.fact) });
  }
  for (const p of state.pages) {
    // Whom nobody of the team paged, the script or the facilitator did.
    if (p.to === undefined) rows.push({ at: p.at, by: p.from, kind: 'inject', text: `page: ${short(p.text)}` });
  }
  for (const m of state.messages) {
    if (m.kind === 'inject')
      rows.push({
        at: m.at,
        by: m.from,
        kind: 'inject',
        text: `${m.channel.startsWith('dm:') ? `to ${personName(drill, m.channel.slice(3))}` : `in ${m.channel}`}: ${short(m.text)}`,
      });
  }
  for (const a of countedAbsences(state.absences, state.endedAt ?? state.t))
    rows.push({ at: a.from, by: a.person, kind: 'role', text: `dropped out for ${durationText(a.to - a.from)}` });
  return rows.sort((a, b) => a.at - b.at || (a.seq ?? 0) - (b.seq ?? 0));
}
