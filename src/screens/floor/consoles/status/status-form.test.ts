import { describe, expect, it } from 'vitest';
import { given } from '../../../../../test/support/given';
import { MINUTE } from '../../../../base/drill-time';
import { viewFor } from '../../../../drill/view';
import { checkForm, completeValues, type FormContext } from '../../forms/form-spec';
import { statusConsoleForm } from './status-form';

const { drill, at } = given([]);
const state = at(10 * MINUTE);
const ctx: FormContext = { drill, view: viewFor(drill, state, 'codex'), formId: 'f' };
const typed = { status: 'investigating', title: 'Readings fail', text: 'We are looking into it.' };
const acts = (more: Record<string, string>) =>
  statusConsoleForm.acts(completeValues(statusConsoleForm, { ...typed, ...more }, ctx), ctx);

describe('the form of the status page', () => {
  it('promises the next update after the cadence unless told otherwise', () => {
    const [act] = acts({});
    const next = act?.type === 'statuspage.publish' ? act.fields?.nextUpdateAt : undefined;
    const due = state.t + drill.bundle.playbook.cadence.minutes * MINUTE;
    expect(Math.abs((next ?? 0) - due)).toBeLessThan(MINUTE);
    expect(acts({ nextUpdate: '' })).toEqual([{ type: 'statuspage.publish', ...typed }]);
  });

  it('promises nothing more once it is resolved', () => {
    expect(acts({ status: 'resolved' })).toEqual([{ type: 'statuspage.publish', ...typed, status: 'resolved' }]);
  });

  it('says what is wrong with a time', () => {
    expect(checkForm(statusConsoleForm, { ...typed, nextUpdate: 'soon' }, ctx).errors.nextUpdate).toBeDefined();
    expect(checkForm(statusConsoleForm, typed, ctx).errors).toEqual({});
  });
});
