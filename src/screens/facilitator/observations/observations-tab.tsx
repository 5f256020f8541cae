import { IconTrash } from '@tabler/icons-react';
import { personName } from '../../../drill/drill';
import type { Observation } from '../../../drill/facilitation-state';
import { epochOf } from '../../../drill/view';
import { newId } from '../../../session/ports';
import { IconButton } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { formatUtcTime } from '../../../ui/format';
import { RatingBadge } from '../../../ui/rating-badge';
import { ScrollBody } from '../../../ui/scroll-body';
import { Section } from '../../../ui/section';
import { useToasts } from '../../../ui/toasts';
import { ObservationsCompared } from '../../parts/observations-compared';
import { useControl } from '../parts/control-context';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';
import classes from './observations.module.css';
import { ObserveForm } from './observe-form';
import { isAfterEndEx, visibleObservations } from './visible';

/** The form to note with, and what has been noted. Evaluators rate apart from each other, so they see others' only after EndEx. */
export function ObservationsTab() {
  const { snapshot, here, canSteer } = useControl();
  const { drill, state } = snapshot;
  const { mine, others, hidden } = visibleObservations(state, here.me.id, canSteer);
  const { objectives } = drill.bundle.scenario;
  return (
    <ScrollBody label="Observations" className={classes.tab ?? ''}>
      <ObserveForm />
      <div className={classes.lists}>
        <Comparison />
        <Section title="Yours" aside={mine.length === 0 ? undefined : String(mine.length)}>
          {mine.length === 0 && (
            <EmptyState title="None yet" text="What you note stands here by objective, and can be taken back." />
          )}
          {objectives.map((o) => (
            <Group key={o.id} title={o.text} rows={mine.filter((row) => row.objective === o.id)} />
          ))}
        </Section>
        {!isAfterEndEx(state) && (
          <Section title="By others" aside={others.length === 0 ? undefined : String(others.length)}>
            {others.length === 0 && (
              <p className="hw-muted hw-small">
                {hidden > 0
                  ? 'There are some. You see them after EndEx, with the comparison, so that nobody rates as another did.'
                  : 'None yet.'}
              </p>
            )}
            {objectives.map((o) => (
              <Group key={o.id} title={o.text} rows={others.filter((row) => row.objective === o.id)} isOthers />
            ))}
          </Section>
        )}
      </div>
    </ScrollBody>
  );
}

/** After EndEx: everybody's ratings side by side. Before it nobody is told how far they agree. */
function Comparison() {
  const { snapshot } = useControl();
  const { drill, state, view } = snapshot;
  const { observations } = state;
  if (!isAfterEndEx(state) || observations === undefined || observations.length === 0) return null;
  return (
    <Section title="Compared">
      <ObservationsCompared
        drill={drill}
        observations={observations}
        moment={(o) => formatUtcTime(epochOf(view, o.at))}
      />
    </Section>
  );
}

function Group({
  title,
  rows,
  isOthers = false,
}: {
  readonly title: string;
  readonly rows: readonly Observation[];
  readonly isOthers?: boolean;
}) {
  if (rows.length === 0) return null;
  return (
    <section className={classes.group} aria-label={title}>
      <h4>{title}</h4>
      <ul className={classes.rows}>
        {rows.toReversed().map((row) => (
          <Row key={row.id} row={row} isOthers={isOthers} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, isOthers }: { readonly row: Observation; readonly isOthers: boolean }) {
  const { snapshot, here, propose } = useControl();
  const { drill, view } = snapshot;
  const { isBusy, refusal, attempt } = useAttempt();
  const toasts = useToasts();
  const evaluator = { id: here.me.id, name: here.me.name };
  const { objective, rating, text, person, about } = row;
  const noteAgain = () =>
    propose({
      type: 'observe',
      observationId: newId(),
      evaluator,
      objective,
      rating,
      text,
      ...(person === undefined ? {} : { person }),
      ...(about === undefined ? {} : { about }),
    });
  const undo = async () => {
    const sentence = await noteAgain();
    if (sentence !== undefined) toasts.show({ text: sentence, tone: 'warn' });
  };
  const withdraw = async () => {
    const done = await attempt(() => propose({ type: 'observe.withdraw', observationId: row.id, evaluator }));
    if (done) toasts.show({ text: 'Observation taken back.', action: { label: 'Undo', run: () => void undo() } });
  };
  const canWithdraw = !isOthers && view.phase !== 'stopped';
  return (
    <li className={classes.row}>
      <RatingBadge rating={row.rating} />
      <div className="hw-grow">
        <p className={classes.text}>{row.text}</p>
        <p className="hw-muted hw-small">
          {formatUtcTime(epochOf(view, row.at))}
          {row.person !== undefined && `, about ${personName(drill, row.person)}`}
          {isOthers && `, by ${row.evaluator.name}`}
        </p>
        <Refused sentence={refusal} />
      </div>
      {canWithdraw && (
        <IconButton label={`Take back: ${row.text.slice(0, 60)}`} aria-busy={isBusy} onClick={() => void withdraw()}>
          <IconTrash size={15} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
