import type { DataPath, Reporter } from '../playbook/diagnostics';
import { checkFact } from './check-guards';
import type { Inventory } from './inventory';
import type { IncidentRegion, Scenario } from './schema';

/** Reports a statechart that does not hold together: unknown targets, unknown facts, reactions that chase each other. */
export function checkIncident(scenario: Scenario, known: Inventory, report: Reporter): void {
  for (const [name, region] of Object.entries(scenario.incident.regions)) {
    const at: DataPath = ['incident', 'regions', name];
    checkName(name, at, report);
    for (const state of Object.keys(region.states)) checkName(state, [...at, 'states', state], report);
    if (!Object.hasOwn(region.states, region.initial)) {
      const message = `The region \`${name}\` has no state \`${region.initial}\`.`;
      report('scenario.unknown-target', [...at, 'initial'], message, statesHint(region));
    }
    checkTransitions(region, at, known, report);
    checkAlways(region, at, report);
  }
}

/** Dots part a region from its state in `region.state`, so that a name cannot hold one. */
function checkName(name: string, path: DataPath, report: Reporter): void {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) return;
  report('scenario.name', path, `\`${name}\` cannot name a region or a state.`, 'Use letters, digits and dashes.');
}

const statesHint = (region: IncidentRegion): string => `Its states are: ${Object.keys(region.states).join(', ')}.`;

function checkTransitions(region: IncidentRegion, at: DataPath, known: Inventory, report: Reporter): void {
  for (const [name, state] of Object.entries(region.states)) {
    for (const kind of ['after', 'on', 'always'] as const) {
      for (const [index, { to }] of state[kind].entries()) {
        if (Object.hasOwn(region.states, to)) continue;
        const path = [...at, 'states', name, kind, index, 'to'];
        report('scenario.unknown-target', path, `There is no state \`${to}\` in this region.`, statesHint(region));
      }
    }
    for (const [index, { fact, where }] of state.on.entries()) {
      checkFact(fact, where, [...at, 'states', name, 'on', index], known, report);
    }
    for (const [index, { delay }] of state.after.entries()) {
      if (delay[0] >= 0) continue;
      const path = [...at, 'states', name, 'after', index, 'delay'];
      report('scenario.negative-delay', path, 'A delay cannot be negative.', 'Give the time from entering the state.');
    }
  }
}

/** `always` alone must not lead back to where it came from: the step would never settle. */
function checkAlways(region: IncidentRegion, at: DataPath, report: Reporter): void {
  for (const start of Object.keys(region.states)) {
    const seen = new Set<string>();
    let front = [start];
    while (front.length > 0) {
      front = front
        .flatMap((name) => (region.states[name]?.always ?? []).map((t) => t.to))
        .filter((to) => !seen.has(to));
      for (const to of front) seen.add(to);
    }
    if (!seen.has(start) || !unguardedOrUnclear(region, start)) continue;
    const message = `\`always\` leads from \`${start}\` back to \`${start}\`, and nothing says that it ends.`;
    const hint = 'Give each of these transitions a guard on another region or a fact, so that only one can hold.';
    report('scenario.always-loop', [...at, 'states', start, 'always'], message, hint);
  }
}

/** A ring of guarded reactions to other regions is a plain mirror of them; one without a guard spins for ever. */
function unguardedOrUnclear(region: IncidentRegion, name: string): boolean {
  return (region.states[name]?.always ?? []).some((t) => t.when === undefined || t.to === name);
}
