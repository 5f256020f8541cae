import { Segmented } from '../../../../ui/segmented';
import { Frame } from '../parts/frame';
import { useKept } from '../parts/kept';
import { BackupsPage } from './backups-page';
import classes from './database.module.css';
import { JobsPage } from './jobs-page';
import { LocksPage } from './locks-page';
import { PerformancePage } from './performance-page';
import { SessionsPage } from './sessions-page';
import { StatementsPage } from './statements-page';

const PARTS = [
  { value: 'performance', label: 'Performance' },
  { value: 'sessions', label: 'Sessions' },
  { value: 'locks', label: 'Locks' },
  { value: 'statements', label: 'Slow queries' },
  { value: 'jobs', label: 'Jobs' },
  { value: 'backups', label: 'Backups' },
] as const;
type Part = (typeof PARTS)[number]['value'];

/** The database as its host shows it: how it does, who is connected, who waits for whom, what is slow, what is saved. */
export function DatabaseConsole() {
  const [part, setPart] = useKept<Part>('database.part', 'performance');
  const [application, setApplication] = useKept<string | null>('database.application', null);
  const parts = (
    <div className={classes.parts}>
      <Segmented label="Part of the database" value={part} onChange={setPart} options={PARTS} />
    </div>
  );
  return (
    <Frame title="Database">
      {parts}
      {part === 'performance' && (
        <PerformancePage
          onApplication={(name) => {
            setApplication(name);
            setPart('sessions');
          }}
          onLocks={() => setPart('locks')}
        />
      )}
      {part === 'sessions' && <SessionsPage application={application} onApplication={setApplication} />}
      {part === 'locks' && <LocksPage />}
      {part === 'statements' && <StatementsPage />}
      {part === 'jobs' && <JobsPage />}
      {part === 'backups' && <BackupsPage />}
    </Frame>
  );
}
