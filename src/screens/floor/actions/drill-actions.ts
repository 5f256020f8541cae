import type { View } from '../../../drill/view';
import type { FloorAction } from './action';
import { live, needs } from './availability';

const always = (): true => true;
const running = needs((view) => view.phase === 'live', 'The drill is not running.');
const notOver = needs((view) => view.phase !== 'stopped' && view.phase !== 'debrief', 'The drill is over.');
const pace = (n: number) => (view: View) =>
  view.phase !== 'live' && view.phase !== 'paused'
    ? 'The drill is not running.'
    : view.clock.pace === n
      ? `The pace is ${n}x already.`
      : true;

const consoleAction = <I extends string>(
  console: I,
  title: string,
  acts: FloorAction['acts'],
  words: string,
): FloorAction & { readonly id: `console-${I}` } => ({
  id: `console-${console}`,
  title,
  group: 'Consoles',
  console,
  words,
  acts,
  available: always,
});

/** Consoles, the drill itself, help. */
export const drillActions = [
  consoleAction('terminal', 'Terminal', ['look', 'tool.run', 'tool.done'], 'shell gh git supabase curl'),
  consoleAction('logs', 'Logs', ['look'], 'lines search'),
  consoleAction('metrics', 'Metrics', ['look'], 'charts dashboard'),
  consoleAction('tracker', 'Error tracker', ['look'], 'sentry errors'),
  consoleAction('github', 'GitHub', ['look', 'ticket.update'], 'ticket issue deployments'),
  consoleAction('flags', 'Feature flags', ['look', 'tool.run', 'tool.done'], 'switch off'),
  consoleAction('status', 'Status page', ['statuspage.publish'], 'public customers'),
  consoleAction('timeline', 'Timeline', ['ticket.update'], 'scribe'),
  consoleAction('playbook', 'Playbook', ['look'], 'rules clauses'),
  {
    id: 'start',
    title: 'Start the drill',
    group: 'Drill',
    acts: ['drill.start'],
    available: needs((view) => view.phase === 'briefing', 'The drill has started already.'),
  },
  {
    id: 'pause',
    title: 'Pause the drill',
    group: 'Drill',
    slash: 'pause',
    keys: 'P',
    acts: ['drill.pause'],
    available: running,
  },
  {
    id: 'resume',
    title: 'Resume the drill',
    group: 'Drill',
    slash: 'resume',
    keys: 'P',
    acts: ['drill.resume'],
    available: needs((view) => view.phase === 'paused', 'The drill is not paused.'),
  },
  { id: 'pace-1', title: 'Pace 1x', group: 'Drill', acts: ['drill.pace'], available: pace(1) },
  { id: 'pace-5', title: 'Pace 5x', group: 'Drill', acts: ['drill.pace'], available: pace(5) },
  { id: 'pace-20', title: 'Pace 20x', group: 'Drill', acts: ['drill.pace'], available: pace(20) },
  {
    id: 'skip',
    title: 'Skip to the next happening',
    group: 'Drill',
    slash: 'skip',
    acts: ['drill.skip'],
    available: live(),
  },
  {
    id: 'stop-real',
    title: 'Real incident: stop the drill',
    group: 'Drill',
    words: 'abort emergency',
    acts: ['drill.stop-real'],
    available: notOver,
  },
  { id: 'help', title: 'Keys and commands', group: 'Help', slash: 'help', keys: '?', acts: [], available: always },
] as const satisfies readonly FloorAction[];
