import { describe, expect, it } from 'vitest';
import { given } from '../../../../test/support/given';
import type { Act } from '../../../drill/acts';
import { viewFor } from '../../../drill/view';
import { declareForm } from './declare';
import { checkForm, completeValues, type FormContext, type FormSpec, type Values } from './form-spec';
import { updateForm } from './update';
import { readUtcTime } from './utc-time';

function context(t = 300_000, acts: readonly Act[] = []): FormContext {
  const { drill, at } = given(acts.map((act, i) => [60_000 + i, 'codex', act]));
  return { drill, view: viewFor(drill, at(t), 'codex'), formId: 'f' };
}
const filled = (form: FormSpec, typed: Values, ctx: FormContext) => completeValues(form, typed, ctx);

describe('the declaration', () => {
  it('fills the ticket with what is known and leaves open what is not', () => {
    const ctx = context();
    const values = filled(declareForm, { severity: 'SEV2', summary: 'Readings fail', ticket: 'yes' }, ctx);
    expect(values.title).toBe('SEV-2: Readings fail');
    expect(values.labels).toBe('incident, sev-2');
    expect(values.body).toMatch(/^\*\*Start Time:\*\* 2026-03-04 \d\d:\d\d:\d\d UTC\n\*\*Severity:\*\* SEV-2\n/);
    expect(values.body).toContain('**Impact:** [user-facing impact]');
    expect(values.body).toContain('**IC:** Codex');
    expect(values.body).toContain('**Deputy:** nobody yet');
    expect(values.body).toMatch(/- \d\d:\d\d:\d\d UTC Incident detected/);
  });

  it('follows what is typed until the field itself is touched', () => {
    const ctx = context();
    const typed = { severity: 'SEV1', summary: 'A', impact: 'No readings', ticket: 'yes', title: 'My own title' };
    const values = filled(declareForm, typed, ctx);
    expect(values.title).toBe('My own title');
    expect(values.body).toContain('**Impact:** No readings');
  });

  it('asks for severity and summary, and reminds of the impact', () => {
    const check = checkForm(declareForm, {}, context());
    expect(Object.keys(check.errors).sort()).toEqual(['severity', 'summary']);
    expect(check.wanted).toEqual(['Impact']);
  });
});

describe('the update', () => {
  const typed = { status: 'Mitigating', impact: 'No readings', actions: 'Rolling back', next: 'Watching' };
  const first = (typedValues: Values, ctx: FormContext) => {
    const act = updateForm.acts(filled(updateForm, typedValues, ctx), ctx)[0];
    if (act?.type !== 'post') throw new Error('no post');
    return act;
  };

  it('promises the next one a cadence from now', () => {
    const ctx = context();
    const act = first(typed, ctx);
    expect(act.fields?.nextUpdateAt).toBeGreaterThan(ctx.view.t + 29 * 60_000);
    expect(act.fields?.nextUpdateAt).toBeLessThanOrEqual(ctx.view.t + 30 * 60_000);
    expect(act.fields?.eta).toEqual({ kind: 'unknown' });
    expect(act.text).toContain('ETA: unknown');
    expect(act.text).toContain('Impact: No readings');
    expect(act.text.indexOf('Status: Mitigating')).toBeLessThan(act.text.indexOf('Impact:'));
  });

  it('keeps an ETA as a range of drill times', () => {
    const ctx = context();
    const now = new Date(ctx.view.startEpoch + ctx.view.t);
    const later = (min: number) => new Date(now.getTime() + min * 60_000).toISOString().slice(11, 16);
    const act = first({ ...typed, etaKind: 'range', etaFrom: later(20), etaTo: later(40) }, ctx);
    expect(act.fields?.eta?.kind).toBe('range');
    const check = checkForm(updateForm, { ...typed, etaKind: 'range', etaFrom: later(40), etaTo: later(20) }, ctx);
    expect(check.errors).toEqual({ etaTo: 'The range ends before it begins.' });
  });

  it('says what a time looks like when it cannot read one', () => {
    expect(checkForm(updateForm, { ...typed, nextUpdate: 'soon' }, context()).errors.nextUpdate).toMatch('14:05');
  });
});

describe('readUtcTime', () => {
  const noon = Date.UTC(2026, 2, 4, 12, 0);
  it('takes the nearest moment with that time of day', () => {
    expect(readUtcTime('12:30 UTC', noon)).toBe(noon + 30 * 60_000);
    expect(readUtcTime('1130', noon)).toBe(noon - 30 * 60_000);
    expect(readUtcTime('00:10', Date.UTC(2026, 2, 4, 23, 50))).toBe(Date.UTC(2026, 2, 5, 0, 10));
    expect(readUtcTime('23:50', Date.UTC(2026, 2, 5, 0, 10))).toBe(Date.UTC(2026, 2, 4, 23, 50));
  });
  it('refuses what is no time of day', () => {
    for (const text of ['', 'noon', '25:00', '12:60', '12', '1:2']) expect(readUtcTime(text, noon)).toBeUndefined();
  });
});
