import { useMemo } from 'react';
import { EmptyState } from '../../../../ui/empty-state';
import { FilterInput } from '../../../../ui/filter-input';
import { useClauseRequests } from '../../console-requests';
import { useConsole } from '../parts/console-context';
import { Frame } from '../parts/frame';
import { useKept } from '../parts/kept';
import { MarkedText } from '../parts/marked-text';
import { useLook } from '../parts/use-look';
import { Clause } from './clause';
import classes from './playbook.module.css';
import { playbookRows, searchPlaybook } from './playbook-search';
import { PLAYBOOK_SECTIONS, type PlaybookSectionId } from './playbook-sections';
import { SectionContent } from './section-content';

/** The playbook itself: the rules of the drill, to read and to search. */
export function PlaybookConsole() {
  const { snapshot } = useConsole();
  const { playbook } = snapshot.drill.bundle;
  const [search, setSearch] = useKept('playbook.search', '');
  const [section, setSection] = useKept<PlaybookSectionId>('playbook.section', 'lifecycle');
  const rows = useMemo(() => playbookRows(playbook), [playbook]);
  const hits = searchPlaybook(rows, search);
  const searching = search.trim() !== '';
  useClauseRequests(setSearch);
  useLook('playbook', section, []);

  return (
    <Frame
      title="Playbook"
      filter={
        <FilterInput
          label="Search the playbook"
          hint="A word or a clause, as comms.cadence"
          value={search}
          onChange={setSearch}
          {...(searching ? { count: `${hits.length} found` } : {})}
        />
      }
    >
      <div className={classes.layout}>
        <nav aria-label="Parts of the playbook" className={classes.nav}>
          {PLAYBOOK_SECTIONS.map((part) => (
            <button
              key={part.id}
              type="button"
              className={classes.part}
              aria-current={part.id === section && !searching ? 'page' : undefined}
              onClick={() => {
                setSection(part.id);
                setSearch('');
              }}
            >
              {part.title}
            </button>
          ))}
        </nav>
        <div className={classes.content}>
          {!searching ? (
            <SectionContent section={section} playbook={playbook} />
          ) : hits.length === 0 ? (
            <EmptyState title="Nothing found" text="The playbook may leave this open: see Gaps." />
          ) : (
            <ul className={classes.hits}>
              {hits.map((hit) => (
                <li key={`${hit.section} ${hit.clause ?? ''} ${hit.title}`} className={classes.hit}>
                  <button
                    type="button"
                    className={classes.hitTitle}
                    onClick={() => {
                      setSection(hit.section);
                      setSearch('');
                    }}
                  >
                    <MarkedText text={hit.title} needle={search.trim()} />
                  </button>
                  {hit.clause !== undefined && <Clause id={hit.clause} />}
                  {hit.text !== '' && (
                    <p className={classes.hitText}>
                      <MarkedText text={hit.text} needle={search.trim()} />
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Frame>
  );
}
