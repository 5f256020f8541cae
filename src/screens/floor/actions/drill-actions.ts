import type { View } from '../../../drill/view';
import { type ConsoleId, consoleList } from '../consoles/list';
import type { FloorAction } from './action';
import { live, needs } from './availability';

const always = (): true => true;
const running = needs((view) => view.phase === 'live', 'The drill is not running.');
const hinted = needs(
  (view) => view.coaching === 'hinted',
  'This drill is played without hints on request; the level is chosen in the briefing.',
);
const notOver = needs((view) => view.phase !== 'stopped' && view.phase !== 'debrief', 'The drill is over.');
const pace = (n: number) => (view: View) =>
  view.phase !== 'live' && view.phase !== 'paused'
    ? 'The drill is not running.'
    : view.clock.pace === n
      ? `The pace is ${n}x already.`
      : true;

/** What one sees in a console can be put into the ticket, or noted as a finding. */
const sharing = ['evidence.attach', 'finding.note'] as const;

/** What can be done in each console, and more words to find it by. */
const inside: Readonly<Record<ConsoleId, { readonly acts: FloorAction['acts']; readonly words: string }>> = {
  terminal: { acts: ['look', 'tool.run', 'db.run', 'tool.done'], words: 'shell psql gh git supabase curl' },
  logs: { acts: ['look', ...sharing], words: 'lines search' },
  metrics: { acts: ['look', ...sharing], words: 'charts dashboard' },
  tracker: { acts: ['look', ...sharing], words: 'sentry errors' },
  github: {
    acts: ['look', 'ticket.update', 'ticket.label', 'tool.run', 'tool.done', ...sharing],
    words: 'ticket issue deployments commits',
  },
  flags: { acts: ['look', 'tool.run', 'tool.done', ...sharing], words: 'switch off' },
  platform: {
    acts: ['look', 'tool.run', 'tool.done', ...sharing],
    words: 'functions secrets vendor quota',
  },
  database: {
    acts: ['look', 'tool.run', 'tool.done', ...sharing],
    words: 'performance sessions connections locks slow queries backups postgres',
  },
  status: { acts: ['statuspage.publish'], words: 'public customers' },
  timeline: { acts: ['ticket.update'], words: 'scribe' },
  playbook: { acts: ['look'], words: 'rules clauses' },
};

type ConsoleAction = FloorAction & { readonly id: `console-${ConsoleId}`; readonly console: ConsoleId };

const consoleActions: readonly ConsoleAction[] = consoleList.map(({ id, title, keys }) => ({
  id: `console-${id}`,
  title,
  group: 'Consoles',
  console: id,
  keys,
  ...inside[id],
  available: always,
}));

/** Consoles, the drill itself, help. */
export const drillActions = [
  ...consoleActions,
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
  {
    id: 'hint',
    title: 'Ask the coach for help',
    group: 'Help',
    slash: 'hint',
    keys: 'H',
    words: 'coach nudge what next',
    acts: ['hint.take'],
    available: live(hinted),
  },
  { id: 'help', title: 'Keys and commands', group: 'Help', slash: 'help', keys: '?', acts: [], available: always },
] as const satisfies readonly FloorAction[];
