import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from './parse';

const folder = new URL('../../scenarios/vyberology/', import.meta.url);
const SHIPPED = readFileSync(new URL('edge-outage/scenario.yaml', folder), 'utf8').replace(
  '  playbook: edge-function-outage\n',
  '',
);
const COMPANY = readFileSync(new URL('company.yaml', folder), 'utf8');

/** Codes found in the shipped scenario with more lines under `truth`. */
function codesWith(lines: readonly string[], change = (text: string): string => text): readonly string[] {
  const text = change(SHIPPED).replace('\ntruth:\n', `\ntruth:\n${lines.map((line) => `  ${line}\n`).join('')}`);
  const read = parseScenario(text, 'scenario.yaml', { text: COMPANY });
  return read.ok ? [] : read.error.map((d) => d.code);
}

const SERVICE_KEY = '- { id: service-key, title: Service key, revoked: { fact: secret.unset } }';

describe('what only some kinds of incident have', () => {
  it('may be absent, and may be there', () => {
    expect(codesWith([])).toEqual([]);
    expect(codesWith(['stops: { state: backend.broken }', 'table: public.readings', 'playbook: data-loss'])).toEqual(
      [],
    );
    expect(
      codesWith([
        'playbook: security-incident',
        'contained: { fact: secret.unset }',
        'consult: [helene-brandt]',
        'vendor: { bad-deploy: supabase }',
        'credentials:',
        SERVICE_KEY,
        '- { id: gateway-key, title: Key, variants: [bad-deploy], revoked: { fact: secret.set } }',
      ]),
    ).toEqual([]);
  });

  it('has its guards checked like all others', () => {
    expect(codesWith(['table: public.readings', 'stops: { state: backend.brocken }'])).toEqual([
      'scenario.unknown-state',
    ]);
    expect(codesWith(['contained: { fact: secret.lost }'])).toEqual(['scenario.unknown-fact']);
    expect(
      codesWith(['contained: { fact: secret.unset }', 'credentials: [{ id: k, title: K, revoked: { done: decide } }]']),
    ).toEqual(['scenario.act-moves-world']);
  });

  it('fits together', () => {
    expect(codesWith(['credentials:', SERVICE_KEY])).toEqual(['scenario.never-contained']);
    expect(codesWith(['contained: { fact: secret.unset }', 'credentials:', SERVICE_KEY, SERVICE_KEY])).toEqual([
      'scenario.duplicate-id',
    ]);
    expect(codesWith(['stops: { state: backend.broken }'])).toEqual(['scenario.unmeasured-loss']);
    expect(codesWith(['vendor: { nobody: supabase }'])).toEqual(['scenario.unknown-variant']);
  });

  it('lets what is no incident have severities, of a cosmetic fault or of what responders break, and asks no remedy of it', () => {
    expect(codesWith(['notIncident: true'])).toEqual([]);
    const without = (text: string): string => text.replace(/\n {2}severity:\n(?: {4}.*\n)+/, '\n  severity: []\n');
    expect(codesWith([], without)).toEqual(['scenario.no-severity']);
    const useless = (text: string): string => without(text).replace(/\bright\b(?=[,\s}])/g, 'acceptable');
    expect(codesWith(['notIncident: true'], useless)).toEqual([]);
    expect(codesWith([], useless)).toContain('scenario.no-right-remedy');
  });
});
