import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { PROGRAMME_ID, setFields } from '../../../programme/change';
import { MAX_PROGRAMME_BYTES } from '../../../programme/schema';
import type { MergePreview } from '../../../session/programme';
import { Button } from '../../../ui/button';
import { ErrorNotice } from '../../../ui/error-notice';
import { Section } from '../../../ui/section';
import { TextField } from '../../../ui/text-field';
import { useDropOnPage } from '../../../ui/use-drop-on-page';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { MergeDialog } from './merge-dialog';

/** The programme as a file: out to others, in from others, without losing either side's work. */
export function ShareSection() {
  const { session, programme, onSave } = useProgramme();
  const picker = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<{ readonly name: string; readonly preview: MergePreview } | null>(null);
  const [trouble, setTrouble] = useState<{ readonly title: string; readonly lines: readonly string[] } | null>(null);

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setTrouble(null);
    if (file.size > MAX_PROGRAMME_BYTES) {
      const most = MAX_PROGRAMME_BYTES / 1024 / 1024;
      setTrouble({ title: 'This file is too large', lines: [`${file.name}: ${most} MB is the most that is read.`] });
      return;
    }
    try {
      const read = session.preview(await file.text());
      if (read.ok) setFound({ name: file.name, preview: read.value });
      else setTrouble(read.error);
    } catch {
      setTrouble({ title: 'This file could not be read', lines: [`${file.name}: choose it again.`] });
    }
  };
  const over = useDropOnPage((data) => void take(data.files[0]));
  const save = () => {
    const { name, text } = session.exportFile();
    onSave(name, text, 'application/json');
  };

  return (
    <>
      <p className={screen.lead}>
        The programme stays in this browser. To work on it with others, save its file where all of you can reach it, and
        take theirs over when they have changed it: both sides’ work is kept, whichever way round it is done.
      </p>
      <Names />
      <Section title="Give it to others" level={2}>
        <div className={screen.card}>
          <p>
            The file holds teams, people with their e-mail addresses, the calendar, the history with scorecards (those
            of persons too), and actions: give it to people who may see that. Drills that stand in the history as “only
            here” are not in it.
          </p>
          <div className={screen.buttons}>
            <Button kind="primary" icon={<IconDownload size={16} aria-hidden />} onClick={save}>
              Export the programme
            </Button>
            <span className="hw-muted hw-small">
              {programme.changes.length === 1 ? '1 change' : `${programme.changes.length} changes`}
            </span>
          </div>
        </div>
      </Section>
      <Section title="Take over from others" level={2}>
        <div className={screen.card} data-over={over ? '' : undefined}>
          <p>
            Choose a programme file, or drop it on this page. What it brings is shown before anything is taken over.
          </p>
          <div className={screen.buttons}>
            <input
              ref={picker}
              type="file"
              accept=".json,application/json"
              hidden
              aria-label="Programme file"
              onChange={(event) => {
                void take(event.currentTarget.files?.[0]);
                event.currentTarget.value = '';
              }}
            />
            <Button icon={<IconFileImport size={16} aria-hidden />} onClick={() => picker.current?.click()}>
              Import a programme
            </Button>
          </div>
          {trouble !== null && (
            <ErrorNotice
              title={trouble.title}
              text={`${trouble.lines[0] ?? ''} Nothing was changed.`}
              {...(trouble.lines.length > 1 ? { detail: trouble.lines.slice(1).join('\n') } : {})}
              actions={
                <Button kind="quiet" onClick={() => setTrouble(null)}>
                  Dismiss
                </Button>
              }
            />
          )}
        </div>
      </Section>
      {found !== null && <MergeDialog fileName={found.name} preview={found.preview} onClose={() => setFound(null)} />}
    </>
  );
}

/** What the programme is called, and how one's own changes are signed. */
function Names() {
  const { programme, snapshot, session, change } = useProgramme();
  const [title, setTitle] = useState(programme.title);
  const [name, setName] = useState(snapshot.isUnsigned ? '' : snapshot.signature);
  useEffect(() => setTitle(programme.title), [programme.title]);
  const signature = snapshot.isUnsigned ? '' : snapshot.signature;
  const to = title.trim().slice(0, 200);
  const dirty = (to !== '' && to !== programme.title) || name.trim() !== signature;
  const save = async () => {
    // The name first, so that the change is signed with it.
    if (name.trim() !== signature) await session.signAs(name);
    if (to === '') setTitle(programme.title);
    else if (to !== programme.title)
      await change(`The programme is called ${to}.`, [
        (p, author) => setFields(p, 'programme', PROGRAMME_ID, { title: to }, author),
      ]);
  };
  return (
    <form
      className={screen.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={screen.pair}>
        <TextField label="Name of the programme" value={title} onChange={setTitle} maxLength={200} />
        <TextField
          label="Your name in it"
          value={name}
          onChange={setName}
          maxLength={80}
          help={`Changes of this browser are signed with it${snapshot.isUnsigned ? `; without one, as ${snapshot.signature}` : ''}.`}
          placeholder="Ana, laptop"
        />
      </div>
      <div className={screen.buttons}>
        <Button type="submit" disabled={!dirty}>
          Save the names
        </Button>
      </div>
    </form>
  );
}
