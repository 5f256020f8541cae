import { describe, expect, it } from 'vitest';
import { actionBoard, actionsOfReport, closingProblem } from './actions';
import { type Action, BLANK } from './fields';

const action = (id: string, fields: Partial<Action>): Action => ({ ...BLANK.action, id, text: id, ...fields });

describe('improvement actions', () => {
  it('stand by what they ask for on a day, and stay until they are closed', () => {
    const list = [
      action('later', { due: '2026-03-20' }),
      action('soon', { due: '2026-03-11', state: 'doing' }),
      action('today', { due: '2026-03-04' }),
      action('old', { due: '2020-01-01' }),
      action('late', { due: '2026-03-03' }),
      action('none', {}),
      action('done', { due: '2026-03-01', state: 'done', closedOn: '2026-03-02' }),
      action('dropped', { state: 'dropped', closedOn: '2026-03-03', reason: 'Moved away' }),
    ];
    const board = actionBoard(list, '2026-03-04');
    expect(Object.entries(board).map(([k, v]) => [k, v.map((a: Action) => a.id)])).toEqual([
      ['overdue', ['old', 'late']],
      ['soon', ['today', 'soon']],
      ['later', ['later', 'none']],
      ['closed', ['dropped', 'done']],
    ]);
  });

  it('come from a report once, with what can be read of owner and day', () => {
    const items = [
      { text: 'Alert on queue depth', owner: ' Ana ', due: '2026-04-01', priority: 'P0' },
      { text: 'Write a runbook', owner: '', due: 'next sprint', priority: '' },
      { text: 'alert on  queue depth!', owner: 'Ben', due: '', priority: '' },
      { text: ' ', owner: '', due: '', priority: '' },
      { text: 'Odd day', owner: '', due: '2026-02-30', priority: '' },
    ];
    const found = actionsOfReport(items, 'drill-1', []);
    expect(found.map((a) => [a.text, a.owner, a.due, a.priority, a.source, a.state])).toEqual([
      ['Alert on queue depth', 'Ana', '2026-04-01', 'P0', 'drill-1', 'open'],
      ['Write a runbook (due: next sprint)', '', '', '', 'drill-1', 'open'],
      ['Odd day (due: 2026-02-30)', '', '', '', 'drill-1', 'open'],
    ]);
    const known = found.map((a, i) => ({ ...a, id: String(i), state: 'done' as const }));
    expect(actionsOfReport(items, 'drill-1', known)).toEqual([]);
    expect(actionsOfReport(items, 'drill-2', known)).toHaveLength(3);
  });

  it('are dropped only with a reason', () => {
    expect(closingProblem({ state: 'dropped', reason: ' ' })).toMatch(/Say why/);
    expect(closingProblem({ state: 'dropped', reason: 'No longer used' })).toBeUndefined();
    expect(closingProblem({ state: 'done', reason: '' })).toBeUndefined();
  });
});
