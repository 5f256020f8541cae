import { factsSaid, nearness } from '../../score/record/causes';
import type { Rule } from './rule';

export const decoyNearer: Rule = {
  code: 'scenario.decoy-nearer',
  severity: 'error',
  title: 'A cause that is judged to be another one',
  why: 'A postmortem is compared with every cause. When the truth’s own sentence is no nearer to the truth than to a decoy, the right answer is scored as a wrong one.',
  mend: 'Let the sentence of a cause say all its key facts, and give the other cause key facts of its own.',
  check: ({ scenario }, report) => {
    const { causes } = scenario.truth;
    for (const [c, cause] of causes.entries()) {
      const said = new Set(factsSaid(cause, cause.sentence).map((f) => f.id));
      const missing = cause.decoy ? [] : cause.keyFacts.filter((k) => !said.has(k.id));
      if (missing.length > 0) {
        const names = missing.map((k) => `\`${k.id}\``).join(', ');
        report({
          path: ['truth', 'causes', c, 'sentence'],
          message: `The sentence of \`${cause.id}\` does not say its own key facts ${names}.`,
          mend: `Say it with one of: ${missing
            .flatMap((k) => k.any)
            .slice(0, 8)
            .join(', ')}.`,
        });
      }
      const own = nearness(cause, cause.sentence);
      for (const other of causes) {
        // Only one of two decoys can be what a team believes in, and neither is right.
        if (other === cause || (cause.decoy && other.decoy)) continue;
        const path = ['truth', 'causes', c, 'sentence'];
        if (factsSaid(other, cause.sentence).length === other.keyFacts.length) {
          const message = `The sentence of \`${cause.id}\` says everything by which \`${other.id}\` is recognised.`;
          report({ path, message });
        } else if (nearness(other, cause.sentence) >= own) {
          const message = `Whoever says the sentence of \`${cause.id}\` is judged to mean \`${other.id}\`.`;
          const mend = `Add words of the sentence to the key facts of \`${cause.id}\`.`;
          report({ path, message, mend });
        }
      }
    }
  },
  good: {
    change: [['truth.causes.3.sentence', 'The web deployment with the new banner broke the form for everybody.']],
  },
  bad: { change: [['truth.causes.3.keyFacts', [{ id: 'all', any: ['key'] }]]] },
};
