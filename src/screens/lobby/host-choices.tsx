import { useState } from 'react';
import type { Bundle } from '../../drill/bundle';
import type { BeginChoices, RoomSession, RoomSnapshot } from '../../session/room/types';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/choice-field';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { TextField } from '../../ui/text-field';
import { useAsk } from '../parts/room/use-ask';
import classes from './lobby.module.css';

interface Props {
  readonly room: RoomSession;
  readonly snapshot: RoomSnapshot;
  /** Absent where this browser does not have the scenario: then everything is drawn. */
  readonly bundle: Bundle | undefined;
  readonly choices: BeginChoices;
  readonly onChoices: (choices: BeginChoices) => void;
}

const RANDOM = 'random';

/** What only a host decides: the cause and the seed, out of sight of who plays too; and the end of the room. */
export function HostChoices({ room, snapshot, bundle, choices, onChoices }: Props) {
  const [isClosing, setClosing] = useState(false);
  const { ask } = useAsk();
  return (
    <>
      {bundle !== undefined && (
        <details className={classes.details}>
          <summary>Cause and seed (spoilers)</summary>
          {snapshot.me.standing === 'player' && (
            <p className="hw-muted hw-small">You play too: what you read here gives the drill away to you.</p>
          )}
          <div className={classes.pair}>
            <SelectField
              label="Cause"
              value={choices.variant ?? RANDOM}
              onChange={(variant) => onChoices({ ...choices, variant: variant === RANDOM ? null : variant })}
              options={[
                { value: RANDOM, label: 'Drawn by the seed' },
                ...bundle.scenario.variants.map((v) => ({ value: v.id, label: v.title })),
              ]}
              help="The others see this in the debrief and not before."
            />
            <TextField
              label="Seed"
              value={choices.seed ?? ''}
              onChange={(seed) => onChoices({ ...choices, seed: seed.trim() === '' ? null : seed })}
              maxLength={80}
              help="The same seed gives the same drill. Leave it empty for a new one."
            />
          </div>
        </details>
      )}
      <div>
        <Button kind="quiet" onClick={() => setClosing(true)}>
          Close the room
        </Button>
        <ConfirmDialog
          open={isClosing}
          title="Close the room?"
          text="Nobody can join any more and nothing can be added. It cannot be opened again."
          confirmLabel="Close the room"
          danger
          onCancel={() => setClosing(false)}
          onConfirm={() => {
            setClosing(false);
            void ask(() => room.close());
          }}
        />
      </div>
    </>
  );
}
