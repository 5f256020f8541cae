import { lazy, Suspense } from 'react';
import { AppShell } from '../../ui/app-shell';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';
import { ColorSchemeToggle } from '../../ui/color-scheme-toggle';
import { LoadingBar } from '../../ui/loading-bar';
import { ActionsSection } from './actions/actions-section';
import { CalendarSection } from './calendar/calendar-section';
import { Context } from './context';
import { DueNotice } from './due-notice';
import { HistorySection } from './history/history-section';
import { NextSection } from './next/next-section';
import classes from './programme.module.css';
import { ShareSection } from './share/share-section';
import { Unsettled } from './share/unsettled';
import { TeamsSection } from './teams/teams-section';
import { type ProgrammeScreenProps, SECTIONS } from './types';
import { useContextValue } from './use-context-value';

// The charts are as large as the rest of the screen.
const TrendsSection = lazy(() => import('./trends/trends-section').then((m) => ({ default: m.TrendsSection })));

/** What stands around the drills: who drills when, what came of it, and what is still to be done. */
export function ProgrammeScreen(props: ProgrammeScreenProps) {
  const value = useContextValue(props);
  const { section } = props;
  const { snapshot, programme } = value;
  const title = SECTIONS.find((s) => s.id === section)?.title ?? '';
  return (
    <Context value={value}>
      <AppShell
        mainLabel="Drill programme"
        scroll="page"
        exercise={false}
        header={
          <div className={classes.header}>
            <span className={classes.brand}>Hotwash</span>
            <span className="hw-grow" />
            <LinkButton href="#/" kind="quiet">
              Library
            </LinkButton>
            <ColorSchemeToggle />
          </div>
        }
      >
        <div className={classes.layout}>
          <nav className={classes.nav} aria-label="Parts of the programme" data-screen-only>
            {SECTIONS.map((s) => (
              <a key={s.id} href={`#/programme/${s.id}`} aria-current={s.id === section ? 'page' : undefined}>
                {s.title}
              </a>
            ))}
          </nav>
          <div className={classes.page}>
            <p className={classes.of}>{programme.title}</p>
            <h1>{title}</h1>
            {snapshot.notKept !== undefined && (
              <Banner tone="bad" title="The programme cannot be kept" text={snapshot.notKept} />
            )}
            {snapshot.damaged > 0 && (
              <Banner
                tone="warn"
                title={`${snapshot.damaged} changes in this browser cannot be read`}
                text="They are left as they are, and do not show here. A newer version of Hotwash may have written them."
              />
            )}
            <DueNotice />
            <Unsettled />
            <Suspense fallback={<LoadingBar label="Loading the charts" />}>
              {section === 'next' && <NextSection />}
              {section === 'teams' && <TeamsSection />}
              {section === 'calendar' && <CalendarSection />}
              {section === 'history' && <HistorySection />}
              {section === 'trends' && <TrendsSection />}
              {section === 'actions' && <ActionsSection />}
              {section === 'share' && <ShareSection />}
            </Suspense>
          </div>
        </div>
      </AppShell>
    </Context>
  );
}
