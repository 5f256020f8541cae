import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../../test/support/given';
import { fullRun } from '../../../test/support/played-drill';
import { headerFor, tinyBundle } from '../../../test/support/tiny-scenario';
import { createDrill } from '../../drill/drill';
import { foldEntries } from '../../drill/fold';
import { viewFor } from '../../drill/view';
import { worldView } from '../../drill/world-view';
import { perform } from '../../world/model/perform';
import { chartFacts } from './chart-facts';
import { factsOf, rosterNames } from './facts';
import { insertionOf } from './insertion';
import { newTable, tablesIn } from './table-edit';

const drill = createDrill(tinyBundle, headerFor(tinyBundle));
const state = foldEntries(drill, entriesOf(fullRun('About 40 % of requests failed at 14:03 UTC')));
const facts = factsOf(drill, state, viewFor(drill, state, 'codex'));
const put = (source: string, at: number, fact: Parameters<typeof insertionOf>[2]) => {
  const { from, to, insert, cursor } = insertionOf(source, at, fact);
  const text = source.slice(0, from) + insert + source.slice(to);
  return { text, before: text.slice(0, cursor) };
};
const row = { time: '14:09', who: 'Codex', event: 'turned the flag off' };

describe('facts for whoever writes', () => {
  it('has times, durations, people with roles, decisions, severities, updates and numbers', () => {
    const groups = new Set(facts.map((f) => f.group));
    expect([...groups].sort()).toEqual(['decisions', 'durations', 'numbers', 'people', 'severity', 'times', 'updates']);
    expect(facts.find((f) => f.group === 'severity')?.text).toMatch(/^at \d\d:\d\d UTC Codex declared SEV2/);
    expect(facts.find((f) => f.id.startsWith('role-'))?.label).toMatch(
      /^Codex: .*Commander, from \d\d:\d\d to \d\d:\d\d/,
    );
    expect(facts.some((f) => f.group === 'numbers' && f.text.startsWith('About 40 % of requests'))).toBe(true);
    expect(new Set(facts.map((f) => f.id)).size).toBe(facts.length);
  });

  it('has nothing that only the truth knows', () => {
    const { scenario } = drill.bundle;
    const secrets = [
      ...scenario.variants.flatMap((v) => [v.title, v.summary]),
      ...scenario.truth.causes.map((c) => c.sentence),
      scenario.truth.impact.sentence,
    ];
    const text = JSON.stringify(facts);
    for (const secret of secrets) expect(text).not.toContain(secret);
    // Nothing of the time before anybody was told, and nothing that was not put into the record.
    expect(text).not.toContain('StartEx');
  });

  it('has charts only where somebody looked', () => {
    const read = ((op: Parameters<typeof perform>[1]) => perform(worldView(drill, state), op)) as Parameters<
      typeof chartFacts
    >[2];
    const id = drill.bundle.scenario.telemetry.charts[0]?.id ?? '';
    expect(chartFacts(drill, state, read)).toEqual([]);
    const looked = {
      ...state,
      looks: [{ at: 1, by: 'codex', console: 'metrics', query: `${id} dashboard=x`, evidence: [] }],
    };
    const [fact] = chartFacts(drill, looked, read);
    expect(tablesIn(fact?.block ?? '')[0]?.rows.length).toBeGreaterThan(3);
  });

  it('names players and teammates first', () => {
    expect(rosterNames(drill).slice(0, 2)).toEqual(['Codex', 'Claude']);
  });
});

describe('putting a fact into the text', () => {
  const table = newTable(
    ['Time (UTC)', 'Event'],
    [
      ['14:03', 'Page'],
      ['HH:MM', 'Incident resolved'],
    ],
  );

  it('makes a row where a table with times stands, in place of a row of the template', () => {
    const after = put(table, table.indexOf('Page'), { text: 'x', row });
    expect(after.text).toBe(
      newTable(
        ['Time (UTC)', 'Event'],
        [
          ['14:03', 'Page'],
          ['14:09', 'Codex turned the flag off'],
          ['HH:MM', 'Incident resolved'],
        ],
      ),
    );
    expect(after.before.endsWith('Codex turned the flag off |')).toBe(true);
    const replaced = put(table, table.indexOf('resolved'), { text: 'x', row });
    expect(replaced.text).toBe(
      newTable(
        ['Time (UTC)', 'Event'],
        [
          ['14:03', 'Page'],
          ['14:09', 'Codex turned the flag off'],
        ],
      ),
    );
  });

  it('gives who did it a column of their own where there is one', () => {
    const three = newTable(['When', 'Who', 'What'], [['14:03', '', 'Page']]);
    expect(put(three, three.length - 3, { text: 'x', row }).text).toContain('| 14:09 | Codex | turned the flag off |');
  });

  it('is a line on an empty line, words in a sentence, and a block by itself', () => {
    expect(put('a\n\nb', 2, { text: 'x', row }).text).toBe('a\n- 14:09 UTC: Codex turned the flag off\nb');
    expect(put('It began.', 8, { text: 'at 14:09 UTC' }).text).toBe('It began at 14:09 UTC.');
    expect(put('a\nb', 1, { text: 'x', block: 'TABLE' }).text).toBe('a\n\nTABLE\n\n\nb'.replace('\n\n\n', '\n\n'));
    expect(put('', 0, { text: 'x', block: 'TABLE' }).text).toBe('TABLE\n');
  });
});
