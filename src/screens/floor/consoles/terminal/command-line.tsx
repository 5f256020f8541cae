import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { clockUtc } from '../../../../base/drill-time';
import { readPsqlInput } from '../../../../session/psql-line';
import { useConsole } from '../parts/console-context';
import { useKept } from '../parts/kept';
import { editLine } from './edit-line';
import { HistorySearch } from './history-search';
import { isIncomplete } from './incomplete';
import { LINE } from './paste';
import { lineLabel, promptPath, psqlPrompt } from './prompt';
import classes from './terminal.module.css';
import type { Terminal, TerminalState } from './terminal-store';
import { useCompletion } from './use-completion';
import { useHistory } from './use-history';

/** Prompt and the line that is being typed; several lines while a quote or a here document is open, or after a paste. */
export function CommandLine({
  terminal,
  state,
  fieldRef,
}: {
  readonly terminal: Terminal;
  readonly state: TerminalState;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const { snapshot } = useConsole();
  const [line, setLine] = useKept(LINE, '');
  const [searching, setSearching] = useState(false);
  const cursor = useRef<number | null>(null);
  /** Escape, then Tab: the way out for the keyboard. */
  const leaving = useRef(false);
  const psql = state.mode.kind === 'psql' ? state.mode.prompt : undefined;
  const earlier = psql === undefined ? state.history : state.sqlHistory;
  const history = useHistory(earlier);
  const completion = useCompletion(terminal);

  // A line that was put in from elsewhere has its cursor where that says.
  useLayoutEffect(() => {
    if (cursor.current === null) return;
    fieldRef.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = null;
  });

  const put = (text: string, at = text.length) => {
    cursor.current = at;
    setLine(text);
    completion.clear();
  };
  /** Runs lines and leaves `rest` to be typed on. */
  const run = (lines: readonly string[], rest = '') => {
    if (state.running) return;
    if (snapshot.view.phase !== 'live') {
      terminal.print('note', 'The drill is not running, so nothing can be run either. Your line is kept.');
      return;
    }
    history.reset();
    put(rest);
    void terminal.runAll(lines);
  };
  const enter = (force: boolean) => {
    if (psql === undefined) {
      if (force || !isIncomplete(line)) run([line]);
      else put(`${line}\n`);
      return;
    }
    const { finished, rest } = readPsqlInput(line);
    // A psql that was sent half a statement knows best what is still open.
    const midway = !psql.includes('=');
    if (force || midway || (finished.length === 0 && rest === '')) run([line]);
    else if (finished.length > 0) run(finished, rest === '' ? '' : `${rest}\n`);
    else put(`${line}\n`);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const left = leaving.current;
    leaving.current = event.key === 'Escape';
    const stop = () => event.preventDefault();
    if (event.key === 'Escape') {
      // Once more, and it goes on to whatever is around the terminal.
      if (!left) stop();
      completion.clear();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      stop();
      enter(event.ctrlKey);
    } else if (event.key === 'Tab' && !event.shiftKey && !left && line.trim() !== '') {
      stop();
      void completion.complete(line, selectionStart).then((done) => {
        if (done !== undefined) {
          cursor.current = done.cursor;
          setLine(done.line);
        }
      });
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const up = event.key === 'ArrowUp';
      const elsewhere = up ? line.slice(0, selectionStart) : line.slice(selectionEnd);
      if (elsewhere.includes('\n')) return;
      stop();
      const text = history.step(line, up ? 'up' : 'down');
      if (text !== undefined) put(text);
    } else if (event.ctrlKey && !event.altKey && !event.metaKey) {
      if (event.key === 'c' && selectionStart === selectionEnd && window.getSelection()?.isCollapsed !== false) {
        stop();
        if (state.running) terminal.abort();
        else {
          terminal.print('note', `${line}^C`);
          history.reset();
          put('');
        }
      } else if (event.key === 'd' && line === '') {
        stop();
        if (psql !== undefined && !state.running && snapshot.view.phase === 'live') void terminal.run('\\q');
      } else if (event.key === 'l') {
        stop();
        terminal.clear();
      } else if (event.key === 'r') {
        stop();
        setSearching(true);
      } else {
        const edited = editLine(line, selectionStart, event.key);
        if (edited === undefined) return;
        stop();
        put(edited.line, edited.cursor);
      }
    }
  };

  const rows = line.split('\n').length;
  const marks = psql === undefined ? [] : readPsqlInput(line).marks;
  return (
    <div className={classes.input}>
      {searching && (
        <HistorySearch
          history={earlier}
          onPick={(text) => {
            setSearching(false);
            put(text);
            fieldRef.current?.focus();
          }}
          onCancel={() => {
            setSearching(false);
            fieldRef.current?.focus();
          }}
        />
      )}
      {completion.options.length > 0 && (
        <p role="status" className={classes.options}>
          {completion.options.join('  ')}
        </p>
      )}
      <div className={classes.inputRow}>
        <div className={classes.gutter} aria-hidden="true">
          <span className={classes.prompt}>
            <span className={classes.clock}>{clockUtc(snapshot.view.startEpoch + snapshot.now)} UTC </span>
            {psql === undefined ? `${promptPath(state.cwd)}$` : psql}
          </span>
          {Array.from({ length: rows - 1 }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are their numbers
            <span key={i} className={classes.more}>
              {psql === undefined ? '>' : psqlPrompt(psql, marks[i + 1] ?? '-')}
            </span>
          ))}
        </div>
        <textarea
          ref={fieldRef}
          data-console-focus=""
          className={classes.field}
          aria-label={lineLabel(psql)}
          rows={rows}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={line}
          onChange={(event) => {
            setLine(event.currentTarget.value);
            completion.clear();
          }}
          onKeyDown={onKeyDown}
        />
        {state.running && (
          <span className={classes.running} role="status">
            running, Ctrl-C stops
          </span>
        )}
      </div>
    </div>
  );
}
