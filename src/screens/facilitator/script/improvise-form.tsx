import { type KeyboardEvent, useRef } from 'react';
import { newId } from '../../../session/ports';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { TextAreaField } from '../../../ui/text-field';
import { useControl } from '../parts/control-context';
import { useDraft } from '../parts/drafts';
import { addresseesOf, senderName, sendersOf } from '../parts/names';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';
import { whereShown } from '../parts/where-shown';
import classes from './script.module.css';

const ASKS = [
  { value: 'nothing', label: 'Nothing' },
  { value: 'eta', label: 'When it will be over' },
  { value: 'status', label: 'How it stands' },
  { value: 'answer', label: 'Something else' },
] as const;
type Asks = (typeof ASKS)[number]['value'];
const NONE = 'none';

/** A new inject, sent at once: from whom, to whom, what, and a look at where it is going to appear. */
export function ImproviseForm() {
  const { snapshot, drafts, propose, improvise } = useControl();
  const { drill, state, view } = snapshot;
  const { isBusy, refusal, attempt } = useAttempt();
  const form = useRef<HTMLFormElement>(null);
  const senders = sendersOf(drill);
  const [from, setFrom] = useDraft(drafts, 'improvise.from', senders[0]?.id ?? '');
  const [to, setTo] = useDraft(drafts, 'improvise.to', '');
  const [text, setText, forgetText] = useDraft(drafts, 'improvise.text');
  const [asksTyped, setAsks, forgetAsks] = useDraft(drafts, 'improvise.asks', 'nothing');
  const [objective, setObjective] = useDraft(drafts, 'improvise.objective', NONE);
  const asks: Asks = ASKS.find((a) => a.value === asksTyped)?.value ?? 'nothing';
  const isLive = view.phase === 'live';
  const isReady = isLive && from !== '' && to !== '' && text.trim() !== '';
  const send = async () => {
    if (!isReady) return;
    const done = await attempt(() =>
      propose({
        type: 'inject.improvise',
        injectId: `improvised-${newId()}`,
        from,
        to,
        text: text.trim(),
        ...(asks === 'nothing' ? {} : { asks }),
        ...(objective === NONE ? {} : { objective }),
      }),
    );
    if (!done) return;
    forgetText();
    forgetAsks();
    improvise(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      improvise(false);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  };
  return (
    <form
      ref={form}
      className={classes.improvise}
      aria-label="Improvise an inject"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={classes.fields}>
        <SelectField
          label="From"
          value={from}
          onChange={setFrom}
          options={senders.map((s) => ({ value: s.id, label: s.label }))}
        />
        <SelectField
          label="To"
          value={to}
          onChange={setTo}
          options={addresseesOf(drill, state).map((a) => ({ value: a.id, label: a.label }))}
        />
      </div>
      <TextAreaField label="Text" value={text} onChange={setText} maxLength={4_000} autoFocus />
      <div className={classes.fields}>
        <SelectField label="Asks for" value={asks} onChange={setAsks} options={ASKS} />
        <SelectField
          label="Objective"
          value={objective}
          onChange={setObjective}
          options={[
            { value: NONE, label: 'None' },
            ...drill.bundle.scenario.objectives.map((o) => ({ value: o.id, label: o.text })),
          ]}
        />
      </div>
      <div className={classes.preview} aria-live="polite">
        <p className="hw-muted hw-small">{whereShown(drill, state, to)}</p>
        {text.trim() !== '' && (
          <p className={classes.sample}>
            <strong>{senderName(drill, from)}</strong> {text.trim()}
          </p>
        )}
      </div>
      <Refused sentence={refusal} />
      <div className={classes.formFoot}>
        <span className="hw-muted hw-small">
          {isLive ? 'Ctrl Enter sends it.' : 'Injects are sent while the clock runs; what you write is kept.'}
        </span>
        <Button onClick={() => improvise(false)}>Put it away</Button>
        <Button kind="primary" type="submit" disabled={!isReady} busy={isBusy}>
          Send it now
        </Button>
      </div>
    </form>
  );
}
