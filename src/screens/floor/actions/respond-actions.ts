import type { FloorAction } from './action';
import { declared, hasPage, live, noBridge, notDeclared, offBridge } from './availability';

const can = live();

/** From the page to the bridge. */
export const respondActions = [
  {
    id: 'acknowledge',
    title: 'Acknowledge the page',
    group: 'Respond',
    slash: 'ack',
    keys: 'A',
    acts: ['page.acknowledge'],
    available: live(hasPage),
  },
  {
    id: 'assess',
    title: 'Assess: is this an incident?',
    group: 'Respond',
    slash: 'assess',
    args: 'reason',
    acts: ['assess'],
    available: can,
  },
  {
    id: 'bug',
    title: 'Open a bug ticket',
    group: 'Respond',
    slash: 'bug',
    args: 'title',
    acts: ['bug.open'],
    available: can,
  },
  {
    id: 'declare',
    title: 'Declare an incident',
    group: 'Respond',
    slash: 'declare',
    args: 'severity summary',
    keys: 'D',
    acts: ['declare', 'role.take', 'ticket.open', 'bridge.open', 'post'],
    available: live(notDeclared),
  },
  {
    id: 'severity',
    title: 'Change the severity',
    group: 'Respond',
    slash: 'sev',
    args: 'severity reason',
    acts: ['severity.set'],
    available: live(declared),
  },
  {
    id: 'ticket',
    title: 'Incident ticket: open or update',
    group: 'Respond',
    slash: 'ticket',
    args: 'comment',
    words: 'github issue label timeline',
    acts: ['ticket.open', 'ticket.update', 'ticket.label'],
    available: can,
  },
  {
    id: 'bridge',
    title: 'Open the bridge',
    group: 'Respond',
    slash: 'bridge',
    words: 'call zoom',
    acts: ['bridge.open', 'post'],
    available: live(noBridge),
  },
  {
    id: 'join',
    title: 'Join the bridge',
    group: 'Respond',
    slash: 'join',
    acts: ['bridge.join'],
    available: live(offBridge),
  },
] as const satisfies readonly FloorAction[];
