import { describe, expect, it } from 'vitest';
import { lapsesOf } from '../../../src/score/record/lapses';
import { postmortemCard } from '../../../src/score/writing/card-of-record';
import { criterion, share, written } from './drills';

/** Runs with one lapse, which their own postmortem owns up to. */
const LAPSED = [
  ['edge-outage', 'key-exhausted', 'missed-update', 'late-update'],
  ['edge-outage', 'key-exhausted', 'no-updates', 'late-update'],
  ['edge-outage', 'key-exhausted', 'wrong-fix-first', 'wrong-fix'],
  ['edge-outage', 'key-exhausted', 'two-commanders', 'command-gap'],
] as const;

describe.each(LAPSED)('in %s, %s, the lapse of “%s”', (scenario, variant, bot, lapse) => {
  const w = written(scenario, variant, bot);

  it('is on the record, and owned up to', () => {
    expect(lapsesOf(w.input).map((l) => l.id)).toContain(lapse);
    const owned = criterion(w.card, 'lapses-owned');
    expect(owned?.reason, owned?.reason).toBe('The postmortem owns up to what the record shows.');
    expect(owned?.spans.length).toBeGreaterThan(0);
  });

  it('is missed where it is left out, and the section where it belongs is pointed to', () => {
    const without = w.markdown.replace(
      /(\*\*What went poorly:\*\*) .*/,
      '$1 The alert names the function and not what people lose.',
    );
    const card = postmortemCard(w.input, without);
    expect(share(card, 'lapses-owned')).toBeLessThan(1);
    const found = criterion(card, 'lapses-owned')?.spans.filter((s) => s.hint !== undefined) ?? [];
    expect(found.length).toBeGreaterThan(0);
    for (const s of found) expect(without.slice(s.start, s.end)).toContain('The alert names the function');
  });

  it('is missed where the whole section is gone, with the reason saying so', () => {
    const without = w.markdown
      .replace(/## Response\n[\s\S]*?(?=\n## )/, '')
      .replace(/## Lessons Learned\n[\s\S]*?(?=\n## )/, '');
    const lapses = criterion(postmortemCard(w.input, without), 'lapses-owned');
    expect(lapses?.points).toBeLessThan(lapses?.of ?? 0);
    expect(lapses?.reason).toContain('Not owned up to');
  });
});
