import { IconArrowLeft } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { AppShell } from '../../ui/app-shell';
import { Button } from '../../ui/button';
import { RadioField } from '../../ui/choice-field';
import { ColorSchemeToggle } from '../../ui/color-scheme-toggle';
import { ErrorNotice } from '../../ui/error-notice';
import { LoadingBar } from '../../ui/loading-bar';
import { TextField } from '../../ui/text-field';
import { namesText } from '../parts/member-words';
import { nameProblem } from '../parts/room/seats';
import { joinProblemText } from './join-problems';
import classes from './lobby.module.css';
import type { JoinScreenProps, JoinStanding } from './types';

const STANDINGS: readonly { readonly value: JoinStanding; readonly label: string; readonly help: string }[] = [
  { value: 'player', label: 'Player', help: 'You take a seat and play.' },
  { value: 'evaluator', label: 'Evaluator', help: 'You watch, and note observations against the objectives.' },
  { value: 'observer', label: 'Observer', help: 'You only watch.' },
];

const WHAT_IT_IS =
  'A drill is an exercise: a team plays an incident on a simulated system. Nothing here is real, and no account is needed.';

/** Who invites, and where the drill stands. */
function invitation({ hosts, isRunning }: NonNullable<JoinScreenProps['room']>): string {
  const who =
    hosts.length === 0
      ? 'Somebody invites you.'
      : `${namesText(hosts)} ${hosts.length > 1 ? 'invite' : 'invites'} you.`;
  return isRunning
    ? `${who} The drill is running already; you come in where it stands.`
    : `${who} The drill has not started yet.`;
}

/** What somebody sees who has opened a join link: what it is, and the one field between them and the room. */
export function JoinScreen(props: JoinScreenProps) {
  const { room, loading, isJoining, problem, onJoin, onRetry, onLeave } = props;
  const [name, setName] = useState(props.name);
  const [standing, setStanding] = useState<JoinStanding>('player');
  const [isTried, setTried] = useState(false);
  const words = problem === undefined ? undefined : joinProblemText(problem);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameProblem(name) === null && !isJoining) onJoin(name.trim(), standing);
  };

  return (
    <AppShell
      mainLabel="Join a drill"
      scroll="page"
      header={
        <div className={classes.header}>
          <Button kind="quiet" icon={<IconArrowLeft size={16} aria-hidden />} onClick={onLeave}>
            Library
          </Button>
          <span className="hw-grow" />
          <ColorSchemeToggle />
        </div>
      }
    >
      <div className={classes.join}>
        <div>
          <p className="hw-muted hw-small">Join a drill</p>
          <h1>{room?.title ?? 'You are invited to a drill'}</h1>
        </div>
        <p className={classes.text}>{room === undefined ? WHAT_IT_IS : invitation(room)}</p>
        {words !== undefined && (
          <ErrorNotice
            title={words.title}
            text={words.text}
            {...(problem?.detail === undefined ? {} : { detail: problem.detail })}
            actions={words.canRetry && onRetry !== undefined ? <Button onClick={onRetry}>Try again</Button> : undefined}
          />
        )}
        {words?.isFinal !== true && (
          <form className={classes.joinForm} onSubmit={submit} noValidate>
            <TextField
              label="Your name"
              value={name}
              onChange={setName}
              maxLength={80}
              required
              autoFocus
              validate={nameProblem}
              showError={isTried}
              help="As the others know you. Only those in this room see it."
            />
            <RadioField label="Join as" value={standing} options={STANDINGS} onChange={setStanding} />
            <div>
              <Button kind="primary" type="submit" busy={isJoining}>
                Join
              </Button>
            </div>
            {loading !== undefined && (
              <LoadingBar
                label="Reading what has happened so far"
                {...(loading.of === 0 ? {} : { fraction: loading.done / loading.of })}
              />
            )}
          </form>
        )}
      </div>
    </AppShell>
  );
}
