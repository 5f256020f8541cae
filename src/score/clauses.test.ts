import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../test/support/edge-outage';
import { actTypes } from '../drill/acts';
import { clauseReport, runsOf, shareFor } from './clauses';
import { allFixtures } from './fixtures/all-fixtures';
import { indicators } from './registry';

const bundle = edgeOutage;
const runs = runsOf(bundle);

describe('fixtures', () => {
  for (const fixtures of allFixtures) {
    describe(fixtures.indicator, () => {
      for (const [clause, example] of Object.entries(fixtures.examples)) {
        it(`scores keeping ${clause} above breaking it`, () => {
          const kept = shareFor(example.kept(runs), fixtures.indicator);
          const broken = shareFor(example.broken(runs), fixtures.indicator);
          expect(kept, 'kept is judged').toBeDefined();
          expect(broken, 'broken is judged').toBeDefined();
          expect(kept ?? 0).toBeGreaterThan(broken ?? 1);
        });
      }
    });
  }
});

describe('the registry', () => {
  it('judges every indicator of the playbook, each once', () => {
    const ids = indicators.map((i) => i.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(bundle.playbook.scoring.indicators.map((i) => i.id).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('clauseReport', () => {
  it('finds every clause working, with acts that the screens offer', () => {
    const report = clauseReport(bundle, actTypes);
    expect(report.map((r) => r.id)).toEqual(bundle.playbook.clauses.map((c) => c.id));
    expect(report.filter((r) => r.state !== 'working')).toEqual([]);
  });

  it('says what is missing where the screens offer no act, and looks only at what it is asked about', () => {
    const asked = new Set(['sec.notify', 'tpl.announce']);
    const report = clauseReport(
      bundle,
      actTypes.filter((t) => t !== 'post'),
      asked,
    );
    expect(report.map((r) => [r.id, r.state])).toEqual([
      ['sec.notify', 'missing'],
      ['tpl.announce', 'missing'],
    ]);
    expect(report[0]?.missing).toEqual(['the screens do not offer post (for “security-notified”)']);
  });
});
