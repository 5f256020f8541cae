import { readFileSync } from 'node:fs';
import type { Bundle } from '../../src/drill/bundle';
import { parseScenario } from '../../src/scenario/parse';
import { tinyBundle } from './tiny-scenario';

const text = (name: string) => readFileSync(new URL(`../../scenarios/vyberology/${name}`, import.meta.url), 'utf8');
const parsed = parseScenario(text('data-loss/scenario.yaml'), 'scenario.yaml', { text: text('company.yaml') });
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error.slice(0, 5)));

/** The scenario `data-loss` that ships, with the playbook and the company it belongs to. */
export const dataLoss: Bundle = { ...tinyBundle, scenario: parsed.value };
