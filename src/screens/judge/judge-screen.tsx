import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { WritingCard } from '../../score/writing/types';
import { AppShell } from '../../ui/app-shell';
import { Button, IconButton } from '../../ui/button';
import { ColorSchemeToggle } from '../../ui/color-scheme-toggle';
import { readRemembered, writeRemembered } from '../../ui/remembered';
import { Section } from '../../ui/section';
import { Segmented } from '../../ui/segmented';
import { useDropOnPage } from '../../ui/use-drop-on-page';
import { cardJson, cardMarkdown, exportName } from './card-export';
import { Comparison } from './comparison';
import { DocumentPanel } from './document-panel';
import classes from './judge.module.css';
import { type Desk, EMPTY_DESK, jobOf, keepable, MOST_DOCS, MOST_KEPT, parseDesk, withText } from './kept-documents';
import { readDroppedFile } from './read-file';
import type { Doc, Job, Mode, Verdict } from './types';
import { useVerdict } from './use-verdict';

const KEY = 'judge';
/** Typing is kept this long after it stops (ms). */
const KEEP_AFTER = 500;

export interface JudgeScreenProps {
  /** Judges off the page's own thread; rejects with a sentence. */
  readonly judge: (job: Job) => Promise<WritingCard>;
  readonly onSave: (name: string, text: string, type: string) => void;
  readonly onLeave: () => void;
  /** Now (epoch ms): the day of times that are pasted without one. */
  readonly now: () => number;
}

/** Any postmortem or status updates, judged as writing, with the places that each verdict rests on. */
export function JudgeScreen({ judge, onSave, onLeave, now }: JudgeScreenProps) {
  const [desk, setDesk] = useState<Desk>(() => parseDesk(readRemembered(KEY)) ?? EMPTY_DESK);
  const [active, setActive] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const { mode } = desk;
  const docs = desk[mode];
  const [first, second] = docs;
  const firstJob = useMemo(() => jobOf(mode, first), [mode, first]);
  const secondJob = useMemo(() => jobOf(mode, second), [mode, second]);
  const all = [useVerdict(firstJob, judge), useVerdict(secondJob, judge)] as const;
  // What was said of the other kind of document stays away until there is a verdict on this one.
  const [one, two] = all.map((v): Verdict => (v.job === undefined || v.job.mode === mode ? v : { state: 'judging' }));
  const at = Math.min(active, docs.length - 1);
  const doc = docs[at] ?? EMPTY_DESK[mode][0];
  const verdict: Verdict = (at === 1 ? two : one) ?? { state: 'empty' };
  useKept(desk);

  const setDocs = (next: readonly Doc[]) => setDesk((d) => ({ ...d, [d.mode]: next }));
  const put = (next: Doc) => setDocs(docs.map((d, i) => (i === at ? next : d)));
  const write = (text: string) => {
    if (doc === undefined) return;
    const changed = withText(mode, doc, text, now());
    setProblem(changed.problem ?? null);
    put(changed.doc);
  };
  const take = async (files: readonly File[]) => {
    const next = [...docs];
    const problems: string[] = [];
    let to = at;
    for (const file of files.slice(0, MOST_DOCS)) {
      const read = await readDroppedFile(file);
      if (!read.ok) {
        problems.push(read.error);
        continue;
      }
      // The first file goes where there is room: into an empty document, or beside the one that is there.
      const empty = next.findIndex((d) => d.text.trim() === '');
      to = empty >= 0 ? empty : next.length < MOST_DOCS ? next.length : at;
      const changed = withText(mode, { name: file.name, text: '' }, read.value, now());
      if (changed.problem !== undefined) problems.push(`${file.name}: ${changed.problem}`);
      next[to] = changed.doc;
    }
    if (files.length > MOST_DOCS) problems.push(`${MOST_DOCS} documents can be compared; the first ones were taken.`);
    setProblem(problems.length > 0 ? problems.join(' ') : null);
    setDocs(next);
    setActive(to);
  };
  const over = useDropOnPage((data) => void take(Array.from(data.files)));
  const card = verdict.state === 'empty' ? undefined : verdict.card;
  const long = docs.some((d) => d.text.length > MOST_KEPT);
  const [a, b] = [one?.card, two?.card];

  return (
    <AppShell
      mainLabel="Judge a document"
      scroll="page"
      exercise={false}
      header={
        <div className={classes.header}>
          <span className={classes.brand}>Hotwash</span>
          <span className="hw-grow" />
          <Button kind="quiet" onClick={onLeave}>
            Library
          </Button>
          <ColorSchemeToggle />
        </div>
      }
    >
      <div className={classes.page} data-over={over ? '' : undefined}>
        <h1>Judge a document</h1>
        <p className={classes.lead}>
          Paste a postmortem or the status updates of a real incident, or drop a file anywhere on this page. It is
          judged by what can be told from the text alone; whether what it says is true, nobody here can know. Nothing
          leaves this browser. {long ? 'A text this long is not kept.' : 'The text is kept here until you clear it.'}
        </p>
        <div className={classes.bar} data-screen-only="">
          <Segmented<Mode>
            label="What is judged"
            value={mode}
            onChange={(next) => {
              setDesk({ ...desk, mode: next });
              setActive(0);
              setProblem(null);
            }}
            options={[
              { value: 'postmortem', label: 'Postmortem' },
              { value: 'updates', label: 'Status updates' },
            ]}
          />
          {docs.length > 1 && (
            <Segmented
              label="Document"
              value={String(at)}
              onChange={(value) => setActive(Number(value))}
              options={docs.map((d, i) => ({
                value: String(i),
                label: <span className={classes.name}>{d.name}</span>,
              }))}
            />
          )}
          {docs.length < MOST_DOCS && doc?.text.trim() !== '' && (
            <Button
              onClick={() => {
                setDocs([...docs, { name: 'Second document', text: '' }]);
                setActive(docs.length);
              }}
            >
              Compare with another
            </Button>
          )}
          {(docs.length > 1 || doc?.text !== '') && (
            <Button
              kind="quiet"
              onClick={() => {
                setDocs(docs.length > 1 ? docs.filter((_, i) => i !== at) : EMPTY_DESK[mode]);
                setActive(0);
                setProblem(null);
              }}
            >
              Clear this document
            </Button>
          )}
          <span className="hw-grow" />
          {card !== undefined && doc !== undefined && (
            <>
              <Button
                kind="quiet"
                onClick={() => onSave(exportName(doc.name, 'md'), cardMarkdown(doc.name, card), 'text/markdown')}
              >
                Save as Markdown
              </Button>
              <Button
                kind="quiet"
                onClick={() => onSave(exportName(doc.name, 'json'), cardJson(doc.name, card), 'application/json')}
              >
                Save as JSON
              </Button>
              <IconButton label="Print" onClick={() => window.print()}>
                <IconPrinter size={16} aria-hidden />
              </IconButton>
            </>
          )}
        </div>
        {first !== undefined && second !== undefined && a !== undefined && b !== undefined && (
          <Section title="Compared" level={2}>
            <Comparison left={{ name: first.name, card: a }} right={{ name: second.name, card: b }} />
          </Section>
        )}
        {doc !== undefined && (
          <DocumentPanel
            key={`${mode}-${at}`}
            mode={mode}
            doc={doc}
            verdict={verdict}
            problem={problem}
            onText={write}
            onSequence={(sequence) => put({ ...doc, sequence })}
            onFiles={(files) => void take(Array.from(files))}
            onDismiss={() => setProblem(null)}
          />
        )}
      </div>
    </AppShell>
  );
}

/** Keeps the desk in this browser a moment after the last change, and when the screen is left. */
function useKept(desk: Desk): void {
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
    const timer = window.setTimeout(() => writeRemembered(KEY, keepable(desk)), KEEP_AFTER);
    return () => window.clearTimeout(timer);
  }, [desk]);
  useEffect(() => {
    const keep = () => writeRemembered(KEY, keepable(latest.current));
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, []);
}
