import { describe, expect, it } from 'vitest';
import { postmortemCard } from '../../../src/score/writing/card-of-record';
import { written } from './drills';

/** Seconds of the processor, which other work on the machine does not lengthen much; an idle one takes a tenth. */
const MOST = 3;

const lines = (n: number, line: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => line(i)).join('\n');
const minute = (i: number): string => String(i % 60).padStart(2, '0');

const HOSTILE: readonly (readonly [string, () => string])[] = [
  ['two megabytes of one letter', () => 'a'.repeat(2_000_000)],
  [
    'two megabytes of sentences',
    () => lines(40_000, (i) => `Row ${i}: ${i * 7} users were affected for ${i} minutes because of it.`),
  ],
  [
    'a timeline of ten thousand rows',
    () => `## Timeline\n${lines(10_000, (i) => `- 12:${minute(i)} UTC thing ${i} happened`)}`,
  ],
  [
    'five thousand action items',
    () =>
      `## Action Items\n| Action | Owner |\n|---|---|\n${lines(5_000, (i) => `| Add alert ${i} on the queue | Codex |`)}`,
  ],
  [
    'thousands of causes',
    () => `## Root Cause\n${lines(2_000, (i) => `The OpenAI quota number ${i} was used up and refused.`)}`,
  ],
  ['denials without end', () => `## Root Cause\n${'it was not '.repeat(8_000)}but`],
  ['numbers without end', () => `## Impact\n${'1,234,'.repeat(10_000)} users`],
  ['labels without values', () => `## Impact\n${'Users affected: \n'.repeat(4_000)}`],
  ['deep quotations', () => `${'> '.repeat(30_000)}x`],
];

describe('a hostile postmortem', () => {
  const { input } = written('edge-outage', 'key-exhausted');
  it.each(HOSTILE)('of %s is judged soon, and is worth little', (_name, make) => {
    const text = make();
    const before = process.cpuUsage();
    const card = postmortemCard(input, text);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(MOST);
    expect(card.score).toBeLessThan(25);
  });
});
