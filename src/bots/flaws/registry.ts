import { backupSkipped } from './backup-skipped';
import { bareTicket } from './bare-ticket';
import { bareUpdate } from './bare-update';
import { blame } from './blame';
import { blindFix } from './blind-fix';
import { brokenPromise } from './broken-promise';
import { bugUnfiled } from './bug-unfiled';
import { copiedUpdate } from './copied-update';
import { decoyKept } from './decoy-kept';
import { earlyResolve } from './early-resolve';
import { evidenceDeleted } from './evidence-deleted';
import { falseAlarm } from './false-alarm';
import { falseClaim } from './false-claim';
import { findingUnshared } from './finding-unshared';
import { fixUnlogged } from './fix-unlogged';
import type { Flaw } from './flaw';
import { functionUncalled } from './function-uncalled';
import { handoffUnannounced } from './handoff-unannounced';
import { harmfulAct } from './harmful-act';
import { jargon } from './jargon';
import { lateAcknowledge } from './late-acknowledge';
import { lateBridge } from './late-bridge';
import { lateCommand } from './late-command';
import { lateDeclare } from './late-declare';
import { missedUpdate } from './missed-update';
import { noActions } from './no-actions';
import { noAnnouncement } from './no-announcement';
import { noBriefing } from './no-briefing';
import { noFollowUp } from './no-follow-up';
import { noPostmortem } from './no-postmortem';
import { noReclassification } from './no-reclassification';
import { noStatusPage } from './no-status-page';
import { noThanks } from './no-thanks';
import { noTicket } from './no-ticket';
import { noUpdates } from './no-updates';
import { openLoop } from './open-loop';
import { outsideRole } from './outside-role';
import { overCall } from './over-call';
import { overconfidentEta } from './overconfident-eta';
import { publicBeforeLegal } from './public-before-legal';
import { readSkipped } from './read-skipped';
import { rolesUnfilled } from './roles-unfilled';
import { slowMitigation } from './slow-mitigation';
import { speculation } from './speculation';
import { thinBriefing } from './thin-briefing';
import { thinPostmortem } from './thin-postmortem';
import { twoCommanders } from './two-commanders';
import { unanswered } from './unanswered';
import { underCall } from './under-call';
import { unloggedChange } from './unlogged-change';
import { unwatched } from './unwatched';
import { unwatchedCalm } from './unwatched-calm';
import { writesRunning } from './writes-running';
import { wrongFixFirst } from './wrong-fix-first';

/** All planted flaws, in the order of the lifecycle. */
export const flaws: readonly Flaw[] = [
  lateAcknowledge,
  lateDeclare,
  underCall,
  overCall,
  noReclassification,
  noTicket,
  bareTicket,
  lateBridge,
  lateCommand,
  rolesUnfilled,
  twoCommanders,
  noBriefing,
  thinBriefing,
  handoffUnannounced,
  outsideRole,
  missedUpdate,
  noUpdates,
  brokenPromise,
  bareUpdate,
  falseClaim,
  jargon,
  speculation,
  copiedUpdate,
  noStatusPage,
  unanswered,
  overconfidentEta,
  noAnnouncement,
  blindFix,
  findingUnshared,
  openLoop,
  decoyKept,
  readSkipped,
  functionUncalled,
  slowMitigation,
  wrongFixFirst,
  harmfulAct,
  unwatched,
  unloggedChange,
  evidenceDeleted,
  earlyResolve,
  noThanks,
  noPostmortem,
  thinPostmortem,
  blame,
  noActions,
  noFollowUp,
  bugUnfiled,
  unwatchedCalm,
  falseAlarm,
  backupSkipped,
  writesRunning,
  fixUnlogged,
  publicBeforeLegal,
];
