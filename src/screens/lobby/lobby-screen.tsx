import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { BeginChoices, RoomSnapshot } from '../../session/room/types';
import { AppShell } from '../../ui/app-shell';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ColorSchemeToggle } from '../../ui/color-scheme-toggle';
import { LoadingBar } from '../../ui/loading-bar';
import { Section } from '../../ui/section';
import { ConnectionBanner, ConnectionChip } from '../parts/connection-chip';
import { namesText } from '../parts/member-words';
import { PeopleSection } from '../parts/room/people-section';
import { SeatsSection } from '../parts/room/seats-section';
import { useAsk } from '../parts/room/use-ask';
import { Rules } from '../parts/rules';
import { ShareLink } from '../parts/share-link';
import { useRoom } from '../parts/use-room';
import { HostChoices } from './host-choices';
import classes from './lobby.module.css';
import { startNotes, startProblem } from './seats';
import type { LobbyScreenProps } from './types';

const DRAWN: BeginChoices = { seed: null, variant: null };

/** The room before the drill: who is here, who sits where, what there is to read, and the start. */
export function LobbyScreen({ room, bundle, previousScribe, onLeave }: LobbyScreenProps) {
  const snapshot = useRoom(room);
  const { lobby, me, phase, progress } = snapshot;
  const [choices, setChoices] = useState<BeginChoices>(DRAWN);
  const { ask, isBusy } = useAsk();
  const problem = startProblem(snapshot);
  const canStart = me.isHost && phase === 'lobby';

  useEffect(() => room.show({ where: 'lobby' }), [room]);

  return (
    <AppShell
      mainLabel="Lobby"
      scroll="page"
      header={
        <div className={classes.header}>
          <Button kind="quiet" icon={<IconArrowLeft size={16} aria-hidden />} onClick={onLeave}>
            Library
          </Button>
          <span className="hw-grow" />
          <ConnectionChip room={room} />
          {canStart && (
            <Button
              kind="primary"
              busy={isBusy}
              disabled={problem !== null}
              data-tip={problem ?? undefined}
              onClick={() => void ask(() => room.begin(choices))}
            >
              Start the drill
            </Button>
          )}
          <ColorSchemeToggle />
        </div>
      }
    >
      <ConnectionBanner room={room} />
      <div className={classes.lobby}>
        <div>
          <p className="hw-muted hw-small">Lobby</p>
          <h1>{lobby?.title ?? 'A room'}</h1>
        </div>
        {lobby === undefined || phase === 'loading' ? (
          <LoadingBar
            label="Reading the room"
            {...(progress === undefined || progress.of === 0 ? {} : { fraction: progress.done / progress.of })}
          />
        ) : (
          <>
            <Standing snapshot={snapshot} problem={problem} />
            <div className={classes.columns}>
              <div className={classes.column}>
                <SeatsSection room={room} snapshot={snapshot} lobby={lobby} previousScribe={previousScribe} />
                <PeopleSection room={room} snapshot={snapshot} lobby={lobby} />
              </div>
              <div className={classes.column}>
                {me.isHost && (
                  <Section title="Let others in" level={2}>
                    <ShareLink link={room.joinLink()} />
                  </Section>
                )}
                <Section title="Briefing" level={2}>
                  <p className={classes.text}>{lobby.briefing}</p>
                </Section>
                {bundle !== undefined && (
                  <Section title="What this drill trains" level={2}>
                    <ul className={classes.list}>
                      {bundle.scenario.objectives.map((o) => (
                        <li key={o.id}>{o.text}</li>
                      ))}
                    </ul>
                  </Section>
                )}
                {!me.isHost && (
                  <details className={classes.details}>
                    <summary>Let others in</summary>
                    <ShareLink link={room.joinLink()} />
                  </details>
                )}
              </div>
            </div>
            {bundle !== undefined && <Rules playbook={bundle.playbook} />}
            {me.isHost && (
              <HostChoices room={room} snapshot={snapshot} bundle={bundle} choices={choices} onChoices={setChoices} />
            )}
          </>
        )}
      </div>
    </AppShell>
  );
}

/** Where the room stands: what keeps it from starting for a host, whom one waits for as anybody else. */
function Standing({ snapshot, problem }: { readonly snapshot: RoomSnapshot; readonly problem: string | null }) {
  const { me, members, lobby } = snapshot;
  if (me.isHost) {
    const notes = startNotes(snapshot);
    const next =
      lobby?.isFacilitated === true
        ? 'Everybody goes to the floor when you start; the clock runs once you start it there.'
        : 'The clock runs at once when you start, at real speed. Anybody can pause.';
    return (
      <Banner
        tone={problem === null ? 'good' : 'info'}
        title={problem ?? 'The drill can start'}
        text={[...notes, ...(problem === null ? [next] : [])].join(' ')}
      />
    );
  }
  const hosts = members.filter((m) => m.isHost && !m.isRemoved);
  const here = hosts.filter((m) => m.isOnline);
  const names = namesText((here.length > 0 ? here : hosts).map((m) => m.name));
  const mine =
    me.standing === 'player' && me.seats.length === 0 ? 'Take a seat meanwhile, and read the briefing.' : undefined;
  return (
    <Banner
      announce="status"
      title={`Waiting for ${names === '' ? 'the host' : names} to start`}
      text={
        <>
          {here.length === 0 && names !== '' && 'Nobody who can start is here now. '}
          {mine ?? 'The drill opens here by itself.'}
        </>
      }
    />
  );
}
