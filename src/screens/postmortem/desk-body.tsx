import {
  lazy,
  memo,
  type RefObject,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { dateUtc } from '../../base/drill-time';
import { personName } from '../../drill/drill';
import type { DrillSession, SessionSnapshot } from '../../session/types';
import { LoadingBar } from '../../ui/loading-bar';
import { Markdown } from '../../ui/markdown';
import { useRemembered } from '../../ui/remembered';
import { useMediaWidth } from '../../ui/use-media-width';
import { chartFacts } from './chart-facts';
import { type Desk, DeskContext } from './desk-context';
import { DeskFoot } from './desk-foot';
import type { EditorHandle } from './editor-port';
import { factsOf, rosterNames } from './facts';
import { insertionOf } from './insertion';
import { outlineOf } from './outline';
import { type PaneId, parsePane, SidePane, SideTabs } from './panes';
import { Asides, PenNotice } from './pen';
import classes from './postmortem.module.css';
import { startingDraft } from './starting-draft';
import { useActs } from './use-acts';
import { useDraft } from './use-draft';
import { useEditorMarks } from './use-editor-marks';
import { useJudgement } from './use-judgement';

/** The editor is a chunk of its own: nothing else of the app needs it. */
const Editor = lazy(() => import('./editor').then((m) => ({ default: m.Editor })));

/** As long as the record takes (UTF-16 units). */
const LONGEST = 200_000;
const BESIDE = ['preview', 'table', 'hints'] as const;
const BESIDE_NARROW = ['outline', 'facts', ...BESIDE] as const;

const parseCursor = (stored: unknown): number | undefined =>
  typeof stored === 'number' && Number.isSafeInteger(stored) && stored >= 0 ? stored : undefined;
const parseSide = (stored: unknown): Exclude<PaneId, 'write'> | undefined => {
  const pane = parsePane(stored);
  return pane === 'write' ? undefined : pane;
};

export interface DeskBodyProps {
  readonly session: DrillSession;
  readonly snapshot: SessionSnapshot;
  readonly pane: PaneId;
  readonly onPane: (pane: PaneId) => void;
  readonly onRevised: (() => void) | undefined;
  /** Called before the desk is left: it saves what is unsaved. */
  readonly leaving: RefObject<() => Promise<unknown>>;
}

/** The desk of one person: the text, and what helps to write it. */
export function DeskBody({ session, snapshot, pane, onPane, onRevised, leaving }: DeskBodyProps) {
  const { drill, state, view, actingAs } = snapshot;
  const { playbook } = drill.bundle;
  const width = useMediaWidth();
  const acts = useActs(session);
  const editor = useRef<EditorHandle>(null);
  const { store, draft, safety } = useDraft(session, snapshot, editor, () => firstText(snapshot));
  const [cursor, setCursor] = useRemembered(`postmortem.cursor.${session.drillId}`, 0, parseCursor);
  const [begin] = useState(cursor);
  const [side, setSide] = useRemembered('postmortem.side', 'preview', parseSide);
  const text = useDeferredValue(draft.text);
  const cursorLater = useDeferredValue(cursor);
  const { pen } = view.postmortem;
  const canWrite = pen === undefined || pen === actingAs;
  const outline = useMemo(() => outlineOf(playbook, text), [playbook, text]);
  // The live part is over: what the record holds of it does not change while one writes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: drafts and skips are no facts of the drill
  const facts = useMemo(
    () => [...factsOf(drill, state, view), ...chartFacts(drill, state, (op) => session.read(op))],
    [drill, state.endedAt, actingAs, session],
  );
  const open = useMemo(() => outline.filter((r) => r.lacks.length > 0).map((r) => r.title), [outline]);
  const roster = useMemo(() => rosterNames(drill), [drill]);
  const help: Desk['help'] =
    onRevised !== undefined || view.coaching === 'guided' ? 'shown' : view.coaching === 'hinted' ? 'asked' : 'none';
  const judged = useJudgement(text, playbook, roster, help !== 'none');

  useEffect(() => {
    leaving.current = () => store.flush();
  }, [leaving, store]);

  const reveal = useCallback<Desk['reveal']>(
    (from, to) => {
      if (width === 'phone') onPane('write');
      // On a phone the editor is shown first; what is hidden cannot be scrolled.
      window.requestAnimationFrame(() => editor.current?.reveal(from, to));
    },
    [width, onPane],
  );
  const insert = useCallback<Desk['insert']>(
    (fact, at) => {
      const here = at ?? editor.current?.cursor() ?? 0;
      editor.current?.change(insertionOf(store.get().draft.text, here, fact));
      if (width === 'phone') onPane('write');
    },
    [store, width, onPane],
  );
  const card = judged?.card;
  // The same for as long as nothing in it changed: a keystroke is drawn by the editor alone, and the panes follow after.
  const desk = useMemo<Desk>(
    () => ({
      session,
      drill,
      state,
      view,
      text,
      cursor: cursorLater,
      canWrite,
      outline,
      facts,
      card,
      editor,
      textNow: () => store.get().draft.text,
      insert,
      reveal,
      help,
    }),
    [session, drill, state, view, text, cursorLater, canWrite, outline, facts, card, store, insert, reveal, help],
  );
  const beside = width === 'wide' ? BESIDE : BESIDE_NARROW;
  const shownSide = beside.find((p) => p === side) ?? 'preview';
  return (
    <DeskContext value={desk}>
      <div className={classes.desk} data-width={width} data-screen-only>
        {width === 'wide' && (
          <div className={classes.left}>
            <SidePane pane="outline" />
            <SidePane pane="facts" />
          </div>
        )}
        <section className={classes.write} aria-label="Text" hidden={width === 'phone' && pane !== 'write'}>
          <PenNotice me={actingAs} onTake={() => void acts.takePen()} />
          <Asides asides={draft.asides} onRestore={(t) => store.restore(t)} onDrop={(t) => store.dropAside(t)} />
          <Suspense fallback={<LoadingBar label="Loading the editor" />}>
            <MarkedEditor
              editor={editor}
              judged={judged}
              initial={() => store.get().draft.text}
              readOnly={!canWrite}
              begin={begin}
              onChange={(next) => store.type(next)}
              onCursor={setCursor}
              onDropFact={(id, offset) => {
                const fact = facts.find((f) => f.id === id);
                if (fact !== undefined) insert(fact, offset);
              }}
            />
          </Suspense>
          <DeskFoot
            text={draft.text}
            safety={canWrite ? safety : undefined}
            isBegun={view.postmortem.draft !== undefined || view.postmortem.submitted !== undefined}
            open={open}
            isRevision={onRevised !== undefined}
            onSubmit={async () => {
              await store.flush();
              if (await acts.submit(store.get().draft.text)) onRevised?.();
            }}
            onClose={async () => {
              await store.flush();
              await acts.close();
            }}
          />
        </section>
        {width !== 'phone' && <SideTabs of={beside} pane={shownSide} onPane={setSide} />}
        {width === 'phone' && pane !== 'write' && <SidePane pane={pane} />}
      </div>
      <article className={`hw-print-only prose ${classes.print ?? ''}`} aria-hidden="true">
        <Printed text={text} />
      </article>
    </DeskContext>
  );
}

/** The document for paper. */
const Printed = memo(function Printed({ text }: { readonly text: string }) {
  return <Markdown text={text} level={2} />;
});

function MarkedEditor({
  editor,
  judged,
  initial,
  readOnly,
  begin,
  onChange,
  onCursor,
  onDropFact,
}: {
  readonly editor: RefObject<EditorHandle | null>;
  readonly judged: ReturnType<typeof useJudgement>;
  readonly initial: () => string;
  readonly readOnly: boolean;
  readonly begin: number;
  readonly onChange: (text: string) => void;
  readonly onCursor: (offset: number) => void;
  readonly onDropFact: (id: string, offset: number) => void;
}) {
  const marks = useEditorMarks(judged);
  return (
    <Editor
      ref={editor}
      label="Postmortem, Markdown"
      className={classes.editor}
      initial={initial}
      readOnly={readOnly}
      cursor={begin}
      marks={marks}
      maxLength={LONGEST}
      onChange={onChange}
      onCursor={onCursor}
      onDropFact={onDropFact}
    />
  );
}

/** The template with what is known. */
function firstText({ drill, view }: SessionSnapshot): string {
  const lastHolder = (role: string) => personName(drill, view.roles.findLast((r) => r.role === role)?.person ?? '');
  return startingDraft(drill.bundle.playbook, {
    severity: view.declared ?? '',
    title: view.severities[0]?.reason ?? drill.bundle.scenario.title,
    date: dateUtc(drill.startEpoch),
    ic: lastHolder('ic') || '[name]',
    scribe: lastHolder('scribe') || '[name]',
  });
}
