import { IconFileText, IconFolderOpen } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { LintRow } from '../../authoring/lint';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ErrorNotice } from '../../ui/error-notice';
import { FindingsList } from '../../ui/findings-list';
import { Section } from '../../ui/section';
import { useToasts } from '../../ui/toasts';
import { useDropOnPage } from '../../ui/use-drop-on-page';
import { type Brought, chosenFiles, droppedFiles, gather } from './dropped-files';
import classes from './library.module.css';
import own from './own.module.css';
import type { LibraryScreenProps, ScenarioCard } from './types';

/** What became of what was brought. */
interface Answer {
  readonly trouble?: string;
  readonly kept: readonly string[];
  readonly rows: readonly LintRow[];
}

type Props = Pick<LibraryScreenProps, 'own' | 'onBring' | 'onPlay' | 'onRemoveOwn' | 'onRestoreOwn'>;

/**
 * Scenarios of somebody's own: a folder or a file that is dropped anywhere on the page, or chosen here, is checked, what was
 * found is listed, and what has no error can be played.
 */
export function OwnScenarios({ own: scenarios, onBring, onPlay, onRemoveOwn, onRestoreOwn }: Props) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const toasts = useToasts();

  const bring = async (brought: readonly Brought[]) => {
    setBusy(true);
    const gathered = await gather(brought);
    const nothing = { kept: [], rows: [] };
    try {
      setAnswer(gathered.ok ? await onBring(gathered.value) : { trouble: gathered.error, ...nothing });
    } catch {
      setAnswer({ trouble: 'The files could not be read. Try again.', ...nothing });
    }
    setBusy(false);
  };
  const over = useDropOnPage((data) => void droppedFiles(data).then(bring));

  const remove = async (s: ScenarioCard) => {
    await onRemoveOwn(s.id);
    toasts.show({ text: `Removed “${s.title}”.`, action: { label: 'Undo', run: () => void onRestoreOwn(s.id) } });
  };

  return (
    <Section title="Your scenarios" level={2}>
      <div className={own.zone} data-over={over ? '' : undefined}>
        <p>
          Drop a scenario’s folder, or its scenario.yaml, anywhere on this page. It is checked on this machine, and kept
          in this browser only.
        </p>
        <Pickers busy={busy} onFiles={(list) => void bring(chosenFiles(list))} />
        {answer !== null && <AnswerNotice answer={answer} onDismiss={() => setAnswer(null)} />}
      </div>
      {scenarios.length > 0 && (
        <ul className={classes.scenarios} aria-label="Your scenarios">
          {scenarios.map((s) => (
            <li key={s.id} className={classes.scenario}>
              <div className="hw-grow">
                <h3>{s.title}</h3>
                <p>{s.summary}</p>
                <p className="hw-muted hw-small">
                  up to {s.minutes} min of drill time · difficulty {s.difficulty} of 5 · roles {s.roles.join(', ')}
                </p>
              </div>
              <Button kind="quiet" onClick={() => void remove(s)} aria-label={`Remove ${s.title}`}>
                Remove
              </Button>
              <Button kind="primary" onClick={() => onPlay(s.id)} aria-label={`Play ${s.title}`}>
                Play
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Two buttons, because a browser picks either a folder or files. */
function Pickers({ busy, onFiles }: { readonly busy: boolean; readonly onFiles: (list: FileList | null) => void }) {
  const folder = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), []);
  const input = (ref: typeof folder, label: string, accept?: string) => (
    <input
      ref={ref}
      type="file"
      hidden
      aria-label={label}
      multiple
      {...(accept === undefined ? {} : { accept })}
      onChange={(event) => {
        onFiles(event.currentTarget.files);
        event.currentTarget.value = '';
      }}
    />
  );
  return (
    <div className={own.buttons}>
      {input(folder, 'Scenario folder')}
      {input(file, 'Scenario file', '.yaml,.yml')}
      <Button icon={<IconFolderOpen size={16} aria-hidden />} busy={busy} onClick={() => folder.current?.click()}>
        Choose a folder
      </Button>
      <Button icon={<IconFileText size={16} aria-hidden />} busy={busy} onClick={() => file.current?.click()}>
        Choose a file
      </Button>
    </div>
  );
}

function AnswerNotice({ answer, onDismiss }: { readonly answer: Answer; readonly onDismiss: () => void }) {
  const { trouble, kept, rows } = answer;
  const dismiss = (
    <Button kind="quiet" onClick={onDismiss}>
      Dismiss
    </Button>
  );
  const errors = rows.filter((row) => row.severity === 'error').length;
  const warnings = rows.length - errors;
  const counted = [errors > 0 && plural(errors, 'error'), warnings > 0 && plural(warnings, 'warning')].filter(Boolean);
  return (
    <>
      {trouble !== undefined || kept.length === 0 ? (
        <ErrorNotice
          title="Not taken in"
          text={`${trouble ?? `${counted.join(', ') || 'No scenario'} found.`} Nothing in your library was changed.`}
          actions={dismiss}
        />
      ) : (
        <Banner
          tone="good"
          announce="status"
          title={`${kept.map((title) => `“${title}”`).join(', ')} can be played below.`}
          {...(counted.length === 0 ? {} : { text: `${counted.join(', ')} found.` })}
          actions={dismiss}
        />
      )}
      {rows.length > 0 && <FindingsList rows={rows} />}
    </>
  );
}

const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
