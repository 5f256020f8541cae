import type { DataPath } from '../../playbook/diagnostics';
import type { Guard } from '../../scenario/guard';
import type { Scenario } from '../../scenario/schema';
import { giveaway } from '../giveaway';
import { guardsOf, shownIn } from '../shown';
import type { Rule } from './rule';

/** A text that players may come upon, what has to hold for it, and the evidence that they get with it. */
interface Text {
  readonly path: DataPath;
  readonly text: string;
  readonly guards: readonly Guard[];
  readonly evidence: readonly string[];
}

interface Shows {
  readonly shows?: readonly { readonly evidence: string }[];
}
const shownBy = ({ shows }: Shows): readonly string[] => (shows ?? []).map((s) => s.evidence);

/**
 * Texts that come unasked or stand in lists. Log lines and the rows of the tracker are left out: reading those is finding
 * evidence. A commit's title stands in a list that shows none of the commit's own evidence.
 */
function textsOf({ exhibits, injects }: Scenario): readonly Text[] {
  const rows: Text[] = [];
  const add = (
    path: DataPath,
    text: string | undefined,
    around: readonly object[],
    evidence: readonly string[],
  ): void => {
    const guards = around.flatMap((row) => guardsOf(row as Readonly<Record<string, unknown>>));
    if (text !== undefined && text !== '') rows.push({ path, text, guards, evidence });
  };
  for (const [i, inject] of injects.entries()) add(['injects', i, 'text'], inject.text, [inject], inject.evidence);
  for (const [i, c] of exhibits.commits.entries()) add(['exhibits', 'commits', i, 'title'], c.title, [c], []);
  for (const [i, d] of exhibits.deployments.entries())
    add(['exhibits', 'deployments', i, 'title'], d.title, [d], shownBy(d));
  for (const [f, fn] of exhibits.functions.entries()) {
    for (const [v, version] of fn.versions.entries())
      add(['exhibits', 'functions', f, 'versions', v, 'note'], version.note, [version], []);
  }
  for (const [p, page] of exhibits.pages.entries()) {
    for (const [v, version] of page.versions.entries())
      add(['exhibits', 'pages', p, 'versions', v, 'text'], version.text, [version], shownBy(version));
  }
  return rows;
}

export const leaksVariant: Rule = {
  code: 'scenario.leaks-variant',
  severity: 'error',
  title: 'A text that gives the variant away before evidence does',
  why: 'The variant is what players are to find out. A text that is there in one variant only, says its cause, and counts as no evidence of it, makes the search a formality.',
  mend: 'Let the text say what can be noticed, show it in every variant, or name the key evidence that whoever reads it has seen.',
  check: ({ scenario, possible }, report) => {
    const { causes, evidence } = scenario.truth;
    const shown = shownIn(scenario);
    /** Evidence that is shown in this variant only is evidence of it, whatever the truth calls it. */
    const onlyIn = (id: string, variant: string): boolean =>
      possible.every(
        (p) => p.variant === variant || !shown.some((s) => s.evidence === id && s.guards.every((g) => p.mayHold(g))),
      );
    const pointsTo = (id: string, variant: string): boolean =>
      evidence.some((e) => e.id === id && (e.keyFor.includes(variant) || e.keyFor.includes('*'))) ||
      onlyIn(id, variant);
    for (const text of textsOf(scenario)) {
      const variants = possible.filter((p) => text.guards.every(p.mayHold)).map((p) => p.variant);
      // What stands there whatever the cause gives none away.
      if (variants.length === possible.length) continue;
      for (const cause of causes.filter((c) => c.variant !== undefined && variants.includes(c.variant))) {
        const words = giveaway(cause, text.text);
        if (words.length === 0 || text.evidence.some((id) => pointsTo(id, cause.variant ?? ''))) continue;
        const said = words.map((w) => `“${w}”`).join(', ');
        report({ path: text.path, message: `Only \`${variants.join('`, `')}\` shows this, and it says ${said}.` });
      }
    }
  },
  good: {
    change: [
      ['injects.2.onlyIf', { variant: 'key-expired' }],
      ['injects.2.text', 'A customer asks whether the mail is down.'],
    ],
  },
  bad: {
    change: [
      ['injects.2.onlyIf', { variant: 'key-expired' }],
      ['injects.2.text', 'Is it that the mail key expired? The vendor says refused.'],
    ],
  },
};
