import { useState } from 'react';
import { type Removable, settleConflict, settleRevived } from '../../../programme/change';
import type { Conflict, Revived } from '../../../programme/fold';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { RadioField } from '../../../ui/choice-field';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { fieldWords, thingWords, valueWords } from './words';

/** Says, wherever one is in the programme, that two sides did different things, and lets one choose. Nothing where all is settled. */
export function Unsettled() {
  const { programme } = useProgramme();
  const [open, setOpen] = useState(false);
  const { conflicts, revived } = programme;
  const count = conflicts.length + revived.length;
  if (count === 0) return null;
  return (
    <div className={screen.form} data-screen-only>
      <Banner
        tone="warn"
        title={count === 1 ? 'One thing is to be settled' : `${count} things are to be settled`}
        text="Two people changed the same without knowing of each other. The later change counts until somebody chooses; the other is kept."
        actions={
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Later' : 'Settle'}
          </Button>
        }
      />
      {open && (
        <ul className={screen.list} aria-label="To be settled">
          {conflicts.map((c) => (
            <ConflictRow key={`${c.kind}/${c.of}/${c.field}`} conflict={c} />
          ))}
          {revived.map((r) => (
            <RevivedRow key={`${r.kind}/${r.of}`} revived={r} />
          ))}
        </ul>
      )}
    </div>
  );
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Both values of a field with who set them, to choose from. */
export function ConflictChoice({
  conflict,
  chosen,
  onChoose,
}: {
  readonly conflict: Conflict;
  /** Id of the change whose value is to stand. */
  readonly chosen: string;
  readonly onChoose: (change: string) => void;
}) {
  const { programme } = useProgramme();
  const versions = [conflict.kept, ...conflict.others];
  return (
    <RadioField
      label={`${thingWords(programme, conflict.kind, conflict.of)}: ${fieldWords(conflict.field)}`}
      value={chosen}
      onChange={onChoose}
      options={versions.map((v, i) => ({
        value: v.change,
        label: valueWords(programme, conflict.field, v.value),
        help: `${v.by}, ${day(v.at)}${i === 0 ? ', counts now' : ''}`,
      }))}
    />
  );
}

function ConflictRow({ conflict }: { readonly conflict: Conflict }) {
  const { change } = useProgramme();
  const [chosen, setChosen] = useState(conflict.kept.change);
  const settle = () => {
    const version = [conflict.kept, ...conflict.others].find((v) => v.change === chosen) ?? conflict.kept;
    void change('Settled.', [(p, author) => settleConflict(p, conflict, version.value, author)]);
  };
  return (
    <li>
      <div className={screen.what}>
        <ConflictChoice conflict={conflict} chosen={chosen} onChoose={setChosen} />
      </div>
      <Button kind="primary" onClick={settle}>
        Let this stand
      </Button>
    </li>
  );
}

function RevivedRow({ revived }: { readonly revived: Revived }) {
  const { programme, change } = useProgramme();
  const { kind, of, removal, edits } = revived;
  const what = thingWords(programme, kind, of);
  const settle = (how: 'keep' | 'remove') =>
    void change(how === 'keep' ? 'It is kept.' : 'It is removed.', [
      (p, author) => settleRevived(p, { kind: kind as Removable, of }, how, author),
    ]);
  return (
    <li>
      <div className={screen.what}>
        <p>
          <strong>{what}</strong>
        </p>
        <p className="hw-muted hw-small">
          {removal.by} removed it ({day(removal.at)}) while {[...new Set(edits.map((e) => e.by))].join(' and ')} changed
          it. It is kept until somebody chooses.
        </p>
      </div>
      <div className={screen.buttons}>
        <Button onClick={() => settle('keep')}>Keep it</Button>
        <Button onClick={() => settle('remove')}>Remove it</Button>
      </div>
    </li>
  );
}
