import { durationText } from '../base/drill-time';
import type { Guard } from '../scenario/guard';
import type { Inject } from '../scenario/schema';
import { type Drill, personName, roleTitle } from './drill';

/** Acts that scripts wait for, as something that has come about. Others are named by their type. */
const DONE: Readonly<Record<string, string>> = {
  'page.acknowledge': 'a page is acknowledged',
  assess: 'it is assessed',
  'bug.open': 'a bug ticket is opened',
  declare: 'an incident is declared',
  'severity.set': 'the severity is changed',
  'ticket.open': 'the ticket is opened',
  'bridge.open': 'the bridge is opened',
  'role.take': 'a role is taken',
  'role.offer': 'a role is offered',
  'role.accept': 'a role is handed over',
  post: 'something is posted',
  'statuspage.publish': 'the status page is published',
  escalate: 'somebody is paged',
  look: 'a console is looked at',
  'tool.run': 'a command is run',
  'finding.note': 'a finding is noted',
  decide: 'a decision is taken',
  resolve: 'the incident is declared resolved',
};

type Where = Readonly<Record<string, unknown>> | undefined;

function whereWords(drill: Drill, where: Where): string {
  if (where === undefined) return '';
  const rows = Object.entries(where).map(([key, value]) => {
    const values = (Array.isArray(value) ? value : [value]).map((v) => personName(drill, String(v)));
    return `${key} ${values.join(' or ')}`;
  });
  return rows.length === 0 ? '' : ` (${rows.join(', ')})`;
}

/** The title of a region's state as the author wrote it, else its name; `region: state`. */
export function stateWords(drill: Drill, path: string): string {
  const dot = path.indexOf('.');
  const region = dot < 0 ? path : path.slice(0, dot);
  const state = dot < 0 ? '' : path.slice(dot + 1);
  const regions = drill.bundle.scenario.incident.regions;
  const title = Object.hasOwn(regions, region) ? regions[region]?.states[state]?.title : undefined;
  return `${region}: ${title ?? state}`;
}

/** A guard in words, for whoever runs the exercise: it may give the scenario away. */
export function guardWords(drill: Drill, guard: Guard): string {
  const part = (g: Guard): string => ('all' in g || 'any' in g ? `(${guardWords(drill, g)})` : guardWords(drill, g));
  if ('all' in guard) return guard.all.map(guard.all.length > 1 ? part : (g) => guardWords(drill, g)).join(' and ');
  if ('any' in guard) return guard.any.map(guard.any.length > 1 ? part : (g) => guardWords(drill, g)).join(' or ');
  if ('not' in guard) return `not ${part(guard.not)}`;
  if ('state' in guard) return stateWords(drill, guard.state);
  if ('fact' in guard) return `${guard.fact.replace('.', ' ')}${whereWords(drill, guard.where)}`;
  if ('variant' in guard)
    return `variant “${drill.bundle.scenario.variants.find((v) => v.id === guard.variant)?.title ?? guard.variant}”`;
  if ('done' in guard) return `${DONE[guard.done] ?? guard.done}${whereWords(drill, guard.where)}`;
  return `${guard.held ? 'somebody holds' : 'nobody holds'} ${roleTitle(drill, guard.role)}`;
}

function spanWords([from, to]: readonly [number, number]): string {
  return from === to ? durationText(from) : `${durationText(from)} to ${durationText(to)}`;
}

/** When an inject comes, in words: its trigger and its condition. */
export function triggerWords(drill: Drill, { trigger, onlyIf }: Pick<Inject, 'trigger' | 'onlyIf'>): string {
  const when =
    'at' in trigger
      ? `At ${spanWords(trigger.at)}`
      : 'by' in trigger
        ? `At ${spanWords(trigger.by)}, unless ${guardWords(drill, trigger.unless)}`
        : `${trigger.delay === undefined ? 'As soon as' : `${spanWords(trigger.delay)} after`} ${guardWords(drill, trigger.when)}`;
  return onlyIf === undefined ? when : `${when}; only if ${guardWords(drill, onlyIf)}`;
}
