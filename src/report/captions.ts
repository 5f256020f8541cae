import type { DrillTime } from '../base/drill-time';
import { type Drill, personName } from '../drill/drill';
import type { DrillState, Happening, PersonId } from '../drill/state';
import type { FactType } from '../scenario/facts';
import { timeline } from './timeline';

/** What happened, told to somebody who watches: who, what, and which rule of the playbook it belongs to. */
export interface Caption {
  readonly id: string;
  readonly at: DrillTime;
  readonly by: PersonId;
  /** A whole sentence, without its time: `Codex declared SEV2: People cannot generate a reading`. */
  readonly text: string;
  /** The step of the lifecycle, in the playbook's words. */
  readonly stage?: string;
  readonly clause?: string;
  /** The rule in its own words. */
  readonly why?: string;
  /** Comes from the script and not from the team. */
  readonly isInject: boolean;
  /** The console that somebody looked at. */
  readonly console?: string;
  /** What of it: streams, an issue, a page. */
  readonly query?: string;
}

/** The rule that an act belongs to, where it does not depend on what is in it. */
const BY_ACT: Readonly<Record<string, string>> = {
  'page.acknowledge': 'detect.ack',
  assess: 'detect.assess',
  'bug.open': 'detect.bug',
  'ticket.open': 'declare.ticket',
  'bridge.open': 'declare.bridge',
  'bridge.join': 'declare.bridge',
  'ticket.update': 'role.scribe',
  'ticket.label': 'comms.channels',
  'evidence.attach': 'role.scribe',
  'role.offer': 'role.backup',
  'role.brief': 'role.backup',
  'role.accept': 'role.backup',
  'role.announce': 'role.backup',
  'statuspage.publish': 'comms.channels',
  escalate: 'role.escalation',
  'task.give': 'role.deputy',
  'task.acknowledge': 'practice.loop-closure',
  'task.report': 'practice.loop-closure',
  'finding.note': 'investigate.share',
  decide: 'mitigate.order',
  'approval.ask': 'role.ic',
  'approval.give': 'role.ic',
  resolve: 'resolve.criteria',
  'postmortem.schedule': 'resolve.actions',
  'postmortem.submit': 'postmortem.due',
};

const BY_POST: Readonly<Record<string, string>> = {
  update: 'comms.cadence',
  announcement: 'tpl.announce',
  resolution: 'resolve.actions',
  thanks: 'resolve.actions',
  answer: 'practice.answers',
};

const BY_CONSOLE: Readonly<Record<string, string>> = {
  logs: 'investigate.errors',
  tracker: 'investigate.tracker',
  github: 'investigate.deploys',
  platform: 'investigate.health',
  database: 'investigate.health',
  metrics: 'investigate.health',
};

const BY_FACT: Readonly<Partial<Record<FactType, string>>> = {
  'flag.set': 'mitigate.flag',
  'function.deployed': 'mitigate.rollback',
  'commit.reverted': 'mitigate.rollback',
  'quota.raised': 'mitigate.scale',
  'pool.resized': 'mitigate.scale',
  'service.restarted': 'mitigate.scale',
  'backend.terminated': 'mitigate.scale',
  'backend.cancelled': 'mitigate.scale',
  'rows.changed': 'mitigate.database',
  'secret.set': 'mitigate.order',
  'secret.unset': 'mitigate.order',
};

const CONSOLES: Readonly<Record<string, string>> = {
  logs: 'the logs',
  metrics: 'the charts',
  tracker: 'the error tracker',
  github: 'GitHub',
  platform: 'the platform',
  vendor: 'the vendor’s pages',
  database: 'the database',
  flags: 'the feature flags',
};

/** Sections of clauses whose rules are no steps of the lifecycle, and the stage that they belong to. */
const STAGE_OF_SECTION: Readonly<Record<string, string>> = {
  sev: 'declaration',
  detect: 'detection',
  declare: 'declaration',
  investigate: 'investigation',
  mitigate: 'mitigation',
  comms: 'communication',
  tpl: 'communication',
  resolve: 'resolution',
  postmortem: 'postmortem',
};

function clauseOf(drill: Drill, { act }: Happening): string | undefined {
  const { playbook } = drill.bundle;
  switch (act.type) {
    case 'declare':
    case 'severity.set':
      return playbook.severities.find((s) => s.id === act.severity)?.clause;
    case 'role.take':
    case 'role.release':
      return playbook.roles.find((r) => r.id === act.role)?.clause;
    case 'post':
      return BY_POST[act.kind];
    case 'look':
      return BY_CONSOLE[act.console];
    default:
      return BY_ACT[act.type];
  }
}

/** Acts that no timeline needs, but that somebody who watches wants to see: looks, commands, tasks taken. */
function smallRow(drill: Drill, { act }: Happening): string | undefined {
  switch (act.type) {
    case 'look':
      return `looked at ${CONSOLES[act.console] ?? act.console}`;
    case 'tool.run':
      return `ran ${act.command.replace(/\s+/g, ' ').slice(0, 120)}`;
    case 'task.acknowledge':
      return 'took the task';
    case 'post':
      return act.kind === 'message' && !act.channel.startsWith('dm:')
        ? `wrote in ${act.channel}: ${act.text.replace(/\s+/g, ' ').slice(0, 160)}`
        : act.channel.startsWith('dm:')
          ? `wrote to ${personName(drill, act.channel.slice(3))}: ${act.text.replace(/\s+/g, ' ').slice(0, 160)}`
          : undefined;
    default:
      return undefined;
  }
}

function placed(drill: Drill, clause: string | undefined): Pick<Caption, 'stage' | 'clause' | 'why'> {
  if (clause === undefined) return {};
  const { playbook } = drill.bundle;
  const why =
    playbook.clauses.find((c) => c.id === clause)?.rule ?? playbook.practices.find((p) => p.id === clause)?.rule;
  const section = STAGE_OF_SECTION[clause.split('.')[0] ?? ''];
  const stage =
    playbook.lifecycle.find((s) => s.id === section) ??
    playbook.lifecycle.find((s) => s.steps.some((step) => step.clause === clause));
  return { clause, ...(why === undefined ? {} : { why }), ...(stage === undefined ? {} : { stage: stage.title }) };
}

/** A person's name as it is; systems (`monitoring`) have only an id, which begins a sentence here. */
const sender = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The drill as captions, in order. Two looks at one console in a row are one. */
export function captions(drill: Drill, state: DrillState): readonly Caption[] {
  const bySeq = new Map(state.happenings.map((h) => [h.seq, h]));
  const told = new Set<number>();
  const rows: Caption[] = timeline(drill, state).map((row, i) => {
    const happening = row.seq === undefined ? undefined : bySeq.get(row.seq);
    if (row.seq !== undefined && row.kind !== 'change') told.add(row.seq);
    const fact =
      row.kind === 'change' ? state.facts.find((f) => f.seq === row.seq && f.at === row.at)?.fact : undefined;
    const clause =
      fact !== undefined ? BY_FACT[fact.type] : happening === undefined ? undefined : clauseOf(drill, happening);
    const isInject = row.kind === 'inject';
    return {
      id: `row-${row.seq ?? `i${i}`}-${row.kind}`,
      at: row.at,
      by: row.by,
      text:
        row.kind === 'drill'
          ? row.text
          : isInject
            ? `${sender(personName(drill, row.by))}, ${row.text}`
            : `${personName(drill, row.by)} ${row.text}`,
      ...placed(drill, isInject ? 'detect.sources' : clause),
      isInject,
    };
  });
  for (const h of state.happenings) {
    const text = told.has(h.seq) ? undefined : smallRow(drill, h);
    if (text === undefined) continue;
    rows.push({
      id: `act-${h.seq}`,
      at: h.at,
      by: h.by,
      text: `${personName(drill, h.by)} ${text}`,
      ...placed(drill, clauseOf(drill, h)),
      isInject: false,
      ...(h.act.type === 'look' ? { console: h.act.console, query: h.act.query } : {}),
    });
  }
  const ordered = rows.sort((a, b) => a.at - b.at);
  return ordered.filter((row, i) => {
    const before = ordered[i - 1];
    return row.console === undefined || before?.text !== row.text;
  });
}

/** The first moment of each stage of the lifecycle that the drill has reached, in order of time. */
export function chapters(list: readonly Caption[]): readonly { readonly stage: string; readonly at: DrillTime }[] {
  const first = new Map<string, DrillTime>();
  for (const row of list) if (row.stage !== undefined && !first.has(row.stage)) first.set(row.stage, row.at);
  return [...first].map(([stage, at]) => ({ stage, at }));
}
