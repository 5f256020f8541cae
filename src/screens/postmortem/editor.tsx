import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown, markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorSelection, EditorState, Transaction } from '@codemirror/state';
import { dropCursor, EditorView, keymap } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { editorLook } from './editor-look';
import type { EditorHandle, EditorMark } from './editor-port';
import { FACT_TYPE } from './editor-port';

export interface EditorProps {
  readonly label: string;
  /** The text when the editor is there; from then on it holds the text, and `set` puts another one in. */
  readonly initial: () => string;
  readonly readOnly: boolean;
  readonly cursor: number;
  readonly marks: readonly EditorMark[];
  readonly maxLength: number;
  readonly onChange: (text: string) => void;
  readonly onCursor: (offset: number) => void;
  /** Something of ours was dropped at an offset. */
  readonly onDropFact: (id: string, offset: number) => void;
  readonly ref: Ref<EditorHandle>;
  readonly className?: string | undefined;
}

/** The smallest change that makes one text of another, so that cursor, marks and scroll stay where they were. */
function changeBetween(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let tail = 0;
  while (
    tail < most - from &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

/** Line breaks as CodeMirror holds them; others would shift every offset. */
const held = (text: string): string => text.replace(/\r\n?/g, '\n');

const readOnlyNow = (readOnly: boolean) => [
  EditorState.readOnly.of(readOnly),
  EditorView.contentAttributes.of({ 'aria-readonly': String(readOnly) }),
];

/**
 * The editor. It lives in a shadow root, because there CodeMirror puts its styles into constructed sheets: in the page it would
 * write style elements, which the page's policy forbids.
 */
export function Editor(props: EditorProps) {
  const { label, readOnly, cursor, marks, maxLength, ref, className } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const readOnlyPart = useRef(new Compartment());

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes later is dispatched below
  useEffect(() => {
    const place = host.current;
    if (place === null) return;
    const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
    const doc = held(props.initial());
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc,
        selection: EditorSelection.cursor(Math.min(cursor, doc.length)),
        extensions: [
          history(),
          dropCursor(),
          markdown({ base: markdownLanguage, completeHTMLTags: false }),
          EditorView.lineWrapping,
          search({ top: true }),
          keymap.of([
            ...markdownKeymap,
            ...searchKeymap,
            ...lintKeymap,
            ...historyKeymap,
            ...defaultKeymap,
            indentWithTab,
          ]),
          editorLook,
          readOnlyPart.current.of(readOnlyNow(readOnly)),
          EditorState.changeFilter.of(
            (tr) => tr.newDoc.length <= maxLength || tr.newDoc.length <= tr.startState.doc.length,
          ),
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-description': 'Tab indents. Escape and then Tab leaves the editor.',
            tabindex: '0',
            spellcheck: 'true',
            autocapitalize: 'sentences',
            lang: 'en',
          }),
          EditorView.domEventHandlers({
            drop: (event, at) => {
              const id = event.dataTransfer?.getData(FACT_TYPE) ?? '';
              if (id === '') return false;
              const offset = at.posAtCoords({ x: event.clientX, y: event.clientY }) ?? at.state.selection.main.head;
              event.preventDefault();
              if (!at.state.readOnly) latest.current.onDropFact(id, offset);
              return true;
            },
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((t) => t.annotation(Transaction.remote) === true))
              latest.current.onChange(update.state.doc.toString());
            if (update.selectionSet || update.docChanged) latest.current.onCursor(update.state.selection.main.head);
          }),
        ],
      }),
    });
    view.current = made;
    made.dispatch({ effects: EditorView.scrollIntoView(made.state.selection.main.head, { y: 'center' }) });
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: readOnlyPart.current.reconfigure(readOnlyNow(readOnly)) });
  }, [readOnly]);

  useEffect(() => {
    const now = view.current;
    if (now === null) return;
    const length = now.state.doc.length;
    const list = marks
      .filter((m) => m.from < m.to && m.to <= length)
      .map((m): Diagnostic => ({ from: m.from, to: m.to, severity: 'warning', message: m.message, source: m.source }));
    now.dispatch(setDiagnostics(now.state, list));
  }, [marks]);

  useImperativeHandle(ref, () => ({
    set: (text) => {
      const now = view.current;
      if (now === null) return;
      const before = now.state.doc.toString();
      const next = held(text);
      if (before === next) return;
      now.dispatch({
        changes: changeBetween(before, next),
        annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)],
        filter: false,
      });
    },
    change: ({ from, to, insert, cursor: at }) => {
      const now = view.current;
      if (now === null || now.state.readOnly) return;
      now.dispatch({
        changes: { from, to, insert },
        selection: { anchor: Math.min(at, now.state.doc.length - (to - from) + insert.length) },
        scrollIntoView: true,
        userEvent: 'input',
      });
    },
    replace: (from, to, next) => {
      const now = view.current;
      if (now === null || now.state.readOnly) return;
      const change = changeBetween(now.state.sliceDoc(from, to), next);
      now.dispatch({
        changes: { from: from + change.from, to: from + change.to, insert: change.insert },
        userEvent: 'input',
      });
    },
    reveal: (from, to = from) => {
      const now = view.current;
      if (now === null) return;
      const length = now.state.doc.length;
      now.dispatch({
        selection: EditorSelection.range(Math.min(to, length), Math.min(from, length)),
        effects: EditorView.scrollIntoView(Math.min(from, length), { y: 'start', yMargin: 40 }),
      });
      now.focus();
    },
    cursor: () => view.current?.state.selection.main.head ?? 0,
    focus: () => view.current?.focus(),
  }));

  return <div ref={host} className={className} />;
}
