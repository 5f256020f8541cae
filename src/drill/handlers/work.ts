import { appended } from '../../base/list';
import { changesProduction } from '../../scenario/facts';
import type { DrillState, Task } from '../state';
import { runIndex, withRun, withRunChanged } from '../tool-runs';
import { applyFact } from '../world-step';
import { expireStatements, lostStatements, settleStatements } from './database';
import { holdClock, releaseClock } from './drill-control';
import { said, tell } from './tell';
import { blank, type Handlers, refuse } from './types';

type Work =
  | 'look'
  | 'tool.run'
  | 'tool.done'
  | 'task.give'
  | 'task.acknowledge'
  | 'task.report'
  | 'finding.note'
  | 'decide'
  | 'approval.ask'
  | 'approval.give';

function changeTask(state: DrillState, id: string, change: Partial<Task>): DrillState {
  return { ...state, tasks: state.tasks.map((t) => (t.id === id ? { ...t, ...change } : t)) };
}

export const work: Handlers<Work> = {
  look: {
    evolve: ({ state, act, at, by, seq }) => ({
      ...state,
      looks: appended(state.looks, { at, by, seq, console: act.console, query: act.query, evidence: act.evidence }),
    }),
  },
  'tool.run': {
    decide: ({ state, act }) =>
      runIndex(state.tools, act.runId) >= 0 ? refuse('duplicate', 'This command has run already.') : undefined,
    evolve: ({ state, act, at, by, seq, wall }) => {
      const { runId, tool, command } = act;
      const tools = withRun(state.tools, { runId, at, by, seq, tool, command });
      return holdClock({ ...state, tools }, runId, wall, at);
    },
  },
  'tool.done': {
    decide: ({ state, act, by }) => {
      const run = state.tools[runIndex(state.tools, act.runId)];
      if (run === undefined) return refuse('unknown-thing', 'This command was never started.');
      if (run.by !== by) return refuse('not-yours', 'Somebody else started this command.');
      if (run.doneAt !== undefined) return refuse('already-done', 'This command has ended already.');
      if (lostStatements(state, act.runId, act.cancelled ?? []) && act.facts.length > 0) {
        return refuse(
          'clock',
          'The database lost this connection before the command ended: it changed nothing there. Run it again.',
        );
      }
      // While paused a tool may still put down what it printed, but the production stands still.
      if (state.phase === 'paused' && act.facts.some(changesProduction)) {
        return refuse(
          'wrong-phase',
          'The drill was paused before this command ended: it changed nothing. Run it again.',
        );
      }
      return undefined;
    },
    evolve: ({ drill, state, act, at, by, seq, wall }) => {
      const index = runIndex(state.tools, act.runId);
      const run = state.tools[index];
      const settled = expireStatements(settleStatements(state, act.runId, act.cancelled ?? []), wall);
      let next: DrillState = {
        ...releaseClock(settled, act.runId, wall, at),
        tools: withRunChanged(state.tools, index, { doneAt: at, output: act.output, exitCode: act.exitCode }),
      };
      if (act.evidence.length > 0 || run?.tool === 'shell') {
        const query = run?.command ?? '';
        next = {
          ...next,
          looks: appended(next.looks, {
            at,
            by,
            seq,
            console: run?.tool === 'shell' ? 'terminal' : 'console',
            query,
            evidence: act.evidence,
          }),
        };
      }
      for (const fact of act.facts) next = applyFact(drill, next, fact, at, by, seq);
      return next;
    },
  },
  'task.give': {
    decide: ({ drill, state, act }) => {
      if (!drill.header.participants.some((p) => p.id === act.to))
        return refuse('unknown-person', 'Give the task to somebody who takes part.');
      if (state.tasks.some((t) => t.id === act.taskId)) return refuse('duplicate', 'This task has been given already.');
      return blank(act.text) ? refuse('empty', 'Say what is to be done.') : undefined;
    },
    evolve: ({ state, act, at, by, seq }) => ({
      ...state,
      tasks: appended(state.tasks, {
        id: act.taskId,
        at,
        by,
        to: act.to,
        kind: act.kind,
        text: act.text,
        seq,
        ...(act.subject === undefined ? {} : { subject: act.subject }),
      }),
    }),
  },
  'task.acknowledge': {
    decide: ({ state, act, by }) => {
      const task = state.tasks.find((t) => t.id === act.taskId);
      if (task === undefined) return refuse('unknown-thing', 'There is no such task.');
      if (task.to !== by) return refuse('not-yours', 'This task was given to somebody else.');
      return task.acknowledgedAt === undefined
        ? undefined
        : refuse('already-done', 'This task has been acknowledged already.');
    },
    evolve: ({ state, act, at }) => changeTask(state, act.taskId, { acknowledgedAt: at }),
  },
  'task.report': {
    decide: ({ state, act, by }) => {
      const task = state.tasks.find((t) => t.id === act.taskId);
      if (task === undefined) return refuse('unknown-thing', 'There is no such task.');
      if (task.to !== by) return refuse('not-yours', 'This task was given to somebody else.');
      if (task.reportedAt !== undefined) return refuse('already-done', 'This task has been reported already.');
      return blank(act.text) ? refuse('empty', 'Say what came of it.') : undefined;
    },
    evolve: (done) => {
      const { state, act, at } = done;
      const told = { ...state, messages: appended(state.messages, said(done, act.text)) };
      return changeTask(told, act.taskId, { reportedAt: at, report: act.text, outcome: act.outcome });
    },
  },
  'finding.note': {
    decide: ({ act }) => (blank(act.text) ? refuse('empty', 'Say what you found.') : undefined),
    evolve: (done) => {
      const { state, act, at, by, seq } = done;
      const finding = { at, by, seq, text: act.text, evidence: act.evidence, claim: act.claim, shared: act.share };
      const messages = act.share ? appended(state.messages, said(done, act.text)) : state.messages;
      return { ...state, findings: appended(state.findings, finding), messages };
    },
  },
  decide: {
    decide: ({ act }) => (blank(act.text) ? refuse('empty', 'Say what is decided.') : undefined),
    evolve: (done) => {
      const { state, act, at, by, seq } = done;
      const decision = { at, by, seq, option: act.option, text: act.text, reason: act.reason };
      return tell({ ...state, decisions: appended(state.decisions, decision) }, done, `Decision: ${act.text}`);
    },
  },
  'approval.ask': {
    decide: ({ drill, state, act, by }) => {
      if (state.approvals.some((a) => a.id === act.askId)) return refuse('duplicate', 'This has been asked already.');
      if (!drill.people.has(act.of) || act.of === by)
        return refuse('unknown-person', 'Ask somebody else who takes part.');
      return blank(act.text) ? refuse('empty', 'Say what you need approved.') : undefined;
    },
    evolve: ({ state, act, at, by, seq }) => ({
      ...state,
      approvals: appended(state.approvals, { id: act.askId, at, by, of: act.of, text: act.text, seq }),
    }),
  },
  'approval.give': {
    decide: ({ state, act, by }) => {
      const ask = state.approvals.find((a) => a.id === act.askId);
      if (ask === undefined) return refuse('unknown-thing', 'Nobody asked for this.');
      if (ask.of !== by) return refuse('not-yours', 'Somebody else was asked.');
      return ask.answeredAt === undefined ? undefined : refuse('already-done', 'This has been answered already.');
    },
    evolve: ({ state, act, at }) => ({
      ...state,
      approvals: state.approvals.map((a) =>
        a.id === act.askId
          ? { ...a, answeredAt: at, granted: act.granted, ...(act.text === undefined ? {} : { answer: act.text }) }
          : a,
      ),
    }),
  },
};
