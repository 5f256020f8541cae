import { IconArrowLeft, IconDownload, IconFileText, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { dateUtc } from '../../base/drill-time';
import { afterActionReport } from '../../report/after-action';
import { AppShell } from '../../ui/app-shell';
import { Button, IconButton } from '../../ui/button';
import { ColorSchemeToggle } from '../../ui/color-scheme-toggle';
import { EmptyState } from '../../ui/empty-state';
import { useToasts } from '../../ui/toasts';
import { useMediaWidth } from '../../ui/use-media-width';
import { DebriefReport } from './debrief-report';
import classes from './header.module.css';
import { DebriefProvider } from './provider';
import { ReplayDock } from './replay-dock';
import { ReplayPanel } from './replay-panel';
import type { DebriefScreenProps } from './types';

/** What is read after a drill: how it went and why, what really was the matter, and the drill itself to be looked at again. */
export function DebriefScreen(props: DebriefScreenProps) {
  const { drill, entries, me, onFork } = props;
  const played = entries.length > 0;
  if (!played) {
    return (
      <AppShell mainLabel="Debrief" scroll="page" header={<Header {...props} played={false} />}>
        <h1 className={classes.emptyTitle}>{drill.bundle.scenario.title}</h1>
        <EmptyState
          title="Nothing was played"
          text="The record of this drill is empty. Once it has been played, its ratings, pictures and timeline are here."
          action={<Button onClick={props.onLeave}>Back to the library</Button>}
        />
      </AppShell>
    );
  }
  return (
    <DebriefProvider {...props}>
      <AppShell
        mainLabel="Debrief"
        scroll="page"
        header={<Header {...props} played />}
        footer={<ReplayDock panel={() => <ReplayPanel entries={entries} me={me} />} onFork={onFork} />}
      >
        <DebriefReport {...props} />
      </AppShell>
    </DebriefProvider>
  );
}

function Header({ played, ...props }: DebriefScreenProps & { readonly played: boolean }) {
  const { drill, state, card, truth, par, onDownload, onExportRecord, onLeave } = props;
  const toasts = useToasts();
  const phone = useMediaWidth() === 'phone';
  const [exporting, setExporting] = useState(false);
  const download = () => {
    const name = `exercise-after-action-${drill.header.scenarioId}-${dateUtc(drill.startEpoch)}.md`;
    const input = { drill, state, card, truth, ...(par === undefined ? {} : { par }) };
    onDownload(name, afterActionReport(input), 'text/markdown');
  };
  const exportRecord = async () => {
    setExporting(true);
    try {
      await onExportRecord();
    } catch {
      toasts.show({ tone: 'bad', text: 'The record could not be exported. It is still kept here; try again.' });
    }
    setExporting(false);
  };
  const icon = { size: 16, 'aria-hidden': true } as const;
  return (
    <div className={classes.header}>
      <Button kind="quiet" icon={<IconArrowLeft {...icon} />} onClick={onLeave}>
        Library
      </Button>
      <span className="hw-grow" />
      {played && (
        <>
          <Button icon={<IconFileText {...icon} />} onClick={download}>
            {phone ? 'Report' : 'After-action report'}
          </Button>
          {phone ? (
            <>
              <IconButton label="Print" onClick={() => window.print()}>
                <IconPrinter {...icon} />
              </IconButton>
              <IconButton label="Export the record" aria-busy={exporting} onClick={() => void exportRecord()}>
                <IconDownload {...icon} />
              </IconButton>
            </>
          ) : (
            <>
              <Button icon={<IconPrinter {...icon} />} onClick={() => window.print()}>
                Print
              </Button>
              <Button icon={<IconDownload {...icon} />} busy={exporting} onClick={() => void exportRecord()}>
                Export the record
              </Button>
            </>
          )}
        </>
      )}
      <ColorSchemeToggle />
    </div>
  );
}
