import { IconBulb, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Hint } from '../../../coach/hint';
import { STEP_COST } from '../../../score/help';
import { Button, IconButton } from '../../../ui/button';
import { Kbd } from '../../../ui/kbd';
import { useFloor } from '../parts/floor-context';
import { ClauseLink } from './clause-link';
import classes from './coach.module.css';
import { How } from './how';

type Step = 1 | 2 | 3;
const ASKS: Readonly<Record<Step, string>> = { 1: 'Give me a nudge', 2: 'What to do', 3: 'Exactly how' };

const costText = (step: Step): string => (STEP_COST[step] === 0 ? 'free' : `−${STEP_COST[step]} %`);

/** Says nothing until it is asked, then a little more each time; what it costs stands on the button. */
export function Hinted({ hints }: { readonly hints: readonly Hint[] }) {
  const { snapshot, propose, hintAsked } = useFloor();
  const [rule, setRule] = useState<string>();
  const [isEmpty, setEmpty] = useState(false);
  const asked = hints.find((h) => h.rule === rule);
  const had = snapshot.view.hints.filter((h) => h.rule === asked?.rule).reduce((most, h) => Math.max(most, h.step), 0);
  const next = had < 3 ? ((had + 1) as Step) : undefined;

  const ask = useCallback(async () => {
    const hint = asked ?? hints[0];
    setEmpty(hint === undefined);
    if (hint === undefined) return;
    setRule(hint.rule);
    const taken = snapshot.view.hints.filter((h) => h.rule === hint.rule);
    const step = ([1, 2, 3] as const).find((s) => !taken.some((h) => h.step >= s));
    // What was asked for earlier in the drill is shown again without being asked, or paid, twice.
    if (step !== undefined && (asked !== undefined || taken.length === 0))
      await propose({ type: 'hint.take', rule: hint.rule, step });
  }, [asked, hints, snapshot.view.hints, propose]);

  const seen = useRef(hintAsked);
  useEffect(() => {
    if (seen.current === hintAsked) return;
    seen.current = hintAsked;
    void ask();
  }, [hintAsked, ask]);

  return (
    <section className={classes.band} aria-label="Coach">
      <IconBulb size={18} aria-hidden className={classes.icon} />
      <div className={classes.body} aria-live="polite">
        {asked === undefined ? (
          <p className="hw-muted">
            {isEmpty
              ? 'Nothing is due from you now. Asking was free.'
              : 'Help is here when you ask for it. A nudge is free; more costs a little, and is listed in the debrief.'}
          </p>
        ) : (
          <>
            {had >= 1 && <p className={classes.what}>{asked.nudge}</p>}
            {had >= 2 && (
              <>
                <p>{asked.what}</p>
                <ClauseLink hint={asked} />
              </>
            )}
            {had >= 3 && <How hint={asked} />}
          </>
        )}
      </div>
      <div className={classes.buttons}>
        {asked === undefined ? (
          <Button onClick={() => void ask()}>
            Hint <Kbd keys="H" />
          </Button>
        ) : (
          <>
            {next !== undefined && (
              <Button onClick={() => void ask()}>
                {ASKS[next]} <span className={classes.cost}>{costText(next)}</span>
              </Button>
            )}
            <IconButton label="Put the help away" onClick={() => setRule(undefined)}>
              <IconX size={16} aria-hidden />
            </IconButton>
          </>
        )}
      </div>
    </section>
  );
}
