import { IconDownload, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { HistoryEntry } from '../../../programme/fields';
import { historyTable } from '../../../programme/history-table';
import { byTime } from '../../../programme/turns';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { CopyButton } from '../../../ui/copy-button';
import { EmptyState } from '../../../ui/empty-state';
import { LoadingBar } from '../../../ui/loading-bar';
import { Segmented } from '../../../ui/segmented';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { EntryDialog } from './entry-dialog';
import { HistoryRows } from './history-rows';
import { ImportDialog } from './import-dialog';

type Show = 'all' | 'drill' | 'incident';

/** All drills and real incidents, as the playbook's table has them. */
export function HistorySection() {
  const { programme, entries, drills, onSave } = useProgramme();
  const [show, setShow] = useState<Show>('all');
  const [team, setTeam] = useState('');
  const [editing, setEditing] = useState<HistoryEntry | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  const shown = useMemo(
    () =>
      entries
        .filter((e) => (show === 'all' || e.what === show) && (team === '' || e.team === team))
        .toSorted((a, b) => byTime(b, a)),
    [entries, show, team],
  );
  const buttons = (
    <div className={screen.buttons}>
      <Button icon={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
        Add an incident
      </Button>
      <Button icon={<IconFileImport size={16} aria-hidden />} onClick={() => setImporting(true)}>
        Bring in Markdown
      </Button>
    </div>
  );
  return (
    <>
      <p className={screen.lead}>
        Drills and real incidents in one table, the one that the playbook keeps as its incident history. Drills are
        marked, so that nobody takes one for an incident.
      </p>
      {drills === null && <LoadingBar label="Reading the drills of this browser" />}
      {entries.length === 0 ? (
        <EmptyState
          title="Nothing has happened yet"
          text="Drills appear here after their debrief. Real incidents are added by hand, or brought in from the playbook that you have."
          action={buttons}
        />
      ) : (
        <>
          <div className={screen.bar}>
            <Segmented
              label="Show"
              value={show}
              onChange={setShow}
              options={[
                { value: 'all', label: 'All' },
                { value: 'drill', label: 'Drills' },
                { value: 'incident', label: 'Incidents' },
              ]}
            />
            {programme.teams.length > 0 && (
              <SelectField
                label="Team"
                value={team === '' ? 'all' : team}
                onChange={(value) => setTeam(value === 'all' ? '' : value)}
                options={[
                  { value: 'all', label: 'All teams' },
                  ...programme.teams.map((t) => ({ value: t.id, label: t.name })),
                ]}
              />
            )}
            <span className="hw-grow" />
            {buttons}
          </div>
          <HistoryRows entries={shown} onEdit={setEditing} />
          <div className={screen.buttons}>
            <CopyButton label="Copy the table as Markdown" words="Copy as Markdown" text={() => historyTable(shown)} />
            <Button
              icon={<IconDownload size={16} aria-hidden />}
              onClick={() => onSave('incident-history.md', historyTable(shown), 'text/markdown')}
            >
              Save as Markdown
            </Button>
            <span className="hw-muted hw-small">What is shown above goes into the text, the oldest first.</span>
          </div>
        </>
      )}
      {editing !== null && <EntryDialog entry={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
