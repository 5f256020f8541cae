import { useEffect, useMemo, useRef, useState } from 'react';
import { clockMinuteUtc, dateUtc } from '../../base/drill-time';
import { personName } from '../../drill/drill';
import { timeline } from '../../report/timeline';
import type { DrillSession, SessionSnapshot } from '../../session/types';
import { AppShell } from '../../ui/app-shell';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/choice-field';
import { ColorSchemeToggle } from '../../ui/color-scheme-toggle';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { readRemembered, writeRemembered } from '../../ui/remembered';
import { Section } from '../../ui/section';
import { useToasts } from '../../ui/toasts';
import classes from './postmortem.module.css';
import { sectionStates, startingDraft } from './sections';

export interface PostmortemScreenProps {
  readonly session: DrillSession;
  readonly snapshot: SessionSnapshot;
  readonly onLeave: () => void;
}

/** Pause in typing after which the draft goes into the record (ms). Every keystroke is kept in the browser before that. */
const SAVE_AFTER = 2_000;

const WORDS = { missing: 'not there', empty: 'empty', template: 'still the template', written: 'written' } as const;

/** After the live part: the postmortem is written here. One person holds the pen at a time. */
export function PostmortemScreen({ session, snapshot, onLeave }: PostmortemScreenProps) {
  const { drill, view, actingAs } = snapshot;
  const { playbook } = drill.bundle;
  const toasts = useToasts();
  const draftKey = `postmortem.${session.drillId}`;
  const [text, setText] = useState(() => firstText(snapshot, readRemembered(draftKey)));
  const [asking, setAsking] = useState<'submit' | 'close' | null>(null);
  const [saved, setSaved] = useState(view.postmortem.draft === text);
  const area = useRef<HTMLTextAreaElement>(null);
  const penElsewhere = view.postmortem.pen !== undefined && view.postmortem.pen !== actingAs;
  const states = useMemo(() => sectionStates(playbook, text), [playbook, text]);
  const rows = useMemo(() => timeline(drill, snapshot.state), [drill, snapshot.state]);

  useEffect(() => {
    if (saved || penElsewhere) return;
    const timer = window.setTimeout(() => {
      void session.propose({ type: 'postmortem.save', markdown: text }).then((r) => {
        if (r.ok) setSaved(true);
      });
    }, SAVE_AFTER);
    return () => window.clearTimeout(timer);
  }, [saved, penElsewhere, session, text]);

  // Another window or seat holds the pen: what it saves is shown here.
  useEffect(() => {
    if (penElsewhere && view.postmortem.draft !== undefined) setText(view.postmortem.draft);
  }, [penElsewhere, view.postmortem.draft]);

  const type = (next: string) => {
    setText(next);
    setSaved(false);
    writeRemembered(draftKey, next);
  };
  const act = async (work: ReturnType<DrillSession['propose']>) => {
    const done = await work;
    if (!done.ok)
      toasts.show({ tone: 'bad', text: 'sentence' in done.error ? done.error.sentence : 'It could not be saved.' });
  };
  const submit = async () => {
    setAsking(null);
    await act(session.propose({ type: 'postmortem.submit', markdown: text }));
  };
  const open = states.filter((s) => s.state !== 'written');

  return (
    <AppShell
      mainLabel="Postmortem"
      scroll="page"
      header={
        <div className={classes.header}>
          <Button kind="quiet" onClick={onLeave}>
            Library
          </Button>
          <span className="hw-grow" />
          {snapshot.seats.length > 1 && (
            <SelectField
              label="Acting as"
              value={actingAs}
              onChange={(id) => session.setActingAs(id)}
              options={snapshot.seats.map((s) => ({ value: s.id, label: s.name }))}
            />
          )}
          <ColorSchemeToggle />
        </div>
      }
    >
      <div className={classes.page}>
        <div className={classes.main}>
          <h1>Postmortem</h1>
          <p className="hw-muted">
            The live part is over. The playbook wants this within {playbook.postmortem.dueHours} hours of the
            resolution; you can leave and come back, it stays open.
          </p>
          {penElsewhere && (
            <Banner
              tone="warn"
              title={`${personName(drill, view.postmortem.pen ?? '')} holds the pen`}
              text="You see what they save. Take the pen to write yourself."
              actions={
                <Button onClick={() => void act(session.propose({ type: 'postmortem.take-pen' }))}>Take the pen</Button>
              }
            />
          )}
          <textarea
            ref={area}
            className={classes.editor}
            aria-label="Postmortem, Markdown"
            value={text}
            readOnly={penElsewhere}
            maxLength={200_000}
            spellCheck
            onChange={(event) => type(event.currentTarget.value)}
          />
          <p className="hw-muted hw-small" role="status">
            {penElsewhere ? 'Read only' : saved ? 'Saved in the record' : 'Kept in this browser, saving…'}
          </p>
          <div className="hw-row">
            <Button kind="primary" disabled={penElsewhere} onClick={() => setAsking('submit')}>
              Submit the postmortem
            </Button>
            <Button kind="quiet" onClick={() => setAsking('close')}>
              Go to the debrief without one
            </Button>
          </div>
        </div>
        <aside className={classes.side} aria-label="Help for writing">
          <Section title="Sections" level={2}>
            <ul className={classes.sections}>
              {states.map((s) => (
                <li key={s.id} data-state={s.state}>
                  <span>{s.title}</span>
                  <span className="hw-muted hw-small">{WORDS[s.state]}</span>
                  <span className={classes.hint}>{s.hint}</span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title="What happened" level={2}>
            <ol className={classes.rows}>
              {rows.map((r, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows never change their place once the live part is over
                <li key={i}>
                  <span className="hw-mono">{clockMinuteUtc(drill.startEpoch + r.at)}</span> {personName(drill, r.by)}{' '}
                  {r.text}
                </li>
              ))}
            </ol>
          </Section>
        </aside>
      </div>
      <ConfirmDialog
        open={asking === 'submit'}
        title="Submit the postmortem?"
        text={
          open.length === 0
            ? 'It cannot be changed afterwards.'
            : `It cannot be changed afterwards. Not written yet: ${open.map((s) => s.title).join(', ')}.`
        }
        confirmLabel="Submit"
        onConfirm={() => void submit()}
        onCancel={() => setAsking(null)}
      />
      <ConfirmDialog
        open={asking === 'close'}
        danger
        title="Go on without a postmortem?"
        text="The postmortem then counts as not done. Your draft stays in the record."
        confirmLabel="Go to the debrief"
        onConfirm={() => {
          setAsking(null);
          void act(session.propose({ type: 'drill.close-postmortem' }));
        }}
        onCancel={() => setAsking(null)}
      />
    </AppShell>
  );
}

/** The text to begin with: what this browser kept, else what the record has, else the template with what is known. */
function firstText({ drill, view }: SessionSnapshot, kept: unknown): string {
  if (typeof kept === 'string' && kept !== '') return kept;
  if (view.postmortem.draft !== undefined) return view.postmortem.draft;
  const lastHolder = (role: string) => personName(drill, view.roles.findLast((r) => r.role === role)?.person ?? '');
  return startingDraft(drill.bundle.playbook, {
    severity: view.declared ?? '',
    title: view.severities[0]?.reason ?? drill.bundle.scenario.title,
    date: dateUtc(drill.startEpoch),
    ic: lastHolder('ic') || '[name]',
    scribe: lastHolder('scribe') || '[name]',
  });
}
