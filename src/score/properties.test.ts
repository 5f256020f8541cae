import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../test/support/edge-outage';
import { MINUTE } from '../base/drill-time';
import { hashValue } from '../base/hash';
import { createDrill } from '../drill/drill';
import { foldEntries } from '../drill/fold';
import type { Entry } from '../drill/record';
import type { Inject, Scenario } from '../scenario/schema';
import { runsOf } from './clauses';
import type { Script } from './fixtures/script';
import { indicators } from './registry';
import { type DrillToScore, judgeWith, scoreDrill, scoreInput } from './scorecard';

const runs = runsOf(edgeOutage);

function refold(run: Script, entries: readonly Entry[]): DrillToScore {
  return {
    bundle: run.bundle,
    header: run.header,
    entries,
    state: foldEntries(createDrill(run.bundle, run.header), entries),
  };
}

function shares(drill: DrillToScore): ReadonlyMap<string, number> {
  const input = scoreInput(drill);
  const out = new Map<string, number>();
  for (const config of drill.bundle.playbook.scoring.indicators) {
    const indicator = indicators.find((i) => i.id === config.id);
    const result = indicator === undefined ? undefined : judgeWith(input, indicator, config);
    if (result?.applicable === true && result.echoOf === undefined) out.set(config.id, result.share);
  }
  return out;
}

/** Any record that can come of a good one: entries left out, done by others, done twice, at other times. */
const bentEntries = (run: Script) => {
  const entries = run.entries();
  const people = run.header.participants.map((p) => p.id);
  return fc
    .array(
      fc.tuple(
        fc.nat(entries.length - 1),
        fc.constantFrom('drop', 'swap', 'twice', 'late'),
        fc.nat(people.length - 1),
        fc.integer({ min: 0, max: 40 }),
      ),
      { maxLength: 25 },
    )
    .map((changes) => {
      const list: Entry[] = [...entries];
      for (const [index, how, who, later] of changes) {
        const entry = list[index % Math.max(1, list.length)];
        if (entry === undefined || entry.act.type === 'drill.start') continue;
        const at = list.indexOf(entry);
        if (how === 'drop') list.splice(at, 1);
        else if (how === 'twice') list.splice(at, 0, { ...entry, id: `${entry.id}x` });
        else
          list[at] =
            how === 'swap' ? { ...entry, by: people[who] ?? entry.by } : { ...entry, at: entry.at + later * MINUTE };
      }
      return list.toSorted((a, b) => a.at - b.at).map((e, i) => ({ ...e, seq: i + 1 }));
    });
};

describe('scoring any record', () => {
  it('gives finite shares between 0 and 1, and never throws', () => {
    for (const options of [{}, { fixAt: 45, variant: 'bad-deploy' }]) {
      const run = runs(options);
      fc.assert(
        fc.property(bentEntries(run), (entries) => {
          const card = scoreDrill(refold(run, entries));
          for (const f of card.dimensions.flatMap((d) => d.findings)) {
            expect(Number.isFinite(f.points) && f.points >= 0 && f.points <= f.possible, f.indicator).toBe(true);
          }
          for (const n of [
            card.percent,
            ...card.dimensions.map((d) => d.percent),
            ...card.people.map((p) => p.percent),
          ]) {
            expect(Number.isFinite(n) && n >= 0 && n <= 100).toBe(true);
          }
        }),
        { numRuns: 25 },
      );
    }
  });

  it('works for every prefix of a record', () => {
    const run = runs();
    const entries = run.entries();
    for (let n = 0; n <= entries.length; n += 7)
      expect(() => scoreDrill(refold(run, entries.slice(0, n)))).not.toThrow();
  });

  it('is the same card each time', () => {
    const run = runs();
    expect(hashValue(scoreDrill(run.run()))).toBe(hashValue(scoreDrill(run.run())));
  });
});

describe('volume', () => {
  const spoken = new Set([
    'post',
    'ticket.update',
    'statuspage.publish',
    'finding.note',
    'look',
    'task.give',
    'escalate',
    'evidence.attach',
  ]);

  it('raises nothing when everything said or looked at is done twice', () => {
    for (const options of [{}, { fixAt: 45 }]) {
      const run = runs(options);
      const before = shares(run.run());
      const doubled = run
        .entries()
        .flatMap((e) =>
          spoken.has(e.act.type)
            ? [
                e,
                {
                  ...e,
                  id: `${e.id}x`,
                  act: e.act.type === 'task.give' ? { ...e.act, taskId: `${e.act.taskId}x` } : e.act,
                },
              ]
            : [e],
        )
        .map((e, i) => ({ ...e, seq: i + 1 }));
      for (const [id, share] of shares(refold(run, doubled)))
        expect(share, id).toBeLessThanOrEqual((before.get(id) ?? 1) + 1e-9);
    }
  });

  it('raises nothing when one message of a weak run is sent again', () => {
    const run = runs({ fixAt: 45 }).without('update-2', 'status-2', 'look-tracker', 'answer-cto-status', 'label');
    const before = shares(run.run());
    const entries = run.entries();
    for (const [i, entry] of entries.entries()) {
      if (!spoken.has(entry.act.type) || entry.act.type === 'task.give') continue;
      const again = [...entries.slice(0, i + 1), { ...entry, id: `${entry.id}x` }, ...entries.slice(i + 1)].map(
        (e, k) => ({ ...e, seq: k + 1 }),
      );
      for (const [id, share] of shares(refold(run, again)))
        expect(share, `${entry.act.type} ${id}`).toBeLessThanOrEqual((before.get(id) ?? 1) + 1e-9);
    }
  });

  it('raises nothing when every text is said twice over', () => {
    const run = runs();
    const before = shares(run.run());
    const wordy = run.entries().map((e): Entry => {
      const { act } = e;
      if (act.type === 'post' || act.type === 'statuspage.publish')
        return { ...e, act: { ...act, text: `${act.text}\n${act.text}` } };
      if (act.type === 'postmortem.submit') {
        // Each section says everything twice.
        return {
          ...e,
          act: {
            ...act,
            markdown: act.markdown.replace(
              /(\n## (?:Summary|Root Cause|Lessons Learned)\n)([\s\S]*?)(?=\n## )/g,
              '$1$2\n$2',
            ),
          },
        };
      }
      return e;
    });
    for (const [id, share] of shares(refold(run, wordy)))
      expect(share, id).toBeLessThanOrEqual((before.get(id) ?? 1) + 1e-9);
  });
});

describe('what nobody could see', () => {
  /** The scenario with more in it than anybody met: an inject that never came, evidence in a place nobody looked. */
  function withUnseen(scenario: Scenario, n: number): Scenario {
    const inject: Inject = {
      id: `unseen-${n}`,
      number: 150 + n,
      kind: 'conditional',
      trigger: { when: { variant: 'nobody-drew-this' } },
      from: 'monitoring',
      to: 'page',
      text: 'Never delivered.',
      purpose: 'alert',
      signal: true,
      evidence: [`unseen-evidence-${n}`],
      expected: { act: 'bug.open', within: MINUTE, text: 'Never expected' },
    };
    const evidence: Scenario['truth']['evidence'][number] = {
      id: `unseen-evidence-${n}`,
      title: 'Nobody saw this',
      where: 'Nowhere',
      sufficient: true,
      keyFor: scenario.variants.map((v) => v.id),
      clears: [],
      order: 1,
    };
    return {
      ...scenario,
      injects: [...scenario.injects, inject],
      truth: { ...scenario.truth, evidence: [...scenario.truth.evidence, evidence] },
    };
  }

  it('changes no score', () => {
    for (const options of [{}, { fixAt: 45 }]) {
      const run = runs(options).without('look-tracker', 'discard');
      const plain = scoreDrill(run.run());
      const bundle = { ...edgeOutage, scenario: withUnseen(withUnseen(edgeOutage.scenario, 1), 2) };
      const state = foldEntries(createDrill(bundle, run.header), run.entries());
      const card = scoreDrill({ bundle, header: run.header, entries: run.entries(), state });
      expect(hashValue(card)).toBe(hashValue(plain));
    }
  });

  it('lets no fact count that came after the moment that is scored', () => {
    const run = runs();
    const drill = run.run();
    const endAt = 8 * MINUTE;
    const early = foldEntries(
      createDrill(run.bundle, run.header),
      run.entries().filter((e) => e.at - (run.entries()[0]?.at ?? 0) <= endAt),
    );
    const cutShares = shares({ ...drill, state: { ...early, t: endAt }, endAt });
    expect(cutShares.has('recovery-watched')).toBe(false);
    expect(cutShares.has('resolution-actions')).toBe(false);
  });
});
