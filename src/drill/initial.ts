import { initialIncident } from '../scenario/compile';
import { stoppedClock } from './clock';
import type { Drill } from './drill';
import type { DrillState } from './state';
import { adoptStep } from './world-step';

/** The drill before its first entry, at the moment at which the scenario's world begins (before StartEx). */
export function emptyState(drill: Drill): DrillState {
  const startsAt = Math.min(0, drill.bundle.scenario.incident.startsAt);
  const bare: DrillState = {
    t: startsAt,
    seq: 0,
    lastWall: 0,
    phase: 'briefing',
    clock: stoppedClock,
    startEpoch: drill.startEpoch,
    variant: drill.variant,
    stoppedForReal: false,
    world: { states: {}, history: [], snapshot: null },
    agenda: [],
    waitingInjects: [],
    injects: [],
    facts: [],
    happenings: [],
    actCounts: {},
    refusals: [],
    pages: [],
    messages: [],
    roles: [],
    handoffs: [],
    gone: [],
    assessments: [],
    severities: [],
    bugs: [],
    tasks: [],
    findings: [],
    decisions: [],
    approvals: [],
    escalations: [],
    statusPage: [],
    looks: [],
    tools: [],
    statements: [],
    resolutions: [],
    postmortem: { ticks: {} },
  };
  return adoptStep(bare, initialIncident(drill.machine), startsAt);
}
