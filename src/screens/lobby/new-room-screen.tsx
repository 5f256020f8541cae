import { IconArrowLeft } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import type { Seat } from '../../session/room/types';
import { AppShell } from '../../ui/app-shell';
import { Button } from '../../ui/button';
import { RadioField } from '../../ui/choice-field';
import { ColorSchemeToggle } from '../../ui/color-scheme-toggle';
import { ErrorNotice } from '../../ui/error-notice';
import { Section } from '../../ui/section';
import { TextField } from '../../ui/text-field';
import { nameProblem } from '../parts/room/seats';
import classes from './lobby.module.css';
import { NewSeats } from './new-seats';
import { defaultSeats, newLobby } from './seats';
import type { NewRoom, NewRoomScreenProps } from './types';

const STANDINGS = [
  {
    value: 'facilitator',
    label: 'I facilitate',
    help: 'You run the clock and the script, and see what is really broken. You take no seat.',
  },
  {
    value: 'player',
    label: 'I play too',
    help: 'Nobody sees what is really broken before the debrief. Players run the clock.',
  },
] as const;

/** Before a team comes together: who one is, what one does, which seats there are. */
export function NewRoomScreen(props: NewRoomScreenProps) {
  const { scenarioId, bundle, previousScribe, team, onOpen, onLeave } = props;
  const form = useId();
  const [name, setName] = useState(props.name);
  const [standing, setStanding] = useState<NewRoom['standing']>('facilitator');
  const [seats, setSeats] = useState<readonly Seat[]>(() => defaultSeats(bundle, previousScribe));
  const [mySeat, setMySeat] = useState<string | null>(() => seats[0]?.id ?? null);
  const [isTried, setTried] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const open = async () => {
    setTried(true);
    if (nameProblem(name) !== null || isOpening) return;
    setOpening(true);
    setFailure(null);
    const isFacilitated = standing === 'facilitator';
    const opened = await onOpen({
      name: name.trim(),
      standing,
      lobby: newLobby(bundle, { scenarioId, seats: [...seats], isFacilitated, team }),
      mySeat: isFacilitated ? null : (seats.find((s) => s.id === mySeat)?.id ?? null),
    });
    if (opened.ok) return;
    setFailure(opened.error.sentence);
    setOpening(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void open();
  };

  return (
    <AppShell
      mainLabel="New room"
      scroll="page"
      header={
        <div className={classes.header}>
          <Button kind="quiet" icon={<IconArrowLeft size={16} aria-hidden />} onClick={onLeave}>
            Library
          </Button>
          <span className="hw-grow" />
          <Button kind="primary" type="submit" form={form} busy={isOpening}>
            Open the room
          </Button>
          <ColorSchemeToggle />
        </div>
      }
    >
      <form id={form} className={classes.page} onSubmit={submit} noValidate>
        <div>
          <p className="hw-muted hw-small">Play as a team</p>
          <h1>{bundle.scenario.title}</h1>
        </div>
        <p className={classes.text}>
          Everybody plays on their own machine. Open the room, then send the link to those who are to join: a name is
          all they need. Nothing starts before you start it.
        </p>
        {failure !== null && <ErrorNotice title="The room could not be opened" text={failure} />}
        <div className={classes.pair}>
          <TextField
            label="Your name"
            value={name}
            onChange={setName}
            maxLength={80}
            required
            autoFocus={props.name === ''}
            validate={nameProblem}
            showError={isTried}
            help="As the others know you. It stays in this room."
          />
          <RadioField label="What you do" value={standing} options={STANDINGS} onChange={setStanding} required />
        </div>
        <Section title="Seats" level={2}>
          <p className="hw-muted">
            Who joins takes a seat; several may share one. All of this can still be changed in the room.
          </p>
          <NewSeats
            seats={seats}
            mySeat={standing === 'player' ? mySeat : undefined}
            onSeats={setSeats}
            onMySeat={setMySeat}
          />
        </Section>
      </form>
    </AppShell>
  );
}
