import type { MselRow } from '../../../drill/msel';
import { Button } from '../../../ui/button';
import { Pane } from '../../../ui/pane';
import { Section } from '../../../ui/section';
import { useControl } from '../parts/control-context';
import { Expected } from '../script/expected';
import { useMsel } from '../script/use-msel';
import classes from './evaluator.module.css';

/**
 * What the exercise is to show, and what is expected to be done for it. No inject that has not come, and nothing of the truth:
 * an evaluator judges what people could know.
 */
export function ObjectivesPane() {
  const { snapshot, drafts, observe } = useControl();
  const { drill, view } = snapshot;
  const rows = useMsel().filter((r) => r.expected !== undefined);
  const { objectives } = drill.bundle.scenario;
  const known = new Set(objectives.map((o) => o.id));
  const free = rows.filter((r) => r.objective === undefined || !known.has(r.objective));
  const rate = (objective: string) => {
    drafts.set('observe.objective', objective);
    observe({});
  };
  return (
    <Pane label="Objectives" title="Objectives and expected actions">
      {objectives.map((o) => (
        <Section
          key={o.id}
          title={o.text}
          level={3}
          aside={
            <Button kind="quiet" aria-label={`Observe: ${o.text}`} onClick={() => rate(o.id)}>
              Observe
            </Button>
          }
        >
          <ExpectedList rows={rows.filter((r) => r.objective === o.id)} startEpoch={view.startEpoch} now={view.t} />
        </Section>
      ))}
      {free.length > 0 && (
        <Section title="Expected besides">
          <ExpectedList rows={free} startEpoch={view.startEpoch} now={view.t} />
        </Section>
      )}
    </Pane>
  );
}

const WHY_NOT: Readonly<Record<Exclude<MselRow['status'], 'delivered'>, string>> = {
  waiting: 'Not due yet.',
  scheduled: 'Not due yet.',
  held: 'Not due yet.',
  withheld: 'Nothing called for it.',
  skipped: 'The drill ended before it was due.',
};

function ExpectedList({
  rows,
  startEpoch,
  now,
}: {
  readonly rows: readonly MselRow[];
  readonly startEpoch: number;
  readonly now: number;
}) {
  if (rows.length === 0) return <p className="hw-muted hw-small">The script names no single action for it.</p>;
  return (
    <ul className={classes.expected}>
      {rows.map((row) => (
        <li key={row.id}>
          <Expected row={row} startEpoch={startEpoch} now={now} isPlain />
          {row.status !== 'delivered' && <p className={classes.notYet}>{WHY_NOT[row.status]}</p>}
        </li>
      ))}
    </ul>
  );
}
