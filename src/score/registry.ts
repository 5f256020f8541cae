import { acronymsExplained } from './indicators/acronyms-explained';
import { actionItems } from './indicators/action-items';
import { actsInRole } from './indicators/acts-in-role';
import { announcement } from './indicators/announcement';
import { backupFirst } from './indicators/backup-first';
import { blameless } from './indicators/blameless';
import { bridgeOpened } from './indicators/bridge-opened';
import { changesLogged } from './indicators/changes-logged';
import { channelsDue } from './indicators/channels-due';
import { claimsTrue } from './indicators/claims-true';
import { contributingFactors } from './indicators/contributing-factors';
import { credentialsRevoked } from './indicators/credentials-revoked';
import { criteriaHeld } from './indicators/criteria-held';
import { dataRestored } from './indicators/data-restored';
import { databaseChangesLogged } from './indicators/database-changes-logged';
import { decoysDiscarded } from './indicators/decoys-discarded';
import { detectionSection } from './indicators/detection-section';
import { durationsConsistent } from './indicators/durations-consistent';
import { escalationPath } from './indicators/escalation-path';
import { eta } from './indicators/eta';
import { evidenceBeforeFix } from './indicators/evidence-before-fix';
import { evidencePreserved } from './indicators/evidence-preserved';
import { findingsShared } from './indicators/findings-shared';
import { followUps } from './indicators/follow-ups';
import { functionCalled } from './indicators/function-called';
import { handoffBriefing } from './indicators/handoff-briefing';
import { handoffSteps } from './indicators/handoff-steps';
import { harmfulActs } from './indicators/harmful-acts';
import { impactNumbers } from './indicators/impact-numbers';
import { investigationOrder } from './indicators/investigation-order';
import { keptWatching } from './indicators/kept-watching';
import { lapsesOwned } from './indicators/lapses-owned';
import { loopsClosed } from './indicators/loops-closed';
import { minutesCovered } from './indicators/minutes-covered';
import { noSpeculation } from './indicators/no-speculation';
import { notAnIncident } from './indicators/not-an-incident';
import { novelty } from './indicators/novelty';
import { peopleNamed } from './indicators/people-named';
import { postmortemDue } from './indicators/postmortem-due';
import { preferenceOrder } from './indicators/preference-order';
import { prematureResolution } from './indicators/premature-resolution';
import { promiseKept } from './indicators/promise-kept';
import { publicAfterLegal } from './indicators/public-after-legal';
import { recoveryWatched } from './indicators/recovery-watched';
import { requiredReads } from './indicators/required-reads';
import { resolutionActions } from './indicators/resolution-actions';
import { rolesFilled } from './indicators/roles-filled';
import { rootCauseFacts } from './indicators/root-cause-facts';
import { scribeRotates } from './indicators/scribe-rotates';
import { sectionsFilled } from './indicators/sections-filled';
import { securityNotified } from './indicators/security-notified';
import { severityOverTime } from './indicators/severity-over-time';
import { severityRight } from './indicators/severity-right';
import { singleCommand } from './indicators/single-command';
import { stakeholdersAnswered } from './indicators/stakeholders-answered';
import { startsAtFault } from './indicators/starts-at-fault';
import { summary } from './indicators/summary';
import { ticketFields } from './indicators/ticket-fields';
import { timeToAcknowledge } from './indicators/time-to-acknowledge';
import { timeToAssess } from './indicators/time-to-assess';
import { timeToDeclare } from './indicators/time-to-declare';
import { timeToIc } from './indicators/time-to-ic';
import { timeToMitigate } from './indicators/time-to-mitigate';
import { timeToMitigateStated } from './indicators/time-to-mitigate-stated';
import { timelineMatches } from './indicators/timeline-matches';
import { updateFields } from './indicators/update-fields';
import { uselessActs } from './indicators/useless-acts';
import { usersWords } from './indicators/users-words';
import { verdictRight } from './indicators/verdict-right';
import { wentWellAndPoorly } from './indicators/went-well-and-poorly';
import { writesStopped } from './indicators/writes-stopped';
import type { Indicator } from './types';

/** Every judgement that the house can make. Which of them count, and for how much, stands in the playbook. */
export const indicators: readonly Indicator[] = [
  timeToAcknowledge,
  timeToDeclare,
  severityOverTime,
  notAnIncident,
  timeToAssess,
  verdictRight,
  ticketFields,
  bridgeOpened,
  timeToIc,
  rolesFilled,
  singleCommand,
  handoffSteps,
  handoffBriefing,
  actsInRole,
  scribeRotates,
  minutesCovered,
  promiseKept,
  updateFields,
  claimsTrue,
  usersWords,
  noSpeculation,
  novelty,
  channelsDue,
  stakeholdersAnswered,
  escalationPath,
  eta,
  announcement,
  securityNotified,
  publicAfterLegal,
  evidenceBeforeFix,
  investigationOrder,
  findingsShared,
  loopsClosed,
  decoysDiscarded,
  requiredReads,
  functionCalled,
  keptWatching,
  timeToMitigate,
  preferenceOrder,
  harmfulActs,
  uselessActs,
  recoveryWatched,
  changesLogged,
  databaseChangesLogged,
  writesStopped,
  backupFirst,
  dataRestored,
  credentialsRevoked,
  evidencePreserved,
  criteriaHeld,
  prematureResolution,
  resolutionActions,
  postmortemDue,
  sectionsFilled,
  summary,
  timelineMatches,
  startsAtFault,
  durationsConsistent,
  impactNumbers,
  severityRight,
  peopleNamed,
  rootCauseFacts,
  contributingFactors,
  detectionSection,
  timeToMitigateStated,
  wentWellAndPoorly,
  actionItems,
  lapsesOwned,
  blameless,
  acronymsExplained,
  followUps,
];
