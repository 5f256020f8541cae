import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { AuthoredScenario } from '../authoring/authored-scenario';
import { minutes } from '../base/drill-time';
import { parseBundle } from '../exchange/parse-bundle';
import { AuthorScreen, type Choice, DRAWN } from '../screens/author/author-screen';
import { beginDrillAt } from '../session/begin-at';
import type { House } from '../session/ports';
import { DrillRoute } from './drill-route';
import { LoadingPage } from './loading-page';
import { TroublePage } from './trouble-page';
import { useAuthored } from './use-authored';
import { useHouse } from './use-house';

interface Props {
  /** As `12m`; absent: nothing is played yet. */
  readonly from?: string | undefined;
  readonly variant?: string | undefined;
  readonly seed?: string | undefined;
}

/** The scenario that somebody is writing: checked at each save, and played from any minute of it. */
export function AuthorRoute({ from, variant = DRAWN, seed = DRAWN }: Props) {
  const [, navigate] = useLocation();
  const scenario = useAuthored();
  const house = useHouse();
  const choice: Choice = { from: Number.parseInt(from ?? '0', 10) || 0, variant, seed };
  if (scenario === undefined || house === null) return <LoadingPage label="Reading the scenario" />;
  if (from !== undefined && scenario !== null && canPlay(scenario)) {
    return <Played house={house} scenario={scenario} choice={choice} onLeave={() => navigate('/author')} />;
  }
  return (
    <AuthorScreen
      scenario={scenario}
      choice={choice}
      onPlay={(c) => navigate(`/author/${[`${c.from}m`, c.variant, c.seed].map(encodeURIComponent).join('/')}`)}
      onLeave={() => navigate('/')}
    />
  );
}

const canPlay = ({ problem, sources, rows }: AuthoredScenario): boolean =>
  problem === undefined && sources !== undefined && !rows.some((row) => row.severity === 'error');

type Begun =
  | { readonly status: 'beginning' }
  | { readonly status: 'begun'; readonly drillId: string }
  | { readonly status: 'failed'; readonly lines: readonly string[] };

/** A drill at the chosen minute, begun anew whenever the scenario is saved. Drills of earlier versions are thrown away. */
function Played({
  house,
  scenario,
  choice,
  onLeave,
}: {
  readonly house: House;
  readonly scenario: AuthoredScenario;
  readonly choice: Choice;
  readonly onLeave: () => void;
}) {
  const [begun, setBegun] = useState<Begun>({ status: 'beginning' });
  const { sources } = scenario;
  const { from, variant, seed } = choice;
  useEffect(() => {
    let gone = false;
    let drillId: string | undefined;
    setBegun({ status: 'beginning' });
    const begin = async () => {
      const bundle = sources === undefined ? undefined : parseBundle(sources);
      if (sources === undefined || bundle?.ok !== true)
        return setBegun({ status: 'failed', lines: ['It cannot be read.'] });
      const drawn = (word: string) => (word === DRAWN ? null : word);
      const known = scenario.variants.some((v) => v.id === variant);
      const wanted = { at: minutes(from), variant: known ? variant : null, seed: drawn(seed) };
      const done = await beginDrillAt(house, { bundle: bundle.value, sources }, wanted);
      if (!done.ok) {
        if (!gone) setBegun({ status: 'failed', lines: [done.error.title, ...done.error.lines] });
        return;
      }
      drillId = done.value;
      if (gone) void house.archive.purge(drillId);
      else setBegun({ status: 'begun', drillId });
    };
    void begin();
    return () => {
      gone = true;
      if (drillId !== undefined) void house.archive.purge(drillId);
    };
  }, [house, sources, scenario.variants, from, variant, seed]);

  if (begun.status === 'failed')
    return (
      <TroublePage label="Author" trouble={{ title: 'It could not be begun', lines: begun.lines }} onLeave={onLeave} />
    );
  if (begun.status === 'beginning') return <LoadingPage label={`Playing until minute ${from}`} />;
  return <DrillRoute key={begun.drillId} drillId={begun.drillId} />;
}
