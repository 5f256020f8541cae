import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/base/drill-time';
import { careful } from '../../src/bots/careful';
import { listScenarios, loadScenario } from '../../src/cli/load';
import { hintsForPlayer } from '../../src/coach/hints';
import { dataLossRules } from '../../src/coach/rules/data-loss';
import { securityRules } from '../../src/coach/rules/security';
import { situationOf } from '../../src/conduct/conduct';
import { runHeadless } from '../../src/conduct/run-headless';
import { bundleHashes } from '../../src/drill/bundle';
import { stateAt } from '../../src/drill/fold';
import type { Header } from '../../src/drill/record';

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '');

describe.each(listScenarios())('what the coach says in $id', ({ company, id }) => {
  const loaded = loadScenario(company, id);
  if (!loaded.ok) throw new Error(`${id} does not load`);
  const { bundle } = loaded.value;
  const { variants, truth } = bundle.scenario;
  const secrets = [
    ...variants.flatMap((v) => [v.title, v.summary]),
    ...truth.causes.flatMap((c) => [c.sentence, ...(c.trigger === undefined ? [] : [c.trigger])]),
  ].map(words);

  it.each(variants.map((v) => v.id))('%s: never the cause, a decoy, or the name of the variant', (variant) => {
    const header: Header = {
      drillId: 'coach',
      createdAt: 1_000_000,
      engine: 'test',
      seed: `coach-${variant}`,
      scenarioId: id,
      playbookId: bundle.playbook.id,
      variant,
      hashes: bundleHashes(bundle),
      participants: [
        { id: 'codex', name: 'Codex', kind: 'bot', role: 'ic' },
        { id: 'claude', name: 'Claude', kind: 'bot', role: 'deputy' },
        { id: 'amp', name: 'Amp', kind: 'bot', role: 'scribe' },
      ],
    };
    const run = runHeadless(bundle, header, [], 90 * MINUTE, () => careful);
    let said = 0;
    const heard = new Set<string>();
    for (let t = 0; t <= Math.min(run.state.t, 80 * MINUTE); t += 4 * MINUTE) {
      const state = stateAt(run.drill, run.entries, t);
      for (const me of ['codex', 'claude', 'amp']) {
        for (const hint of hintsForPlayer(situationOf(run.drill, state, me))) {
          said++;
          heard.add(hint.rule);
          // What the team itself has decided may be repeated to it.
          const decided = state.decisions.map((d) => d.text);
          const own = [hint.nudge, hint.what, hint.how, hint.command ?? '', hint.clauseText].map((text) =>
            words(decided.reduce((rest, d) => rest.replaceAll(d, ''), text)),
          );
          for (const text of own) for (const secret of secrets) expect(text).not.toContain(secret);
          expect(hint.clauseText).not.toBe('');
        }
      }
    }
    // A good team leaves little to say, where there is little to do.
    expect(said).toBeGreaterThan(1);
    const own = { 'data-loss': dataLossRules, 'security-breach': securityRules }[id];
    if (own !== undefined) expect(own.filter((rule) => heard.has(rule.id))).not.toEqual([]);
    // In a breach nothing is said in public before legal has been asked, whatever the severity.
    if (id === 'security-breach') expect(heard).not.toContain('status-page');
    // An outage is neither lost data nor a breach, whatever else is talked about.
    if (id === 'edge-outage')
      for (const { id: rule } of [...dataLossRules, ...securityRules]) expect(heard).not.toContain(rule);
  });
});
