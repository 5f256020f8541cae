import { IconFileText } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { TextSpan } from '../../score/writing/types';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorNotice } from '../../ui/error-notice';
import { LoadingBar } from '../../ui/loading-bar';
import { Segmented } from '../../ui/segmented';
import { TextAreaField } from '../../ui/text-field';
import classes from './judge.module.css';
import { JudgedText, showPlace } from './judged-text';
import { placesOf, whereOf } from './places';
import type { Doc, Job, Mode, Verdict } from './types';
import { UpdatesTable } from './updates-table';
import { VerdictCard } from './verdict-card';

interface Props {
  readonly mode: Mode;
  readonly doc: Doc;
  readonly verdict: Verdict;
  /** Why what was brought cannot be judged. */
  readonly problem: string | null;
  readonly onText: (text: string) => void;
  readonly onSequence: (sequence: NonNullable<Doc['sequence']>) => void;
  readonly onFiles: (files: FileList) => void;
  readonly onDismiss: () => void;
}

const FILES = '.md,.markdown,.txt,.html,.htm,.json,.log,.eml,text/*';
const ASKED = { postmortem: 'Text of the postmortem', updates: 'Text of the updates' };
const PLACEHOLDER = {
  postmortem: 'Paste a postmortem: Markdown, HTML or plain text.',
  updates: 'Paste what a status page or a channel shows: one update a block, with its time if there is one.',
};

/** One document: what is typed or dropped at one side, the verdict at the other. */
export function DocumentPanel({ mode, doc, verdict, problem, onText, onSequence, onFiles, onDismiss }: Props) {
  const [view, setView] = useState<'write' | 'marked'>('write');
  const [picked, setPicked] = useState<string | null>(null);
  const text = useRef<HTMLElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { card, job } = verdict;
  const shown = card === undefined ? 'write' : view;

  // The places are lit by the render that follows, so they are looked for after it.
  const bringUp = (start: number, update?: number) =>
    window.requestAnimationFrame(() => {
      const root = update === undefined ? text.current : text.current?.querySelector(`[data-update="${update}"]`);
      showPlace(root instanceof HTMLElement ? root : text.current, start);
    });
  const pick = (criterion: string | null) => {
    setPicked(criterion);
    const first = card?.criteria.find((c) => c.id === criterion)?.spans[0];
    if (first === undefined) return;
    setView('marked');
    bringUp(first.start, first.update);
  };
  const show = (criterion: string, span: TextSpan) => {
    setPicked(criterion);
    setView('marked');
    bringUp(span.start, span.update);
  };

  return (
    <div className={classes.sides}>
      <div className={classes.writing}>
        <div className={classes.bar}>
          {card !== undefined && (
            <Segmented
              label="What the left side shows"
              value={view}
              onChange={setView}
              options={[
                { value: 'write', label: 'Write' },
                { value: 'marked', label: 'Marked' },
              ]}
            />
          )}
          <span className="hw-grow" />
          <input
            ref={picker}
            type="file"
            accept={FILES}
            multiple
            hidden
            aria-label="Document file"
            onChange={(event) => {
              if (event.currentTarget.files !== null) onFiles(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
          <Button icon={<IconFileText size={16} aria-hidden />} onClick={() => picker.current?.click()}>
            Choose a file
          </Button>
        </div>
        {problem !== null && (
          <ErrorNotice
            title="This cannot be judged"
            text={problem}
            actions={
              <Button kind="quiet" onClick={onDismiss}>
                Dismiss
              </Button>
            }
          />
        )}
        {shown === 'write' ? (
          <div className={classes.write} data-mode={mode}>
            <TextAreaField
              label={ASKED[mode]}
              value={doc.text}
              onChange={onText}
              rows={mode === 'postmortem' ? 22 : 8}
              placeholder={PLACEHOLDER[mode]}
            />
            {mode === 'updates' && doc.sequence !== undefined && (
              <UpdatesTable sequence={doc.sequence} onChange={onSequence} />
            )}
          </div>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has to with the arrows too
          <section ref={text} className={classes.marked} aria-label="The text with its marked places" tabIndex={0}>
            <Marked job={job} verdict={verdict} lit={picked} onPick={setPicked} />
          </section>
        )}
      </div>
      <section className={classes.verdicts} aria-label={`Verdict on ${doc.name}`} aria-live="polite">
        {verdict.state === 'judging' && card === undefined && <LoadingBar label="Judging" />}
        {verdict.state === 'failed' && <ErrorNotice title="It could not be judged" text={verdict.problem} />}
        {verdict.state === 'empty' && (
          <EmptyState
            title="No verdict yet"
            text={
              mode === 'postmortem'
                ? 'It appears here as soon as there is text: a score, and each criterion with its reason, its source, and the places in the text that it rests on.'
                : 'It appears here as soon as there is an update: a score, and each criterion with its reason, its source, and the places that it rests on.'
            }
          />
        )}
        {card !== undefined && verdict.state !== 'empty' && (
          <VerdictCard
            name={doc.name}
            card={card}
            picked={picked}
            onPick={pick}
            onShow={show}
            whereOf={(span) => whereOf(span, job?.mode === 'postmortem' ? job.text : '')}
          />
        )}
      </section>
    </div>
  );
}

interface MarkedProps {
  readonly job: Job | undefined;
  readonly verdict: Verdict;
  readonly lit: string | null;
  readonly onPick: (criterion: string) => void;
}

function Marked({ job, verdict: { card }, lit, onPick }: MarkedProps) {
  const places = useMemo(() => {
    if (card === undefined || job === undefined) return [];
    return job.mode === 'postmortem' ? [placesOf(card)] : job.sequence.updates.map((_, i) => placesOf(card, i));
  }, [card, job]);
  if (job === undefined) return null;
  if (job.mode === 'postmortem') {
    return <JudgedText text={job.text} places={places[0] ?? []} lit={lit} onPick={onPick} mono />;
  }
  return (
    <ol className={classes.said} aria-label="Updates with their marked places">
      {job.sequence.updates.map((update, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an update is its place in the sequence
        <li key={i} data-update={i}>
          <p className="hw-muted hw-small hw-mono">{update.at ?? 'no time'}</p>
          <JudgedText text={update.text} places={places[i] ?? []} lit={lit} onPick={onPick} />
        </li>
      ))}
    </ol>
  );
}
