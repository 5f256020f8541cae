import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { BriefingScreen } from '../screens/briefing/briefing-screen';
import { type LoadedBundle, loadBundle, type Trouble } from '../session/catalogue';
import { createDrill, previousScribe } from '../session/create-drill';
import { newId } from '../session/ports';
import { openHouse } from './house';
import { LoadingPage } from './loading-page';
import { TroublePage } from './trouble-page';
import { useWarmDatabase } from './use-warm-database';

type Opening =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly loaded: LoadedBundle; readonly scribe: string | null }
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
    void Promise.all([loadBundle(scenarioId), openHouse().then(previousScribe)]).then(([loaded, scribe]) => {
      if (gone) return;
      setOpening(
        loaded.ok ? { status: 'ready', loaded: loaded.value, scribe } : { status: 'failed', trouble: loaded.error },
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
      {...(database === undefined ? {} : { database })}
      onChoice={onChoice}
      onLeave={() => navigate('/')}
      onStart={async (setup) => {
        const house = await openHouse();
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
