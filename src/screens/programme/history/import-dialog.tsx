import { useMemo, useState } from 'react';
import { setFields } from '../../../programme/change';
import { MAX_HISTORY_CHARACTERS, newRows, readHistory, rowId } from '../../../programme/read-history';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField } from '../../../ui/text-field';
import { useDropOnPage } from '../../../ui/use-drop-on-page';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import classes from './history.module.css';

const rowsText = (n: number): string => (n === 1 ? '1 row' : `${n} rows`);

/** Takes a history over from Markdown: shows what was understood, and what was not, before anything is changed. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { change, programme } = useProgramme();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const read = useMemo(() => (text.trim() === '' ? null : readHistory(text)), [text]);
  const fresh = useMemo(() => (read === null ? [] : newRows(programme, read.rows)), [read, programme]);
  const known = read === null ? 0 : read.rows.length - fresh.length;

  const takeFile = (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MAX_HISTORY_CHARACTERS * 3) {
      setProblem(`${file.name} is too large for a playbook. Paste the table alone.`);
      return;
    }
    file.text().then(
      (content) => {
        setProblem(null);
        setText(content);
      },
      () => setProblem(`${file.name} could not be read. Paste its text instead.`),
    );
  };
  const over = useDropOnPage((data) => takeFile(data.files[0]));

  const take = () =>
    void change(
      `${rowsText(fresh.length)} taken over.`,
      fresh.map((row) => (p, author) => setFields(p, 'entry', rowId(row), row, author)),
    ).then((kept) => {
      if (kept) onClose();
    });
  return (
    <Dialog
      open
      onClose={onClose}
      size="l"
      title="Bring in a history from Markdown"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={take} disabled={fresh.length === 0}>
            {fresh.length === 0 ? 'Take over' : `Take over ${rowsText(fresh.length)}`}
          </Button>
        </>
      }
    >
      <div className={screen.form}>
        <TextAreaField
          label="Markdown"
          help="Paste the whole playbook, or only its table of incidents; or drop the file here."
          value={text}
          onChange={(value) => {
            setProblem(null);
            setText(value);
          }}
          rows={8}
          mono
          autoFocus
        />
        <label className="hw-small">
          Or choose a file{' '}
          <input
            type="file"
            accept=".md,.markdown,.txt,text/markdown,text/plain"
            onChange={(e) => takeFile(e.currentTarget.files?.[0])}
          />
        </label>
        {over && <Banner tone="info" title="Let go to read the file" />}
        {problem !== null && <Banner tone="bad" title={problem} announce="alert" />}
        {read !== null && (
          <div role="status" className={screen.form}>
            <p>
              {[
                `New: ${rowsText(fresh.length)}`,
                known > 0 ? `already there: ${known}` : '',
                read.placeholders > 0 ? `saying that there is nothing yet: ${read.placeholders}` : '',
                read.problems.length > 0 ? `not readable: ${read.problems.length}` : '',
                read.mended > 0 ? `damaged characters put right: ${read.mended}` : '',
              ]
                .filter((s) => s !== '')
                .join('; ')}
              .
            </p>
            {read.problems.length > 0 && (
              <ul className={classes.problems}>
                {read.problems.map((p) => (
                  <li key={`${p.line}:${p.column}:${p.sentence}`} className={classes.problem}>
                    <strong>
                      {p.line === 0 ? '' : `Line ${p.line}, column ${p.column}${p.cell === '' ? '' : ` (${p.cell})`}: `}
                      {p.sentence}
                    </strong>
                    <span>{p.mend}</span>
                    {p.raw !== '' && <code>{p.raw}</code>}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}
