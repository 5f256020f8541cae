import type { DataPath, Reporter } from '../playbook/diagnostics';
import { checkFact, checkVariant } from './check-guards';
import { checkKindOfIncident } from './check-kind';
import { CONSOLES, DATABASE_PARTS, type Inventory } from './inventory';
import type { Scenario } from './schema';

/** The options that a remedy can belong to: the playbook's order of preference, and what is none of them. */
const OPTIONS: ReadonlySet<string> = new Set(['rollback', 'flag', 'database', 'scale', 'other']);

/** Reports a truth that does not fit the scenario: causes, evidence, remedies, and what must be read. */
export function checkTruth(scenario: Scenario, known: Inventory, report: Reporter): void {
  checkCauses(scenario, known, report);
  checkEvidence(scenario, known, report);
  checkRemedies(scenario, known, report);
  checkReads(scenario, known, report);
  checkKindOfIncident(scenario, known, report);
  for (const [n, { fact }] of scenario.truth.never.entries())
    checkFact(fact, undefined, ['truth', 'never', n], known, report);
  if (!known.traffic.has(scenario.truth.impact.traffic)) {
    const message = `There is no traffic \`${scenario.truth.impact.traffic}\`.`;
    report(
      'scenario.unknown-traffic',
      ['truth', 'impact', 'traffic'],
      message,
      'Name the source whose failures count the people.',
    );
  }
}

function checkCauses({ truth, variants }: Scenario, known: Inventory, report: Reporter): void {
  for (const [c, cause] of truth.causes.entries()) {
    const at: DataPath = ['truth', 'causes', c];
    if (cause.variant !== undefined) checkVariant(cause.variant, known, [...at, 'variant'], report);
    if (cause.decoy === (cause.variant !== undefined)) {
      const message = 'A cause is either the root cause of a variant or a decoy.';
      report('scenario.cause-kind', at, message, 'Give it a `variant`, or `decoy: true`.');
    }
    if (cause.decoy && cause.clearedBy.length === 0) {
      report(
        'scenario.uncleared-decoy',
        at,
        `Nothing clears the decoy \`${cause.id}\`.`,
        'Name evidence under `clearedBy`.',
      );
    }
    for (const [e, id] of cause.clearedBy.entries()) {
      if (known.evidence.has(id)) continue;
      report(
        'scenario.unknown-evidence',
        [...at, 'clearedBy', e],
        `There is no evidence \`${id}\`.`,
        'Add it to `truth.evidence`.',
      );
    }
  }
  for (const [v, variant] of variants.entries()) {
    const roots = truth.causes.filter((cause) => cause.variant === variant.id).length;
    if (roots === 1) continue;
    const message = `The variant \`${variant.id}\` has ${roots} root causes.`;
    report('scenario.root-cause', ['variants', v], message, 'Give it exactly one in `truth.causes`.');
  }
}

function checkEvidence({ truth, variants }: Scenario, known: Inventory, report: Reporter): void {
  for (const [e, evidence] of truth.evidence.entries()) {
    const at: DataPath = ['truth', 'evidence', e];
    for (const [k, id] of evidence.keyFor.entries()) checkVariant(id, known, [...at, 'keyFor', k], report);
    for (const [d, id] of evidence.clears.entries()) {
      if (known.decoys.has(id)) continue;
      const hint = `The decoys are: ${[...known.decoys].join(', ') || 'none'}.`;
      report('scenario.unknown-decoy', [...at, 'clears', d], `There is no decoy \`${id}\`.`, hint);
    }
  }
  for (const [v, { id }] of variants.entries()) {
    if (truth.evidence.some((row) => row.keyFor.includes(id) || row.keyFor.includes('*'))) continue;
    report(
      'scenario.no-key-evidence',
      ['variants', v],
      `No evidence points to \`${id}\`.`,
      'Name it under `keyFor` of some evidence.',
    );
  }
}

function checkRemedies({ truth, variants }: Scenario, known: Inventory, report: Reporter): void {
  for (const [r, remedy] of truth.remedies.entries()) {
    const at: DataPath = ['truth', 'remedies', r];
    checkFact(remedy.fact, remedy.where, at, known, report);
    for (const id of Object.keys(remedy.verdict)) checkVariant(id, known, [...at, 'verdict', id], report);
    if (!OPTIONS.has(remedy.option)) {
      const hint = `Options are: ${[...OPTIONS].join(', ')}.`;
      report('scenario.unknown-option', [...at, 'option'], `\`${remedy.option}\` is no option of a mitigation.`, hint);
    }
  }
  // Where nothing is broken, nothing need be a remedy.
  if (truth.notIncident === true) return;
  for (const [v, { id }] of variants.entries()) {
    if (truth.remedies.some((remedy) => (remedy.verdict[id] ?? remedy.verdict['*']) === 'right')) continue;
    const hint = 'Give some remedy the verdict `right` for it.';
    report('scenario.no-right-remedy', ['variants', v], `Nothing is the right remedy for \`${id}\`.`, hint);
  }
}

/** `logs`, `logs:error-logs`, `metrics:error-share`, `tracker:VYB-1`, `platform:openai-usage`. */
function checkReads({ truth, exhibits }: Scenario, known: Inventory, report: Reporter): void {
  const things: Readonly<Record<string, ReadonlySet<string>>> = {
    logs: known.streams,
    metrics: known.charts,
    tracker: known.tracker,
    platform: known.pages,
    database: DATABASE_PARTS,
  };
  const consoles: ReadonlySet<string> = new Set(CONSOLES);
  for (const [r, read] of truth.reads.entries()) {
    for (const [l, look] of read.looks.entries()) {
      const at: DataPath = ['truth', 'reads', r, 'looks', l];
      const [console = '', ...rest] = look.split(':');
      const thing = rest.join(':');
      if (!consoles.has(console)) {
        report(
          'scenario.unknown-console',
          at,
          `There is no console \`${console}\`.`,
          `Consoles are: ${CONSOLES.join(', ')}.`,
        );
      } else if (thing !== '' && things[console]?.has(thing) === false) {
        report(
          'scenario.unknown-look',
          at,
          `The console \`${console}\` shows no \`${thing}\`.`,
          'Name an id that it shows.',
        );
      }
    }
  }
  if (exhibits.pages.length === 0 && truth.reads.some((read) => read.looks.includes('platform'))) {
    report(
      'scenario.unknown-look',
      ['truth', 'reads'],
      'The platform console has no page.',
      'Add one to `exhibits.pages`.',
    );
  }
}
