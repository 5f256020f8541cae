import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { ENGINE } from '../drill/engine';
import { postmortemVersions } from '../drill/postmortem';
import type { Par } from '../scenario/par';
import { scoreDrill, scoreInput } from '../score/scorecard';
import type { Scorecard, TruthTimeline } from '../score/types';
import { postmortemCard } from '../score/writing/card-of-record';
import { DebriefScreen } from '../screens/debrief/debrief-screen';
import type { JudgedVersion } from '../screens/debrief/types';
import { loadPar } from '../session/catalogue';
import { exportRecord } from '../session/export-record';
import { frozenCard } from '../session/finish';
import { forkDrill } from '../session/fork-drill';
import type { LiveSession } from '../session/live-session';
import type { House } from '../session/ports';
import { useSession } from '../session/use-session';
import { saveFile } from './download';
import { openHouse } from './house';
import { LoadingPage } from './loading-page';

interface Judged {
  readonly card: Scorecard;
  readonly truth: TruthTimeline;
  readonly par: Par | undefined;
  readonly writing: readonly JudgedVersion[];
  readonly frozen: boolean;
}

/** Another engine may judge otherwise: then the card that was frozen at the end is what counts. */
async function judge(session: LiveSession, house: House | undefined): Promise<Judged> {
  const { drill, state } = session.getSnapshot();
  const { bundle, header } = drill;
  const measured = await loadPar(header.scenarioId);
  const par = measured?.hash === header.hashes.scenario ? measured : undefined;
  const drillToScore = { bundle, header, entries: session.entries(), state, ...(par === undefined ? {} : { par }) };
  const input = scoreInput(drillToScore);
  const { truth } = input;
  const writing = postmortemVersions(state).map((version, i) => ({
    version,
    card: postmortemCard(input, i === 0 ? undefined : version.markdown),
  }));
  if (header.engine !== ENGINE) {
    const card = await frozenCard(house ?? (await openHouse()), header.drillId);
    if (card !== undefined) return { card, truth, par, writing, frozen: true };
  }
  return { card: scoreDrill(drillToScore), truth, par, writing, frozen: false };
}

interface Props {
  readonly session: LiveSession;
  /** Where the drill is kept when that is not this browser's own archive: it was watched, and cannot be forked or disputed. */
  readonly house?: House;
  readonly onLeave: () => void;
  /** Nothing may be added: it is a copy, or whoever looks at it did not play. */
  readonly isReadOnly?: boolean;
  /** Opens the desk on a copy of the submitted postmortem. Left out: there is nobody who could write. */
  readonly onRevise?: () => void;
}

/** The debrief of a drill that is over. */
export function DebriefRoute({ session, house: watched, isReadOnly = false, onLeave, onRevise }: Props) {
  const [, navigate] = useLocation();
  const snapshot = useSession(session);
  const [judged, setJudged] = useState<Judged | null>(null);
  const [disputes, setDisputes] = useState<Readonly<Record<string, string>>>({});
  const { drillId } = session;
  const entryCount = session.entries().length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry (a ticked follow-up) is judged anew
  useEffect(() => {
    let gone = false;
    void judge(session, watched).then((done) => {
      if (!gone) setJudged(done);
    });
    return () => {
      gone = true;
    };
  }, [session, watched, entryCount]);

  useEffect(() => {
    void openHouse()
      .then((house) => house.archive.drafts(drillId))
      .then((drafts) =>
        setDisputes(
          Object.fromEntries(drafts.filter((d) => d.key.startsWith('dispute/')).map((d) => [d.key.slice(8), d.text])),
        ),
      );
  }, [drillId]);

  const dispute = async (indicator: string, note: string) => {
    setDisputes((before) => ({ ...before, [indicator]: note }));
    const house = await openHouse();
    await house.archive.saveDraft({ drillId, key: `dispute/${indicator}`, text: note, savedAt: Date.now() });
  };

  if (judged === null) return <LoadingPage label="Scoring the drill" />;
  return (
    <DebriefScreen
      drill={snapshot.drill}
      entries={session.entries()}
      state={snapshot.state}
      card={judged.card}
      truth={judged.truth}
      par={judged.par}
      me={snapshot.actingAs}
      frozen={judged.frozen}
      disputes={disputes}
      onDispute={watched === undefined ? (indicator, note) => void dispute(indicator, note) : undefined}
      onLeave={onLeave}
      onDatabase={snapshot.state.statements.length === 0 ? undefined : () => session.databaseChecksum()}
      onFork={
        watched === undefined
          ? async (at) => {
              const forked = await forkDrill(await openHouse(), drillId, at);
              if (!forked.ok) throw new Error(forked.error.lines.join(' '));
              navigate(`/drill/${forked.value}`);
            }
          : undefined
      }
      onExportRecord={async () => {
        const done = await exportRecord(watched ?? (await openHouse()), drillId);
        if (!done.ok) throw new Error(done.error.lines.join(' '));
        saveFile(done.value.name, done.value.text, 'application/json');
      }}
      onDownload={saveFile}
      writing={judged.writing}
      onRevise={onRevise}
      {...(isReadOnly
        ? {}
        : { onTick: (item: string, done: boolean) => void session.propose({ type: 'postmortem.tick', item, done }) })}
    />
  );
}
