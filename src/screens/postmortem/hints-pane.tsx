import { IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import { DESK_HELP } from '../../coach/desk-help';
import { STEP_COST } from '../../score/help';
import type { CriterionResult } from '../../score/writing/types';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { LoadingBar } from '../../ui/loading-bar';
import { ScrollBody } from '../../ui/scroll-body';
import { Tag } from '../../ui/tag';
import { useDesk } from './desk-context';
import classes from './panes.module.css';

type Step = 1 | 2 | 3;

const ASKS: Readonly<Record<Step, string>> = {
  1: 'What does it lack?',
  2: 'What would help?',
  3: 'Where exactly?',
};

/** What is still worth points, the most first. */
export function openCriteria(criteria: readonly CriterionResult[]): readonly CriterionResult[] {
  return criteria.filter((c) => c.points < c.of).toSorted((a, b) => b.of - b.points - (a.of - a.points));
}

/** How far the help goes: all of it when guided, as far as was asked for with hints on request. */
export function useHelpStep(): 0 | Step {
  const { help, view } = useDesk();
  if (help === 'shown') return 3;
  if (help === 'none') return 0;
  const taken = view.hints.filter((h) => h.rule === DESK_HELP).map((h) => h.step);
  return ([3, 2, 1] as const).find((step) => taken.includes(step)) ?? 0;
}

/** What the coach says of the text while it is written: from the text and the playbook alone, nothing of what really happened. */
export function HintsPane() {
  const { help, card, session } = useDesk();
  const step = useHelpStep();
  const [problem, setProblem] = useState('');
  const next = help === 'asked' && step < 3 ? ((step + 1) as Step) : undefined;
  const ask = async (wanted: Step) => {
    const done = await session.propose({ type: 'hint.take', rule: DESK_HELP, step: wanted });
    setProblem(
      done.ok ? '' : 'sentence' in done.error ? done.error.sentence : 'It could not be written down; try again.',
    );
  };
  const open = card === undefined ? [] : openCriteria(card.criteria);
  return (
    <section className={classes.pane} aria-label="Hints">
      <header className={classes.head}>
        <h2>Hints</h2>
        {card !== undefined && step > 0 && (
          <span className="hw-muted hw-small">
            {open.length} of {card.criteria.length} open
          </span>
        )}
      </header>
      <ScrollBody label="Hints, content" className={classes.scroll ?? ''}>
        {help === 'none' && (
          <EmptyState
            title="Nobody looks over your shoulder"
            text="This drill is played without a coach: the text is judged when you submit it."
          />
        )}
        {next !== undefined && (
          <div className={classes.ask}>
            <Button icon={<IconBulb size={16} aria-hidden />} onClick={() => void ask(next)}>
              {ASKS[next]} ({STEP_COST[next] === 0 ? 'free' : `−${STEP_COST[next]} %`})
            </Button>
            {problem !== '' && <p role="alert">{problem}</p>}
          </div>
        )}
        {step > 0 && card === undefined && <LoadingBar label="Reading the text" />}
        {step > 0 && card !== undefined && open.length === 0 && (
          <EmptyState title="Nothing more to say" text="Everything that can be judged without the record is there." />
        )}
        {step > 0 && (
          <ol className={classes.hints} aria-live="off">
            {open.map((c) => (
              <CriterionHint key={c.id} criterion={c} step={step} />
            ))}
          </ol>
        )}
        {step > 0 && card !== undefined && (
          <p className={classes.note}>
            From the text alone. Whether times, numbers and cause are right is judged when it is submitted.
          </p>
        )}
      </ScrollBody>
    </section>
  );
}

function CriterionHint({ criterion, step }: { readonly criterion: CriterionResult; readonly step: 0 | Step }) {
  const { reveal } = useDesk();
  const { title, reason, hint, source, spans } = criterion;
  const faults = spans.filter((s) => s.hint !== undefined);
  return (
    <li>
      <h3>
        {title} {criterion.points === 0 && <Tag tone="warn">missing</Tag>}
      </h3>
      <p>{reason}</p>
      {step >= 2 && hint !== undefined && <p className={classes.rewrite}>{hint}</p>}
      {step >= 3 && faults.length > 0 && (
        <ul className={classes.places}>
          {faults.slice(0, 6).map((s) => (
            <li key={`${s.start}-${s.end}`}>
              <button type="button" className={classes.place} onClick={() => reveal(s.start, s.end)}>
                “{s.text.length > 70 ? `${s.text.slice(0, 69)}…` : s.text}”
              </button>{' '}
              {s.why} <span className="hw-muted">{s.hint}</span>
            </li>
          ))}
        </ul>
      )}
      {step >= 2 && <p className={classes.source}>{source}</p>}
    </li>
  );
}
