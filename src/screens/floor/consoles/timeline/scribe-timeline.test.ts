import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { given } from '../../../../../test/support/given';
import { MINUTE, SECOND } from '../../../../base/drill-time';
import { viewFor } from '../../../../drill/view';
import { scribeRows, statedTime, timelineMarkdown } from './scribe-timeline';

const epoch = Date.parse('2026-03-04T14:00:00Z');

describe('statedTime', () => {
  it('takes the time a note begins with', () => {
    expect(statedTime('14:05 UTC rolled back', 20 * MINUTE, epoch)).toEqual({ at: 5 * MINUTE, text: 'rolled back' });
    expect(statedTime('14:05:30 UTC: rolled back', 20 * MINUTE, epoch)).toEqual({
      at: 5 * MINUTE + 30 * SECOND,
      text: 'rolled back',
    });
  });

  it('leaves a note without one, and what is no time, as it is', () => {
    for (const text of ['rolled back at 14:05 UTC', '25:99 UTC x', '14:05 rolled back', '14:05 UTC']) {
      expect(statedTime(text, 20 * MINUTE, epoch)).toEqual({ at: 20 * MINUTE, text });
    }
  });

  it('means yesterday when the time of day has not come yet', () => {
    const { at } = statedTime('23:50 UTC began', 20 * MINUTE, epoch);
    expect(at + epoch).toBe(Date.parse('2026-03-03T23:50:00Z'));
  });

  it('is never later than the writing', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), fc.nat(59), fc.integer({ min: -600, max: 600 }), (h, m, s, minutes) => {
        const pad = (n: number) => String(n).padStart(2, '0');
        const written = minutes * MINUTE;
        const { at } = statedTime(`${pad(h)}:${pad(m)}:${pad(s)} UTC x`, written, epoch);
        expect(at).toBeLessThanOrEqual(written);
        expect(at).toBeGreaterThan(written - 24 * 60 * MINUTE - MINUTE);
      }),
    );
  });
});

describe('scribeRows', () => {
  const { drill, before } = given([
    [1 * MINUTE, 'codex', { type: 'page.acknowledge', pageId: 'alert' }],
    [2 * MINUTE, 'codex', { type: 'declare', severity: 'SEV2', summary: 'It fails', impact: 'Nobody can call it' }],
    [3 * MINUTE, 'codex', { type: 'ticket.open', title: 'SEV-2: It fails', labels: [], body: '' }],
    [9 * MINUTE, 'claude', { type: 'ticket.update', kind: 'comment', text: 'looked at the logs' }],
    [
      10 * MINUTE,
      'claude',
      { type: 'finding.note', text: 'only mine', evidence: [], claim: 'observation', share: false },
    ],
    [11 * MINUTE, 'claude', { type: 'finding.note', text: 'a|b', evidence: [], claim: 'observation', share: true }],
    [12 * MINUTE, 'codex', { type: 'evidence.attach', evidence: ['errors'], note: 'see the chart' }],
  ]);
  const rowsFor = (person: string) => scribeRows(drill, before, viewFor(drill, before, person));

  it('is in order, each thing once, told by where it comes from', () => {
    const rows = rowsFor('codex');
    expect(rows.map((r) => r.at)).toEqual([...rows.map((r) => r.at)].sort((a, b) => a - b));
    expect(new Set(rows.map((r) => r.key)).size).toBe(rows.length);
    expect(rows.filter((r) => r.source === 'written').map((r) => [r.kind, r.text])).toEqual([
      ['note', 'looked at the logs'],
      ['evidence', 'see the chart'],
    ]);
    expect(rows.some((r) => r.source === 'automatic' && r.text.includes('declared SEV2'))).toBe(true);
    expect(rows.some((r) => r.source === 'automatic' && r.text.includes('looked at the logs'))).toBe(false);
  });

  it('keeps to oneself what somebody has not shared', () => {
    expect(rowsFor('codex').some((r) => r.text.includes('only mine'))).toBe(false);
    expect(rowsFor('claude').some((r) => r.text.includes('only mine'))).toBe(true);
  });

  it('becomes a table that bars in a text do not break', () => {
    const lines = timelineMarkdown(
      rowsFor('codex'),
      () => '14:00',
      (id) => id,
    )
      .trimEnd()
      .split('\n');
    expect(lines.length).toBe(rowsFor('codex').length + 2);
    for (const line of lines) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(4);
  });
});
