import { IconBulb, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Hint } from '../../../coach/hint';
import { Button, IconButton } from '../../../ui/button';
import { useRemembered } from '../../../ui/remembered';
import { Tag } from '../../../ui/tag';
import { type ActionId, actionById } from '../actions/registry';
import { useFloor } from '../parts/floor-context';
import { ClauseLink } from './clause-link';
import classes from './coach.module.css';
import { How } from './how';

const asFlag = (stored: unknown): boolean | undefined => (typeof stored === 'boolean' ? stored : undefined);

/** Says what a good responder would do now, why, and how, without being asked. */
export function Guided({ hints }: { readonly hints: readonly Hint[] }) {
  const { run, snapshot } = useFloor();
  const [chosen, setChosen] = useState<string>();
  const [isOpen, setOpen] = useRemembered('coach.open', true, asFlag);
  const at = Math.max(
    0,
    hints.findIndex((h) => h.rule === chosen),
  );
  const hint = hints[at];
  const action = actionById.get(hint?.action ?? '');
  const canDo = action !== undefined && action.available(snapshot.view) === true;
  return (
    <section className={classes.band} aria-label="Coach" data-late={hint?.isLate || undefined} data-rule={hint?.rule}>
      <IconBulb size={18} aria-hidden className={classes.icon} />
      <div className={classes.body}>
        <div aria-live="polite" className={classes.live}>
          {hint === undefined ? (
            <p className={classes.what}>Nothing is due from you now.</p>
          ) : (
            <p className={classes.what}>
              {hint.what} {hint.isLate && <Tag tone="warn">overdue</Tag>}
            </p>
          )}
        </div>
        {hint === undefined
          ? isOpen && <p className={classes.why}>Read along; Skip at the top goes to the next happening.</p>
          : isOpen && (
              <>
                <ClauseLink hint={hint} />
                <How hint={hint} />
              </>
            )}
      </div>
      <div className={classes.buttons}>
        {canDo && hint?.action !== undefined && (
          <Button kind="primary" onClick={() => run(hint.action as ActionId)}>
            Take me there
          </Button>
        )}
        {hints.length > 1 && (
          <Button
            kind="quiet"
            data-tip="The next piece of advice"
            onClick={() => setChosen(hints[(at + 1) % hints.length]?.rule)}
          >
            {at + 1} of {hints.length}
          </Button>
        )}
        <IconButton
          label={isOpen ? 'Less from the coach' : 'More from the coach'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
        </IconButton>
      </div>
    </section>
  );
}
