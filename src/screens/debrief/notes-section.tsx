import type { Scorecard } from '../../score/types';
import { useDebrief } from './context';
import classes from './debrief.module.css';

/** What the playbook leaves open. It is not the team's lapse. */
export function GapsSection({ card }: { readonly card: Scorecard }) {
  const { drill } = useDebrief();
  const where = new Map(drill.bundle.playbook.gaps.map((g) => [g.id, g.where]));
  return (
    <>
      <p className={classes.lead}>
        The playbook leaves these open. They cost nobody points; mending them is worth an action item.
      </p>
      {card.gaps.length === 0 ? (
        <p className="hw-muted">None found.</p>
      ) : (
        <dl className={classes.notes}>
          {card.gaps.map((g) => (
            <div key={g.id}>
              <dt>{where.get(g.id) ?? g.id}</dt>
              <dd>{g.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** Indicators with nothing to judge, and why. Their weight was shared out. */
export function NotApplicableSection({ card }: { readonly card: Scorecard }) {
  const { drill } = useDebrief();
  const titles = new Map(drill.bundle.playbook.scoring.indicators.map((i) => [i.id, i.title]));
  return (
    <>
      <p className={classes.lead}>There was nothing to judge here, so their points were shared out among the rest.</p>
      <dl className={classes.notes}>
        {card.notApplicable.map((n) => (
          <div key={n.indicator}>
            <dt>{titles.get(n.indicator) ?? n.indicator}</dt>
            <dd>{n.reason}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
