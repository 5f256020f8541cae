import { describe, expect, it } from 'vitest';
import { listScenarios } from '../../src/cli/load';
import { createDrill } from '../../src/drill/drill';
import { initialState } from '../../src/drill/fold';
import { mselOf } from '../../src/drill/msel';
import { truthNow } from '../../src/report/truth-now';
import { shipped } from '../support/shipped';
import { headerFor } from '../support/tiny-scenario';

describe.each(listScenarios().map((s) => s.id))('%s, for whoever runs it', (id) => {
  const { bundle } = shipped(id);

  it('has words for the trigger of every inject', () => {
    const drill = createDrill(bundle, { ...headerFor(bundle), variant: bundle.scenario.variants[0]?.id ?? '' });
    const list = mselOf(drill, initialState(drill));
    expect(list).toHaveLength(bundle.scenario.injects.length);
    for (const row of list) expect(row.trigger, row.id).toMatch(/^(At |As soon as |\d)[^{}[\]]+$/);
  });

  it.each(bundle.scenario.variants.map((v) => v.id))('has words for all that comes in %s', (variant) => {
    const drill = createDrill(bundle, { ...headerFor(bundle), variant });
    const now = truthNow(drill, initialState(drill));
    for (const next of now.next) expect(next.text, next.id).not.toBe('The production moves on');
    expect(now.regions).toHaveLength(Object.keys(bundle.scenario.incident.regions).length);
  });
});
