import { chartOf } from './chart';
import { answerAskers, answerWonderers } from './duties/askers';
import { fileBugs } from './duties/bugs';
import { acknowledgePages, openTicketAndBridge } from './duties/command';
import { cureCause } from './duties/cure';
import { leadDataLoss } from './duties/data-loss';
import { handOver } from './duties/handover';
import { discardNotices, investigate, mitigate, nudge, watchRecovery } from './duties/investigate';
import { declareIncident, keepWatching, raiseSeverity, reassess } from './duties/judge';
import { askScribe, askSpeaker, followUp, thankForReports } from './duties/lead';
import { answerMentions } from './duties/mentions';
import { acceptOffers, answerApprovals, answerOwnPage, joinBridge, takeRole } from './duties/people';
import { resolveIncident } from './duties/resolve';
import { attachEvidence, keepTimeline } from './duties/scribe';
import { askCounsel, contain, investigateBreach, keepTraces, publishAgreed, watchBreach } from './duties/security';
import { doTasks } from './duties/tasks';
import { announce, keepCadence } from './duties/updates';
import type { Duty, Intent, Policy, Situation } from './intent';

/** A duty and the states of the chart in which somebody has it: one of each region that is named. */
interface Hung {
  readonly duty: Duty;
  readonly response?: readonly string[];
  readonly command?: readonly string[];
  readonly tasks?: readonly string[];
}

const BEFORE = ['response.quiet', 'response.paged', 'response.assessing'];
const INCIDENT = ['response.incident'];
const LATER = ['response.incident', 'response.resolved'];
/** Until the recovery has been seen. */
const UNMENDED = ['response.incident.declaring', 'response.incident.investigating', 'response.incident.mitigating'];
const RECOVERED = ['response.incident.watching', 'response.incident.resolving'];
const COMMANDING = ['command.holding', 'command.handing-over'];

/** What everybody on the response does, whatever their role. */
const everybody: readonly Hung[] = [
  { duty: takeRole },
  { duty: joinBridge, response: LATER },
  { duty: answerOwnPage },
  { duty: acceptOffers },
  { duty: answerApprovals },
  { duty: doTasks, tasks: ['tasks.asked', 'tasks.working'] },
  { duty: answerMentions },
];

/** What the commander does. */
const commander: readonly Hung[] = [
  { duty: acknowledgePages },
  { duty: declareIncident, response: BEFORE, command: COMMANDING },
  { duty: keepWatching, response: ['response.assessing', 'response.no-incident'], command: COMMANDING },
  { duty: openTicketAndBridge, response: LATER, command: COMMANDING },
  { duty: investigate, response: INCIDENT, command: COMMANDING },
  { duty: discardNotices, response: INCIDENT, command: COMMANDING },
  { duty: mitigate, response: UNMENDED, command: COMMANDING },
  { duty: investigateBreach, response: INCIDENT, command: COMMANDING },
  { duty: contain, response: UNMENDED, command: COMMANDING },
  { duty: keepTraces, response: INCIDENT, command: COMMANDING },
  { duty: leadDataLoss, response: INCIDENT, command: COMMANDING },
  { duty: raiseSeverity, response: UNMENDED, command: COMMANDING },
  { duty: reassess, response: UNMENDED, command: COMMANDING },
  { duty: cureCause, response: RECOVERED, command: COMMANDING },
  { duty: resolveIncident, response: RECOVERED, command: COMMANDING },
  { duty: handOver, command: COMMANDING },
  { duty: nudge, command: COMMANDING },
  { duty: thankForReports, command: COMMANDING },
  { duty: followUp, command: COMMANDING },
  { duty: askScribe, response: INCIDENT, command: COMMANDING },
  { duty: askSpeaker, response: INCIDENT, command: COMMANDING },
  { duty: fileBugs, response: [...LATER, 'response.no-incident'], command: COMMANDING },
];

const others: readonly Hung[] = [
  { duty: watchRecovery, response: INCIDENT },
  { duty: watchBreach, response: INCIDENT },
  { duty: askCounsel, response: INCIDENT },
  { duty: publishAgreed, response: INCIDENT },
  { duty: keepTimeline, response: LATER },
  { duty: attachEvidence, response: LATER },
  { duty: announce, response: INCIDENT },
  { duty: keepCadence, response: INCIDENT },
  { duty: answerAskers },
  { duty: answerWonderers },
];

const all: readonly Hung[] = [...everybody, ...commander, ...others];

/** What duties want that hang on the states in which the chart is. */
function wishes(hung: readonly Hung[], now: Situation): readonly Intent[] {
  const chart = chartOf(now);
  const among = (states: readonly string[] | undefined): boolean => states?.some((state) => chart.in(state)) ?? true;
  return hung.flatMap(({ duty, response, command, tasks }) =>
    among(response) && among(command) && among(tasks) ? duty(now) : [],
  );
}

/** A colleague who fills a role that no player holds: does what it is told, tells what it sees, leads when it is the IC. */
export const teammate: Policy = (now) => {
  const calledAway = now.view.gone.some((g) => g.person === now.me);
  return now.view.phase !== 'live' || calledAway ? [] : wishes(all, now);
};
