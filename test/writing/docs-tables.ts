import { accountOf } from '../../src/score/writing/criteria/account';
import { CRITERIA } from '../../src/score/writing/criteria/all';
import { readDocument } from '../../src/score/writing/read/read-document';
import { judgeUpdates } from '../../src/score/writing/updates/judge-updates';
import { shipped } from '../support/shipped';
import { POSTMORTEMS } from './labelled/postmortems/labels';

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** What a criterion looks for, as its own reasons name it. */
export function postmortemTable(): string {
  const reading = readDocument(POSTMORTEMS[0]?.text ?? '');
  const document = { reading, account: accountOf(reading), roster: [] };
  return table(
    ['criterion', 'points', 'looks for', 'source'],
    CRITERIA.map((c) => [
      c.title,
      String(c.of),
      c
        .facets(document)
        .map((f) => f.name)
        .join('; '),
      c.source,
    ]),
  );
}

/** The criteria of a sequence of updates, all of which apply to this one. */
export function updatesTable(): string {
  const card = judgeUpdates({
    declared: '2026-03-04T14:00:00Z',
    cadence: 30,
    updates: [
      {
        at: '2026-03-04T14:05:00Z',
        text: 'Investigating: readings fail for about 30 % of people. Next update 14:30 UTC.',
      },
      { at: '2026-03-04T14:29:00Z', text: 'Resolved: a release was taken back, readings work again.' },
    ],
  });
  return table(
    ['criterion', 'points', 'source'],
    card.criteria.map((c) => [c.title, String(c.of), c.source]),
  );
}

/** What a drill's postmortem is scored by, as the playbook says. */
export function recordTable(): string {
  const { scoring } = shipped().bundle.playbook;
  return table(
    ['indicator', 'points', 'clauses and practices'],
    scoring.indicators
      .filter((i) => i.dimension === 'postmortem')
      .map((i) => [i.title, String(i.points), [...i.clauses, ...i.practices].join(', ')]),
  );
}
