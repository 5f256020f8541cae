import { actionItems } from './indicators/action-items';
import { actsInRole } from './indicators/acts-in-role';
import { announcement } from './indicators/announcement';
import { blameless } from './indicators/blameless';
import { bridgeOpened } from './indicators/bridge-opened';
import { changesLogged } from './indicators/changes-logged';
import { channelsDue } from './indicators/channels-due';
import { claimsTrue } from './indicators/claims-true';
import { criteriaHeld } from './indicators/criteria-held';
import { decoysDiscarded } from './indicators/decoys-discarded';
import { detectionSection } from './indicators/detection-section';
import { durationsConsistent } from './indicators/durations-consistent';
import { escalationPath } from './indicators/escalation-path';
import { eta } from './indicators/eta';
import { evidenceBeforeFix } from './indicators/evidence-before-fix';
import { findingsShared } from './indicators/findings-shared';
import { followUps } from './indicators/follow-ups';
import { functionCalled } from './indicators/function-called';
import { handoffBriefing } from './indicators/handoff-briefing';
import { handoffSteps } from './indicators/handoff-steps';
import { harmfulActs } from './indicators/harmful-acts';
import { impactNumbers } from './indicators/impact-numbers';
import { investigationOrder } from './indicators/investigation-order';
import { lapsesOwned } from './indicators/lapses-owned';
import { loopsClosed } from './indicators/loops-closed';
import { minutesCovered } from './indicators/minutes-covered';
import { noSpeculation } from './indicators/no-speculation';
import { notAnIncident } from './indicators/not-an-incident';
import { novelty } from './indicators/novelty';
import { postmortemDue } from './indicators/postmortem-due';
import { preferenceOrder } from './indicators/preference-order';
import { prematureResolution } from './indicators/premature-resolution';
import { promiseKept } from './indicators/promise-kept';
import { recoveryWatched } from './indicators/recovery-watched';
import { requiredReads } from './indicators/required-reads';
import { resolutionActions } from './indicators/resolution-actions';
import { rolesFilled } from './indicators/roles-filled';
import { rootCauseFacts } from './indicators/root-cause-facts';
import { scribeRotates } from './indicators/scribe-rotates';
import { sectionsFilled } from './indicators/sections-filled';
import { severityOverTime } from './indicators/severity-over-time';
import { severityRight } from './indicators/severity-right';
import { singleCommand } from './indicators/single-command';
import { stakeholdersAnswered } from './indicators/stakeholders-answered';
import { startsAtFault } from './indicators/starts-at-fault';
import { summary } from './indicators/summary';
import { ticketFields } from './indicators/ticket-fields';
import { timeToAcknowledge } from './indicators/time-to-acknowledge';
import { timeToDeclare } from './indicators/time-to-declare';
import { timeToIc } from './indicators/time-to-ic';
import { timeToMitigate } from './indicators/time-to-mitigate';
import { timeToMitigateStated } from './indicators/time-to-mitigate-stated';
import { timelineMatches } from './indicators/timeline-matches';
import { updateFields } from './indicators/update-fields';
import { uselessActs } from './indicators/useless-acts';
import { usersWords } from './indicators/users-words';
import type { Indicator } from './types';

/** Every judgement that the house can make. Which of them count, and for how much, stands in the playbook. */
export const indicators: readonly Indicator[] = [
  timeToAcknowledge,
  timeToDeclare,
  severityOverTime,
  notAnIncident,
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
  evidenceBeforeFix,
  investigationOrder,
  findingsShared,
  loopsClosed,
  decoysDiscarded,
  requiredReads,
  functionCalled,
  timeToMitigate,
  preferenceOrder,
  harmfulActs,
  uselessActs,
  recoveryWatched,
  changesLogged,
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
  rootCauseFacts,
  detectionSection,
  timeToMitigateStated,
  actionItems,
  lapsesOwned,
  blameless,
  followUps,
];
