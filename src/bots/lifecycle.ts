import { createMachine, initialTransition, transition } from 'xstate';

/**
 * What moves the chart. All of it is derived from what a person sees (`chart.ts`), so the chart needs no memory and carries no
 * data: which state it is in follows from the order of these alone.
 */
export type ChartEvent =
  | 'PAGED'
  | 'ACKNOWLEDGED'
  | 'NOTHING'
  | 'DECLARED'
  | 'OPENED'
  | 'CHANGED'
  | 'RECOVERED'
  | 'RELAPSED'
  | 'QUIET'
  | 'RESOLVED'
  | 'REOPENED'
  | 'ENDED'
  | 'COMMANDED'
  | 'LEFT'
  | 'OFFERED'
  | 'KEPT'
  | 'HANDED'
  | 'PROMISED'
  | 'DUE'
  | 'LATE'
  | 'ASKED'
  | 'BUSY'
  | 'FREE';

/** How far the response is, as the playbook's lifecycle has it, for one person. */
const response = {
  initial: 'quiet',
  on: { ENDED: '.writing' },
  states: {
    quiet: { on: { PAGED: 'paged', DECLARED: 'incident', NOTHING: 'no-incident' } },
    paged: { on: { ACKNOWLEDGED: 'assessing', DECLARED: 'incident', NOTHING: 'no-incident' } },
    assessing: { on: { DECLARED: 'incident', NOTHING: 'no-incident' } },
    // Judged to be none: a bug ticket, and an eye on it. Another page, or another judgement, opens the question again.
    'no-incident': { on: { PAGED: 'assessing', DECLARED: 'incident' } },
    incident: {
      initial: 'declaring',
      on: { RESOLVED: 'resolved' },
      states: {
        // Ticket and bridge are still to be opened.
        declaring: { on: { OPENED: 'investigating', CHANGED: 'mitigating', RECOVERED: 'watching' } },
        investigating: { on: { CHANGED: 'mitigating', RECOVERED: 'watching' } },
        mitigating: { on: { RECOVERED: 'watching' } },
        watching: { on: { RELAPSED: 'mitigating', QUIET: 'resolving' } },
        resolving: { on: { RELAPSED: 'mitigating' } },
      },
    },
    resolved: { on: { REOPENED: 'incident.mitigating', RELAPSED: 'incident.mitigating' } },
    writing: {},
  },
};

/** Whether the person commands. */
const command = {
  initial: 'none',
  states: {
    none: { on: { COMMANDED: 'holding' } },
    holding: { on: { OFFERED: 'handing-over', HANDED: 'handed', LEFT: 'none' } },
    'handing-over': { on: { KEPT: 'holding', HANDED: 'handed', LEFT: 'none' } },
    handed: { on: { COMMANDED: 'holding' } },
  },
};

/** What has been promised to those who wait. */
const communication = {
  initial: 'idle',
  states: {
    idle: { on: { PROMISED: 'promised' } },
    promised: { on: { DUE: 'due', RESOLVED: 'idle' } },
    due: { on: { PROMISED: 'promised', LATE: 'late', RESOLVED: 'idle' } },
    late: { on: { PROMISED: 'promised', RESOLVED: 'idle' } },
  },
};

/** The person's own tasks: none open, one given and not yet acknowledged, at work. */
const tasks = {
  initial: 'free',
  states: {
    free: { on: { ASKED: 'asked', BUSY: 'working' } },
    asked: { on: { BUSY: 'working', FREE: 'free' } },
    working: { on: { ASKED: 'asked', FREE: 'free' } },
  },
};

/** How a bot works through an incident: four regions side by side, as `README.md` draws them. */
export const lifecycle = createMachine({
  id: 'responder',
  type: 'parallel',
  states: { response, command, communication, tasks },
});

type Snapshot = ReturnType<typeof initialTransition<typeof lifecycle>>[0];

/** A configuration of the chart. There are only some hundred that can be reached, each of which exists once. */
export interface Chart {
  /** State of each region, nested states with a dot: `incident.watching`. */
  readonly response: string;
  readonly command: string;
  readonly communication: string;
  readonly tasks: string;
  /** Is the chart in this state, or in one inside of it? `region.state` or `region.state.inner`. */
  readonly in: (path: string) => boolean;
  readonly after: (event: ChartEvent) => Chart;
}

type Value = string | { readonly [region: string]: Value | undefined };

function path(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([state, inner]) => `${state}.${path(inner)}`)
    .join(' ');
}

/** Charts that have been reached, by their states: the chart carries no data, so that equal states go on equally. */
const charts = new Map<string, Chart>();

function chartOf(snapshot: Snapshot): Chart {
  const value = snapshot.value as Record<string, Value>;
  const states = {
    response: path(value.response),
    command: path(value.command),
    communication: path(value.communication),
    tasks: path(value.tasks),
  };
  const name = `${states.response} ${states.command} ${states.communication} ${states.tasks}`;
  const known = charts.get(name);
  if (known !== undefined) return known;
  const next = new Map<ChartEvent, Chart>();
  const within = new Map<string, boolean>();
  const chart: Chart = {
    ...states,
    in: (wanted) => {
      let is = within.get(wanted);
      if (is === undefined) {
        is = Object.entries(states).some(([region, state]) => `${region}.${state}.`.startsWith(`${wanted}.`));
        within.set(wanted, is);
      }
      return is;
    },
    after: (event) => {
      let then = next.get(event);
      if (then === undefined) {
        then = chartOf(transition(lifecycle, snapshot, { type: event })[0]);
        next.set(event, then);
      }
      return then;
    },
  };
  charts.set(name, chart);
  return chart;
}

/** Where everybody starts. */
export const START: Chart = chartOf(initialTransition(lifecycle)[0]);
