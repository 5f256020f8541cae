import { createRoot } from 'react-dom/client';
import companyYaml from '../../../scenarios/vyberology/company.yaml?raw';
import scenarioYaml from '../../../scenarios/vyberology/edge-outage/scenario.yaml?raw';
import playbookYaml from '../../../scenarios/vyberology/playbook.yaml?raw';
import { MINUTE } from '../../../src/base/drill-time';
import { bundleHashes } from '../../../src/drill/bundle';
import { parseCompany, parsePlaybook } from '../../../src/playbook/parse';
import { parseScenario } from '../../../src/scenario/parse';
import { LogsConsole } from '../../../src/screens/floor/consoles/logs/logs-console';
import { ConsoleContext } from '../../../src/screens/floor/consoles/parts/console-context';
import { keptOf } from '../../../src/screens/floor/consoles/parts/kept';
import { UiProvider } from '../../../src/ui/provider';
import { fakeSession } from '../../support/fake-session';
import { probes } from './probes';

/** The log view of the app, alone in a page, on edge-outage with so much traffic that a day has more than a million lines. */
const BUSIER = 3;
const WALL = 1_000_000;

function got<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const scenario = got(parseScenario(scenarioYaml, 'scenario.yaml', { text: companyYaml }));
const bundle = {
  playbook: got(parsePlaybook(playbookYaml, 'playbook.yaml')),
  company: got(parseCompany(companyYaml, 'company.yaml')),
  scenario: {
    ...scenario,
    telemetry: {
      ...scenario.telemetry,
      traffic: scenario.telemetry.traffic.map((t) => ({ ...t, perMinute: t.perMinute * BUSIER })),
    },
  },
};
Object.assign(window, { probes });

let wall = WALL;
const session = fakeSession({
  bundle,
  wall: () => wall,
  header: {
    drillId: 'bench',
    createdAt: WALL,
    engine: 'bench',
    seed: 'log-view',
    scenarioId: scenario.id,
    playbookId: bundle.playbook.id,
    variant: 'key-exhausted',
    hashes: bundleHashes(bundle),
    participants: [{ id: 'codex', name: 'Codex', kind: 'player', role: 'ic' }],
  },
});
session.appendAs('codex', { type: 'drill.start' });
wall += 20 * MINUTE;
session.tick();
const kept = keptOf(session);
kept.set(
  'codex logs.streams',
  scenario.telemetry.streams.map((s) => s.id),
);
kept.set('codex logs.range', '24h');

const root = document.getElementById('root');
if (root === null) throw new Error('page.html has no #root');
root.style.cssText = 'display: flex; height: 100vh';
createRoot(root).render(
  <UiProvider>
    <ConsoleContext
      value={{
        session,
        snapshot: session.getSnapshot(),
        layout: 'wide',
        visible: true,
        isFullScreen: false,
        isSplit: false,
        open: () => undefined,
      }}
    >
      <LogsConsole />
    </ConsoleContext>
  </UiProvider>,
);
