import { useRef, useState } from 'react';
import {
  checkForm,
  completeValues,
  type Field,
  type FormContext,
  type FormSpec,
  type Values,
} from '../forms/form-spec';
import { useDraft } from '../parts/drafts';
import { type OpenForm, useFloor } from '../parts/floor-context';
import { refusalText } from '../parts/refusal-text';

export interface FormState {
  readonly fields: readonly Field[];
  readonly typed: Values;
  readonly set: (id: string, value: string) => void;
  readonly errors: Readonly<Record<string, string>>;
  /** How often somebody has tried to send it; errors of untouched fields show from the first time on. */
  readonly attempts: number;
  /** The drill's own sentence, and the field next to which it belongs. */
  readonly refusedField: string | undefined;
  readonly refusal: string | undefined;
  /** What the playbook would have besides, said once. */
  readonly reminder: string | undefined;
  readonly intro: string | undefined;
  readonly submitLabel: string;
  readonly isBusy: boolean;
  readonly isKept: boolean;
  readonly submit: () => Promise<void>;
}

/** The life of one open form: what is typed, what is wrong with it, and sending its acts one after the other. */
export function useForm(open: OpenForm, spec: FormSpec): FormState {
  const { session, snapshot, closeForm } = useFloor();
  const { drill, view, actingAs } = snapshot;
  const ctx: FormContext = { drill, view, formId: open.formId };
  const draft = useDraft(`${session.drillId}.${actingAs}.form.${open.action}`, open.preset);
  const typed = draft.values;
  const [attempts, setAttempts] = useState(0);
  const [refused, setRefused] = useState<{ readonly field: string | undefined; readonly text: string }>();
  const [reminded, setReminded] = useState('');
  const [isBusy, setBusy] = useState(false);
  /** Acts that were accepted already, when a later one of the same form was refused: a retry leaves them out. */
  const done = useRef(new Set<string>());

  const fields = spec.fields(typed, ctx);
  const check = checkForm(spec, typed, ctx);
  const values = completeValues(spec, typed, ctx);
  const missing = check.wanted.join(', ');

  const submit = async () => {
    if (isBusy) return;
    setAttempts((n) => n + 1);
    setRefused(undefined);
    if (Object.keys(check.errors).length > 0) return;
    if (missing !== '' && reminded !== missing) {
      setReminded(missing);
      return;
    }
    // What was suggested stands as typed from here on, so that a retry sends the same.
    draft.set({ ...typed, ...values });
    setBusy(true);
    for (const act of spec.acts(values, ctx)) {
      const key = JSON.stringify(act);
      if (done.current.has(key)) continue;
      const result = await session.propose(act);
      if (!result.ok) {
        setRefused({ field: spec.refusedAt?.[act.type], text: refusalText(result.error) });
        setBusy(false);
        return;
      }
      done.current.add(key);
    }
    draft.clear();
    closeForm();
  };

  const isShown = fields.some((field) => field.id === refused?.field);
  return {
    fields,
    typed,
    set: (id, value) => {
      draft.set({ ...typed, [id]: value });
      setRefused(undefined);
    },
    errors: check.errors,
    attempts,
    refusedField: isShown ? refused?.field : undefined,
    refusal: refused?.text,
    reminder:
      reminded !== '' && reminded === missing
        ? `The playbook also asks for: ${missing.toLowerCase()}. Send again to leave it out.`
        : undefined,
    intro: spec.intro?.(ctx),
    submitLabel: typeof spec.submit === 'string' ? spec.submit : spec.submit(values, ctx),
    isBusy,
    isKept: draft.isKept,
    submit,
  };
}
