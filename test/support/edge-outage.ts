import { readFileSync } from 'node:fs';
import type { Bundle } from '../../src/drill/bundle';
import { parseScenario } from '../../src/scenario/parse';
import { tinyBundle } from './tiny-scenario';

const file = 'edge-outage/scenario.yaml';
const parsed = parseScenario(
  readFileSync(new URL(`../../scenarios/vyberology/${file}`, import.meta.url), 'utf8'),
  file,
  { text: readFileSync(new URL('../../scenarios/vyberology/company.yaml', import.meta.url), 'utf8') },
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error.slice(0, 5)));

/** The scenario that ships, with the playbook and the company it belongs to. */
export const edgeOutage: Bundle = { ...tinyBundle, scenario: parsed.value };
