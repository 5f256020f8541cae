import { SECOND } from '../../../../base/drill-time';
import { EmptyState } from '../../../../ui/empty-state';
import { useConsole } from '../parts/console-context';
import { Frame } from '../parts/frame';
import { useKept } from '../parts/kept';
import { useReading } from '../parts/use-reading';
import { FunctionsPage } from './functions-page';
import classes from './platform.module.css';
import { PlatformPage } from './platform-page';
import { SecretsPage } from './secrets-page';

/** The platform's console: functions with their versions, secrets, and the pages of the platform and of vendors. */
export function PlatformConsole() {
  const { snapshot } = useConsole();
  const [place, setPlace] = useKept('platform.place', 'functions');
  const pages = useReading({ op: 'pages.list' }, 10 * SECOND);
  const rows = pages.ok ? pages.value.rows : [];
  const { ref } = snapshot.drill.bundle.scenario.exhibits.project;
  const groups = [
    {
      title: `Project ${ref}`,
      places: [
        { id: 'functions', title: 'Functions' },
        { id: 'secrets', title: 'Secrets' },
      ],
    },
    { title: 'Platform', places: rows.filter((p) => p.console === 'platform') },
    { title: 'Vendors', places: rows.filter((p) => p.console === 'vendor') },
  ].filter((group) => group.places.length > 0);
  const known = groups.some((group) => group.places.some((p) => p.id === place));

  return (
    <Frame title="Platform">
      <div className={classes.layout}>
        <nav aria-label="Platform pages" className={classes.nav}>
          {groups.map((group) => (
            <div key={group.title} className={classes.group}>
              <span className={classes.groupTitle}>{group.title}</span>
              {group.places.map((p) => (
                <button
                  key={p.id}
                  type="button"
                  className={classes.place}
                  aria-current={p.id === place ? 'page' : undefined}
                  onClick={() => setPlace(p.id)}
                >
                  {p.title}
                </button>
              ))}
            </div>
          ))}
        </nav>
        <div className={classes.page}>
          {place === 'functions' ? (
            <FunctionsPage />
          ) : place === 'secrets' ? (
            <SecretsPage />
          ) : known ? (
            <PlatformPage key={place} id={place} />
          ) : (
            <EmptyState title="This page is not there any more" text="Pick another one." />
          )}
        </div>
      </div>
    </Frame>
  );
}
