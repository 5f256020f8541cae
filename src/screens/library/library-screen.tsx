import { IconChecklist, IconFileImport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { AppShell } from '../../ui/app-shell';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { ColorSchemeToggle } from '../../ui/color-scheme-toggle';
import { ErrorNotice } from '../../ui/error-notice';
import { Section } from '../../ui/section';
import { useMediaWidth } from '../../ui/use-media-width';
import { DrillHistory } from './drill-history';
import classes from './library.module.css';
import { OpenRooms } from './open-rooms';
import { OwnScenarios } from './own-scenarios';
import { Progress } from './progress';
import { ScenarioList } from './scenario-list';
import { StorageLine } from './storage-line';
import type { ImportTrouble, LibraryScreenProps } from './types';
import { Welcome } from './welcome';

/** Where one chooses what to play, and finds what was played. */
export function LibraryScreen(props: LibraryScreenProps) {
  const picker = useRef<HTMLInputElement>(null);
  const phone = useMediaWidth() === 'phone';
  const [trouble, setTrouble] = useState<ImportTrouble | null>(null);
  const [importing, setImporting] = useState(false);

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setImporting(true);
    setTrouble(await props.onImport(file));
    setImporting(false);
  };

  return (
    <AppShell
      mainLabel="Library"
      scroll="page"
      header={
        <div className={classes.header}>
          <span className={classes.brand}>Hotwash</span>
          <span className="hw-grow" />
          <input
            ref={picker}
            type="file"
            accept=".json,.hotwash"
            hidden
            aria-label="Record file"
            onChange={(event) => {
              void take(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
          <LinkButton kind="quiet" href="#/programme">
            Programme
          </LinkButton>
          <Button
            icon={<IconFileImport size={16} aria-hidden />}
            busy={importing}
            aria-label="Import a record"
            onClick={() => picker.current?.click()}
          >
            {phone ? 'Import' : 'Import a record'}
          </Button>
          <ColorSchemeToggle />
        </div>
      }
    >
      <div className={classes.page}>
        <h1>Drills</h1>
        <p className={classes.lead}>
          Play a scripted incident on a simulated production system, then see how you declared, handed over, kept people
          informed, mitigated and wrote it up. Nothing here touches a real system.
        </p>
        {props.problem !== null && <Banner tone="bad" title={props.problem.title} text={props.problem.text} />}
        {trouble !== null && (
          <ErrorNotice
            title={trouble.title}
            text={[trouble.lines[0], trouble.frozen, 'Nothing in your library was changed.'].filter(Boolean).join(' ')}
            {...(trouble.lines.length > 1 ? { detail: trouble.lines.slice(1).join('\n') } : {})}
            actions={
              <Button kind="quiet" onClick={() => setTrouble(null)}>
                Dismiss
              </Button>
            }
          />
        )}
        <OpenRooms {...props} />
        {props.drills?.length === 0 && <Welcome {...props} />}
        <ScenarioList {...props} />
        <OwnScenarios {...props} />
        <Section title="Your documents" level={2}>
          <div className={classes.judge}>
            <p>
              A postmortem or the status updates of a real incident can be judged as writing, with each verdict shown in
              the text. Nothing leaves this browser.
            </p>
            <LinkButton href="#/judge" icon={<IconChecklist size={16} aria-hidden />}>
              Judge a document
            </LinkButton>
          </div>
        </Section>
        {props.drills?.length !== 0 && <Progress {...props} />}
        <DrillHistory {...props} />
        {props.drills !== null && props.drills.length > 0 && <Welcome {...props} />}
        <StorageLine storage={props.storage} onKeep={props.onKeepStorage} />
      </div>
    </AppShell>
  );
}
