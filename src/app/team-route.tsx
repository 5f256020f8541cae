import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { err, ok } from '../base/result';
import { NewRoomScreen } from '../screens/lobby/new-room-screen';
import type { LoadedBundle, Trouble } from '../session/catalogue';
import { previousScribe } from '../session/create-drill';
import { loadScenario } from '../session/load-scenario';
import { keptName } from '../session/room/kept';
import { createRoom } from '../session/room/open-room';
import { openHouse } from './house';
import { LoadingPage } from './loading-page';
import { findPlace } from './room-place';
import { TroublePage } from './trouble-page';

interface Ready {
  readonly loaded: LoadedBundle;
  readonly scribe: string | null;
  readonly name: string;
}

/** No engine, and how to get one. */
export const NO_ENGINE: Trouble = {
  title: 'Team drills need a host',
  lines: [
    'This page was opened from a place that only serves files, so people on other machines cannot reach each other. One person on the team starts a host with “npm run host” in a copy of Hotwash and opens the address that it prints; docs/hosting.md says how, and what else works. Several windows of one browser can share a drill without one.',
  ],
};

/** What an address may suggest for a new room: the team of the programme that the drill is for. */
function teamIn(hints: string | undefined): string | undefined {
  const team = new URLSearchParams(hints ?? '').get('team') ?? '';
  return team === '' || team.length > 80 ? undefined : team;
}

/** Sets up a room for a scenario. */
export function TeamRoute({ scenarioId, hints }: { readonly scenarioId: string; readonly hints: string | undefined }) {
  const [, navigate] = useLocation();
  const [ready, setReady] = useState<Ready | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    let gone = false;
    void (async () => {
      const house = await openHouse();
      const [place, loaded, scribe, name] = await Promise.all([
        findPlace(),
        loadScenario(house, scenarioId),
        previousScribe(house),
        keptName(house),
      ]);
      if (gone) return;
      if (!loaded.ok) setTrouble(loaded.error);
      else if (place === undefined) setTrouble(NO_ENGINE);
      else setReady({ loaded: loaded.value, scribe, name });
    })();
    return () => {
      gone = true;
    };
  }, [scenarioId]);

  const leave = () => navigate('/');
  if (trouble !== null) return <TroublePage label="Play as a team" trouble={trouble} onLeave={leave} />;
  if (ready === null) return <LoadingPage label="Reading the scenario" />;
  const team = teamIn(hints);
  return (
    <NewRoomScreen
      scenarioId={scenarioId}
      bundle={ready.loaded.bundle}
      name={ready.name}
      previousScribe={ready.scribe}
      {...(team === undefined ? {} : { team })}
      onOpen={async (wish) => {
        const place = await findPlace();
        if (place === undefined) return err({ sentence: 'The host of this page does not answer any more.' });
        const created = await createRoom(await openHouse(), place, wish);
        if (!created.ok) return err({ sentence: created.error.lines.join(' ') });
        created.value.dispose();
        navigate(`/room/${created.value.roomId}`);
        return ok(undefined);
      }}
      onLeave={leave}
    />
  );
}
