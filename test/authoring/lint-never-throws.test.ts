import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintScenario } from '../../src/authoring/lint';
import { checkFiles } from '../../src/authoring/lint-files';
import { EXAMPLE_SCENARIO } from '../../src/authoring/rules/example';
import { exampleFolder } from '../support/authoring-example';
import { full } from '../support/shipped';

const lines = EXAMPLE_SCENARIO.split('\n');
const words = [...new Set(EXAMPLE_SCENARIO.match(/[A-Za-z0-9_.#-]+/g) ?? [])];

/** Ways in which an author's hand slips: a line lost, doubled, moved; one word for another; signs that mean something. */
const slip = fc.oneof(
  fc.record({ kind: fc.constant('lose' as const), at: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(lines.length - 1) }),
  fc.record({ kind: fc.constant('indent' as const), at: fc.nat(lines.length - 1) }),
  fc.record({
    kind: fc.constant('word' as const),
    at: fc.nat(lines.length - 1),
    from: fc.nat(20),
    to: fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom('{', '&a', '*a', '!!map', '0', '-1m', 'null', '__proto__', '<b>', '{{x}}'),
    ),
  }),
);

function slipped(slips: readonly (typeof slip extends fc.Arbitrary<infer T> ? T : never)[]): string {
  const text = [...lines];
  for (const s of slips) {
    const line = text[s.at] ?? '';
    if (s.kind === 'lose') text[s.at] = '';
    else if (s.kind === 'double') text[s.at] = `${line}\n${line}`;
    else if (s.kind === 'indent') text[s.at] = ` ${line}`;
    else {
      let n = 0;
      text[s.at] = line.replace(/[A-Za-z0-9_.#-]+/g, (word) => (n++ === s.from % 8 ? s.to : word));
    }
  }
  return text.join('\n');
}

describe('the linter on whatever it is given', () => {
  const whole = exampleFolder({});

  it('never throws, and gives every finding a place and a mend', () => {
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
        const { rows } = lintScenario({ ...whole, scenario: { file: 'scenario.yaml', text: slipped(slips) } });
        for (const row of rows) {
          expect(row.line).toBeGreaterThanOrEqual(1);
          expect(row.column).toBeGreaterThanOrEqual(1);
          expect(row.file).not.toBe('');
          expect(row.why).not.toBe('');
          expect(row.mend).not.toBe('');
        }
      }),
      { numRuns: full ? 2_000 : 120 },
    );
  });

  it('never throws on files of any names and texts', () => {
    const name = fc.constantFrom(
      'scenario.yaml',
      'a/scenario.yaml',
      'playbook.yaml',
      'a/plans/x.plan.yaml',
      'a/par.json',
      'README.md',
    );
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('format: hotwash.scenario\nplaybook: [', EXAMPLE_SCENARIO, '{}', 'null'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, text), { maxLength: 5 }), fc.boolean(), (files, folder) => {
        const find = (kind: 'playbook' | 'company') => (folder ? whole[kind] : undefined);
        expect(checkFiles(new Map(files), find, folder).rows).toBeInstanceOf(Array);
      }),
      { numRuns: full ? 500 : 60 },
    );
  });
});
