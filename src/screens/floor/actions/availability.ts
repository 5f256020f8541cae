import type { View } from '../../../drill/view';

/** May it be done now? `true`, or a sentence that says why not. It is advice: the drill itself has the last word. */
export type Available = (view: View) => true | string;

const PHASES: Readonly<Partial<Record<View['phase'], string>>> = {
  briefing: 'The drill has not started yet.',
  paused: 'The drill is paused.',
  postmortem: 'The live part of the drill is over.',
  debrief: 'The drill is over.',
  stopped: 'The drill was stopped for a real incident.',
};

/** While the drill runs, and only if every further condition holds. */
export function live(...conditions: readonly Available[]): Available {
  return (view) => {
    const phase = PHASES[view.phase];
    if (phase !== undefined) return phase;
    for (const condition of conditions) {
      const answer = condition(view);
      if (answer !== true) return answer;
    }
    return true;
  };
}

/** A condition with its sentence. */
export function needs(test: (view: View) => boolean, sentence: string): Available {
  return (view) => test(view) || sentence;
}

export const declared = needs((view) => view.declared !== undefined, 'No incident is declared yet.');
export const notDeclared = needs((view) => view.declared === undefined, 'An incident is declared already.');
export const resolved = needs((view) => view.resolved, 'The incident is not declared resolved.');
export const notResolved = needs((view) => !view.resolved, 'The incident is declared resolved already.');
export const hasTicket = needs((view) => view.ticket !== undefined, 'There is no incident ticket yet.');
export const noBridge = needs((view) => view.bridge === undefined, 'The bridge is open already.');
export const offBridge = needs(
  (view) => view.bridge !== undefined && !view.bridge.joined.includes(view.me),
  'There is no bridge to join, or you are on it already.',
);
export const holdsSomething = needs(
  (view) => view.roster.some((p) => p.id === view.me && p.holds.length > 0),
  'You hold no role.',
);
export const hasOffer = needs(
  (view) => view.handoffs.some((h) => h.to === view.me && h.acceptedAt === undefined && h.declinedAt === undefined),
  'Nobody has offered you a role.',
);
export const hasColleague = needs(
  (view) => view.roster.some((p) => p.kind !== 'cast' && p.id !== view.me),
  'Nobody else takes part.',
);
export const hasPage = needs((view) => pagesToMe(view).length > 0, 'No page is waiting for you.');
export const hasTask = needs(
  (view) => view.tasks.some((t) => t.to === view.me && t.reportedAt === undefined),
  'You have no open task.',
);
export const hasNewTask = needs(
  (view) => view.tasks.some((t) => t.to === view.me && t.reportedAt === undefined && t.acknowledgedAt === undefined),
  'No task is waiting to be acknowledged.',
);

/** Pages that ring for the acting person: addressed to them or to everybody on call, and not acknowledged. */
export function pagesToMe(view: View): View['pages'] {
  return view.pages.filter((page) => {
    if (page.acknowledgedAt !== undefined || page.from === view.me) return false;
    return page.to === undefined || page.to === view.me;
  });
}
