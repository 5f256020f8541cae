import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { BriefingScreen } from '../screens/briefing/briefing-screen';
import { TOUR } from '../screens/library/welcome';
import type { LoadedBundle, Trouble } from '../session/catalogue';
import { COACH_LEVEL, type CoachLevel, coachLevel } from '../session/coach';
import { createDrill, previousScribe } from '../session/create-drill';
import { loadScenario } from '../session/load-scenario';
import { newId } from '../session/ports';
import { openHouse } from './house';
import { LoadingPage } from './loading-page';
import { TroublePage } from './trouble-page';
import { useWarmDatabase } from './use-warm-database';

type Opening =
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready';
      readonly loaded: LoadedBundle;
      readonly scribe: string | null;
      readonly level: CoachLevel;
    }
  | { readonly status: 'failed'; readonly trouble: Trouble };

/** The briefing of one scenario: its files are read and checked here, before anybody starts. */
export function BriefingRoute({ scenarioId }: { readonly scenarioId: string }) {
  const [, navigate] = useLocation();
  const [opening, setOpening] = useState<Opening>({ status: 'loading' });
  // Drawn now and not at StartEx, so that the database can be filled while people read.
  const [drawnSeed] = useState(() => newId().slice(0, 12));
  const loaded = opening.status === 'ready' ? opening.loaded : undefined;
  const { database, onChoice } = useWarmDatabase(loaded?.bundle, drawnSeed);

  useEffect(() => {
    let gone = false;
    const house = openHouse();
    void Promise.all([
      house.then((h) => loadScenario(h, scenarioId)),
      house.then(previousScribe),
      house.then(coachLevel),
    ]).then(([loaded, scribe, level]) => {
      if (gone) return;
      setOpening(
        loaded.ok
          ? { status: 'ready', loaded: loaded.value, scribe, level }
          : { status: 'failed', trouble: loaded.error },
      );
    });
    return () => {
      gone = true;
    };
  }, [scenarioId]);

  if (opening.status === 'loading') return <LoadingPage label="Reading the scenario" />;
  if (opening.status === 'failed')
    return <TroublePage label="Briefing" trouble={opening.trouble} onLeave={() => navigate('/')} />;
  return (
    <BriefingScreen
      bundle={opening.loaded.bundle}
      previousScribe={opening.scribe}
      coachLevel={scenarioId === TOUR ? 'guided' : opening.level}
      {...(database === undefined ? {} : { database })}
      onChoice={onChoice}
      onLeave={() => navigate('/')}
      onStart={async (setup) => {
        const house = await openHouse();
        // The tour is guided whatever was chosen before, and is no choice for the drills after it.
        if (setup.coaching !== null && scenarioId !== TOUR)
          await house.archive.saveSetting(COACH_LEVEL, setup.coaching);
        const created = await createDrill(house, {
          loaded: opening.loaded,
          setup: { ...setup, seed: setup.seed ?? drawnSeed },
        });
        if (!created.ok) throw new Error(created.error.lines.join(' '));
        const by = setup.participants.find((p) => p.kind === 'player')?.id ?? 'facilitator';
        const started = await house.sequencer.append(created.value, [
          { id: newId(), by, act: { type: 'drill.start' } },
        ]);
        if (!started.ok) throw new Error(started.error.sentence);
        navigate(`/drill/${created.value}`);
      }}
    />
  );
}
