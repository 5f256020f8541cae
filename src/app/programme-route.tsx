import { catalogue } from 'virtual:catalogue';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { TOUR } from '../screens/library/welcome';
import { ProgrammeScreen } from '../screens/programme/programme-screen';
import { type SectionId, sectionOf } from '../screens/programme/types';
import type { Trouble } from '../session/catalogue';
import type { House } from '../session/ports';
import { openProgramme, type ProgrammeSession } from '../session/programme';
import { addDrill, foundActions, isMissing, localDrills, readDrills } from '../session/programme-drills';
import { saveFile } from './download';
import { LoadingPage } from './loading-page';
import { TroublePage } from './trouble-page';
import { useHouse } from './use-house';

const now = (): number => Date.now();
/** The tour is no drill for a team. */
const SCENARIOS = catalogue.scenarios.filter((s) => s.id !== TOUR);
const DIFFICULTIES = new Map(catalogue.scenarios.map((s) => [s.id, s.difficulty]));

/** The programme of this browser, wired to its archive. */
export function ProgrammeRoute({ section }: { readonly section: string | undefined }) {
  const [, navigate] = useLocation();
  const house = useHouse();
  const [session, setSession] = useState<ProgrammeSession | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  useEffect(() => {
    if (house === null) return;
    let opened: ProgrammeSession | undefined;
    let gone = false;
    void openProgramme(house, now).then((done) => {
      if (!done.ok) setTrouble(done.error);
      else if (gone) done.value.dispose();
      else {
        opened = done.value;
        setSession(done.value);
      }
    });
    return () => {
      gone = true;
      opened?.dispose();
    };
  }, [house]);

  if (trouble !== null) return <TroublePage label="Drill programme" trouble={trouble} onLeave={() => navigate('/')} />;
  if (house === null || session === null) return <LoadingPage label="Reading the programme" />;
  return <Opened house={house} session={session} section={sectionOf(section)} />;
}

interface OpenedProps {
  readonly house: House;
  readonly session: ProgrammeSession;
  readonly section: SectionId;
}

function Opened({ house, session, section }: OpenedProps) {
  const { programme } = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const [read, setRead] = useState<Awaited<ReturnType<typeof readDrills>> | null>(null);
  useEffect(
    () =>
      house.archive.watchDrills(() => {
        void readDrills(house)
          .catch(() => [])
          .then(setRead);
      }),
    [house],
  );
  const drills = useMemo(() => (read === null ? null : localDrills(read, programme, DIFFICULTIES)), [read, programme]);

  // What a team played belongs to the team: it goes in by itself, once there is a team, unless somebody took it out.
  useEffect(() => {
    if (programme.teams.length === 0) return;
    const missing = (drills ?? []).filter((d) => d.isTeam && isMissing(programme, d.entryId));
    if (missing.length > 0) void session.change(missing.map(addDrill));
  }, [session, programme, drills]);

  const findActions = useCallback((drillId: string) => foundActions(house, drillId), [house]);
  return (
    <ProgrammeScreen
      session={session}
      section={section}
      scenarios={SCENARIOS}
      drills={drills}
      findActions={findActions}
      onSave={saveFile}
      appUrl={window.location.href.split('#')[0] ?? ''}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      now={now}
    />
  );
}
