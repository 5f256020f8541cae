import { useEffect, useMemo, useState } from 'react';
import { actionsOfReport, type ListedItem } from '../../../programme/actions';
import { addThing } from '../../../programme/change';
import { dayText } from '../../../programme/dates';
import { findPerson } from '../../../programme/people';
import { byTime } from '../../../programme/turns';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { CheckField, SelectField } from '../../../ui/choice-field';
import { Dialog } from '../../../ui/dialog';
import { LoadingBar } from '../../../ui/loading-bar';
import { useProgramme } from '../context';
import screen from '../programme.module.css';

type Found =
  | { readonly of: string; readonly items: readonly ListedItem[] }
  | { readonly of: string; readonly trouble: string };

/** Takes action items over from the postmortem of a drill that was played in this browser. */
export function TakeOverDialog({ onClose }: { readonly onClose: () => void }) {
  const { programme, entries, isHere, findActions, change } = useProgramme();
  const drills = entries.filter((e) => e.what === 'drill' && isHere(e)).toSorted((a, b) => byTime(b, a));
  const [chosen, setChosen] = useState(drills[0]?.id ?? '');
  const [found, setFound] = useState<Found | null>(null);
  const [left, setLeft] = useState<readonly string[]>([]);
  const drill = drills.find((e) => e.id === chosen);
  const drillId = drill?.drillId ?? '';

  useEffect(() => {
    if (drillId === '') return;
    let gone = false;
    void findActions(drillId).then((read) => {
      if (gone) return;
      setLeft([]);
      setFound(
        read.ok
          ? { of: drillId, items: read.value }
          : { of: drillId, trouble: [read.error.title, ...read.error.lines].join(' ') },
      );
    });
    return () => {
      gone = true;
    };
  }, [drillId, findActions]);

  const here = found?.of === drillId ? found : null;
  const actions = useMemo(
    () => (here === null || 'trouble' in here ? [] : actionsOfReport(here.items, chosen, programme.actions)),
    [here, chosen, programme],
  );
  const wanted = actions.filter((a) => !left.includes(a.text));
  const take = () =>
    void change(
      wanted.length === 1 ? '1 action is taken over.' : `${wanted.length} actions are taken over.`,
      wanted.map(
        (a) => (p, author) =>
          addThing(p, 'action', { ...a, owner: findPerson(p.people, a.owner)?.id ?? a.owner }, author),
      ),
    ).then((kept) => {
      if (kept) onClose();
    });
  return (
    <Dialog
      open
      onClose={onClose}
      size="l"
      title="Take actions over from a postmortem"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={take} disabled={wanted.length === 0}>
            {wanted.length === 0 ? 'Take over' : `Take over ${wanted.length}`}
          </Button>
        </>
      }
    >
      <div className={screen.form}>
        <SelectField
          label="Drill"
          value={chosen}
          onChange={setChosen}
          options={drills.map((e) => ({ value: e.id, label: `${dayText(e.date)}, ${e.summary}` }))}
        />
        {here === null && <LoadingBar label="Reading the postmortem" />}
        {here !== null && 'trouble' in here && <Banner tone="bad" title={here.trouble} />}
        {here !== null && !('trouble' in here) && actions.length === 0 && (
          <p className="hw-muted">
            {here.items.length === 0
              ? 'No action item was found in the postmortem of this drill.'
              : 'All of its actions are in the programme already.'}
          </p>
        )}
        {actions.map((a) => (
          <CheckField
            key={a.text}
            label={a.text}
            help={[a.owner === '' ? 'no owner' : a.owner, a.due === '' ? 'no day' : `due ${dayText(a.due)}`, a.priority]
              .filter((t) => t !== '')
              .join(', ')}
            checked={!left.includes(a.text)}
            onChange={(on) => setLeft(on ? left.filter((t) => t !== a.text) : [...left, a.text])}
          />
        ))}
      </div>
    </Dialog>
  );
}
