import { brokenPlan } from './broken-plan';
import { decoyNearer } from './decoy-nearer';
import { duplicateId } from './duplicate-id';
import { evidenceNowhere } from './evidence-nowhere';
import { fewVariants } from './few-variants';
import { injectNever } from './inject-never';
import { injectToNobody } from './inject-to-nobody';
import { leaksVariant } from './leaks-variant';
import { noEtaPress } from './no-eta-press';
import { noGoodPlan } from './no-good-plan';
import { noHandoff } from './no-handoff';
import { noNoise } from './no-noise';
import { noPar } from './no-par';
import { noReadme } from './no-readme';
import { noRecovery } from './no-recovery';
import { noRightRemedy } from './no-right-remedy';
import { noSeverityChange } from './no-severity-change';
import { parBeyondLength } from './par-beyond-length';
import { reactionImpossible } from './reaction-impossible';
import { remedyImpossible } from './remedy-impossible';
import { remedyWithoutEffect } from './remedy-without-effect';
import type { Rule } from './rule';
import { severityAtOdds } from './severity-at-odds';
import { spoiler } from './spoiler';
import { stalePar } from './stale-par';
import { timesOutOfOrder } from './times-out-of-order';
import { truthNever } from './truth-never';
import { unknownClause } from './unknown-clause';
import { unknownName } from './unknown-name';
import { unknownSlot } from './unknown-slot';
import { unmovedSignal } from './unmoved-signal';
import { unreachableState } from './unreachable-state';

/** Every rule, in the order in which an author best works through what they find. */
export const rules: readonly Rule[] = [
  duplicateId,
  unknownSlot,
  unknownClause,
  unknownName,
  unreachableState,
  noRecovery,
  truthNever,
  reactionImpossible,
  noRightRemedy,
  remedyImpossible,
  remedyWithoutEffect,
  injectNever,
  injectToNobody,
  evidenceNowhere,
  unmovedSignal,
  decoyNearer,
  severityAtOdds,
  spoiler,
  leaksVariant,
  timesOutOfOrder,
  parBeyondLength,
  brokenPlan,
  noGoodPlan,
  noPar,
  stalePar,
  noReadme,
  fewVariants,
  noHandoff,
  noEtaPress,
  noNoise,
  noSeverityChange,
];
