import { judged, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** The broken function was called by hand before the bleeding stopped; afterwards it still tells that it works again. */
export const functionCalled: Indicator = {
  id: 'function-called',
  acts: ['tool.run'],
  role: 'deputy',
  byOmission: true,
  judge: (input) => {
    const gates = gatesOf(input);
    if (!gates.incident) return notApplicable('There was no incident to investigate.');
    const callable = input.bundle.scenario.exhibits.functions.filter(
      (f) => f.traffic === input.bundle.scenario.truth.impact.traffic,
    );
    if (callable.length === 0) return notApplicable('Nothing in this scenario can be called by hand.');
    const good = `Call ${callable.map((f) => f.name).join(' or ')} by hand: the answer tells more than any chart.`;
    const call = input.state.facts.find(
      (f) =>
        f.at <= input.endAt &&
        f.fact.type === 'function.called' &&
        callable.some((c) => c.name === (f.fact.type === 'function.called' ? f.fact.name : '')),
    );
    if (call === undefined)
      return gates.over
        ? judged(0, 'The function was never called by hand.', good)
        : notApplicable('The investigation is still under way.');
    const before = call.at <= (input.truth.mitigatedAt ?? Number.POSITIVE_INFINITY);
    return judged(
      before ? 1 : 0.5,
      before
        ? 'The function was called by hand while it was broken.'
        : 'The function was called by hand only once it worked again.',
      good,
      {
        evidence: [evidence(call.at, `Called at ${clock(input, call.at)}`, call.seq)],
      },
    );
  },
};
