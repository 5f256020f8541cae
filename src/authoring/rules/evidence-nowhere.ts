import { shownIn } from '../shown';
import type { Rule } from './rule';

export const evidenceNowhere: Rule = {
  code: 'scenario.evidence-nowhere',
  severity: 'error',
  title: 'Evidence that is shown nowhere',
  why: 'The score asks whether it was found, and nobody can find it.',
  mend: 'Name it under `shows` or `evidence` of a chart, stream, page, exhibit or inject that can be seen in this variant.',
  check: ({ scenario, possible }, report) => {
    const shown = shownIn(scenario);
    for (const [e, { id, keyFor }] of scenario.truth.evidence.entries()) {
      const places = shown.filter((s) => s.evidence === id);
      if (places.length === 0) {
        report({ path: ['truth', 'evidence', e, 'id'], message: `Nothing shows \`${id}\`.` });
        continue;
      }
      const seen = possible.filter((p) => places.some((s) => s.guards.every(p.mayHold)));
      if (seen.length === 0) {
        report({ path: places[0]?.path ?? [], message: `\`${id}\` is shown only where it can never be seen.` });
      }
      for (const variant of keyFor) {
        if (seen.length === 0 || variant === '*' || seen.some((p) => p.variant === variant)) continue;
        const message = `\`${id}\` is key evidence of \`${variant}\`, and no play of that variant can show it.`;
        report({ path: ['truth', 'evidence', e, 'keyFor'], message });
      }
    }
  },
  good: { change: [['exhibits.pages.0.versions.1.shows', [{ evidence: 'errors' }]]] },
  bad: { change: [['truth.evidence.7', { id: 'rumour', title: 'A rumour', where: 'Nowhere' }]] },
};
