import { appended } from '../../base/list';
import { type DrillState, declaredSeverity, type Refusal, type Ticket } from '../state';
import { nextIssueNumber } from './detection';
import { because, tell } from './tell';
import { blank, type Handlers, refuse } from './types';

type Declaration =
  | 'declare'
  | 'severity.set'
  | 'ticket.open'
  | 'ticket.update'
  | 'ticket.label'
  | 'evidence.attach'
  | 'bridge.open'
  | 'bridge.join';

const noTicket: Refusal = refuse('unknown-thing', 'There is no incident ticket yet. Open one first.');

/** A ticket has no more labels than this. */
const MOST_LABELS = 100;

function changeTicket(state: DrillState, change: (ticket: Ticket) => Ticket): DrillState {
  return state.ticket === undefined ? state : { ...state, ticket: change(state.ticket) };
}

export const declaration: Handlers<Declaration> = {
  declare: {
    decide: ({ drill, state, act }) => {
      const declared = declaredSeverity(state);
      if (declared !== undefined)
        return refuse('already-done', `${declared} is declared already. Use /sev to change the severity.`);
      if (!drill.bundle.playbook.severities.some((s) => s.id === act.severity)) {
        return refuse('unknown-thing', `The playbook knows no ${act.severity}.`);
      }
      return blank(act.summary) ? refuse('empty', 'Say in a few words what is broken.') : undefined;
    },
    evolve: (done) => {
      const { state, act, at, by, seq } = done;
      const severities = appended(state.severities, { at, severity: act.severity, by, seq, reason: act.summary });
      return tell({ ...state, severities }, done, `Declared ${act.severity}${because(act.summary)}`);
    },
  },
  'severity.set': {
    decide: ({ drill, state, act }) => {
      const declared = declaredSeverity(state);
      if (declared === undefined) return refuse('not-declared', 'Nothing is declared yet. Use /declare first.');
      if (declared === act.severity) return refuse('already-done', `The severity is ${act.severity} already.`);
      return drill.bundle.playbook.severities.some((s) => s.id === act.severity)
        ? undefined
        : refuse('unknown-thing', `The playbook knows no ${act.severity}.`);
    },
    evolve: (done) => {
      const { state, act, at, by, seq } = done;
      const before = declaredSeverity(state) ?? '';
      const severities = appended(state.severities, { at, severity: act.severity, by, seq, reason: act.reason });
      return tell(
        { ...state, severities },
        done,
        `Changed the severity from ${before} to ${act.severity}${because(act.reason)}`,
      );
    },
  },
  'ticket.open': {
    decide: ({ state, act }) => {
      if (state.ticket !== undefined)
        return refuse('already-done', `Ticket #${state.ticket.number} is open already. Update that one.`);
      return blank(act.title) ? refuse('empty', 'The ticket needs a title.') : undefined;
    },
    evolve: (done) => {
      const { drill, state, act, at, by, seq } = done;
      const number = nextIssueNumber(drill, state);
      const ticket: Ticket = {
        number,
        openedAt: at,
        openedBy: by,
        seq,
        title: act.title,
        labels: act.labels,
        body: act.body,
        comments: [],
        evidence: [],
      };
      return tell({ ...state, ticket }, done, `Opened ticket #${number}: ${act.title.trim()}`);
    },
  },
  'ticket.update': {
    decide: ({ state, act }) =>
      state.ticket === undefined ? noTicket : blank(act.text) ? refuse('empty', 'Write something first.') : undefined,
    evolve: ({ state, act, at, by, seq }) =>
      changeTicket(state, (t) => ({
        ...t,
        body: act.kind === 'body' ? act.text : t.body,
        comments: appended(t.comments, { at, by, seq, kind: act.kind, text: act.text }),
      })),
  },
  'ticket.label': {
    decide: ({ state, act }) => {
      if (state.ticket === undefined) return noTicket;
      return act.add.length + act.remove.length === 0 ? refuse('empty', 'Name a label.') : undefined;
    },
    evolve: ({ state, act }) =>
      changeTicket(state, (t) => {
        const kept = t.labels.filter((label) => !act.remove.includes(label));
        return { ...t, labels: [...new Set([...kept, ...act.add])].slice(0, MOST_LABELS) };
      }),
  },
  'evidence.attach': {
    decide: ({ state, act }) => {
      if (state.ticket === undefined) return noTicket;
      return act.evidence.length === 0 && blank(act.note)
        ? refuse('empty', 'Choose what to attach, or say where it lies.')
        : undefined;
    },
    evolve: ({ state, act, at, by, seq }) =>
      changeTicket(state, (t) => ({
        ...t,
        evidence: appended(t.evidence, { at, by, seq, evidence: act.evidence, note: act.note }),
      })),
  },
  'bridge.open': {
    decide: ({ state, act }) => {
      if (state.bridge !== undefined) return refuse('already-done', 'The bridge is open already. Join it.');
      return blank(act.link) ? refuse('empty', 'People need a link to join by.') : undefined;
    },
    evolve: (done) => {
      const { state, act, at, by, seq } = done;
      const bridge = { at, by, link: act.link, seq, joined: [by] };
      return tell({ ...state, bridge }, done, `Opened the bridge${because(act.link)}`);
    },
  },
  'bridge.join': {
    decide: ({ state, by }) => {
      if (state.bridge === undefined) return refuse('unknown-thing', 'No bridge is open yet.');
      return state.bridge.joined.includes(by) ? refuse('already-done', 'You are on the bridge already.') : undefined;
    },
    evolve: ({ state, by }) =>
      state.bridge === undefined
        ? state
        : { ...state, bridge: { ...state.bridge, joined: appended(state.bridge.joined, by) } },
  },
};
