import { fileBugs } from './duties/bugs';
import { acknowledgePages, declareIncident, openTicketAndBridge, raiseSeverity } from './duties/command';
import { handOver } from './duties/handover';
import { investigate, mitigate, nudge, watchRecovery } from './duties/investigate';
import { acceptOffers, answerApprovals, answerOwnPage, joinBridge, takeRole } from './duties/people';
import { resolveIncident } from './duties/resolve';
import { attachEvidence, keepTimeline } from './duties/scribe';
import { answerMentions, doTasks } from './duties/tasks';
import { announce, answerAskers, keepCadence } from './duties/updates';
import type { Duty, Policy } from './intent';

/** What everybody on the response does, whatever their role. */
const everybody: readonly Duty[] = [
  takeRole,
  joinBridge,
  answerOwnPage,
  acceptOffers,
  answerApprovals,
  doTasks,
  answerMentions,
];
const commander: readonly Duty[] = [
  acknowledgePages,
  declareIncident,
  openTicketAndBridge,
  investigate,
  mitigate,
  raiseSeverity,
  resolveIncident,
  handOver,
  nudge,
  fileBugs,
];
const others: readonly Duty[] = [watchRecovery, keepTimeline, attachEvidence, announce, keepCadence, answerAskers];

/** A colleague who fills a role that no player holds: does what it is told, tells what it sees, leads when it is the IC. */
export const teammate: Policy = (now) => {
  const calledAway = now.view.gone.some((g) => g.person === now.me);
  if (now.view.phase !== 'live' || calledAway) return [];
  return [...everybody, ...commander, ...others].flatMap((duty) => duty(now));
};
