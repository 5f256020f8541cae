import { personName } from '../../../drill/drill';
import { epochOf } from '../../../drill/view';
import { EmptyState } from '../../../ui/empty-state';
import { formatCountdown, formatDuration, formatUtcTime } from '../../../ui/format';
import { ScrollBody } from '../../../ui/scroll-body';
import { Section } from '../../../ui/section';
import { Tag } from '../../../ui/tag';
import { useControl } from '../parts/control-context';
import classes from './truth.module.css';
import { useTruth } from './use-truth';

const VERDICTS = {
  right: { word: 'right', tone: 'good' },
  acceptable: { word: 'acceptable', tone: 'good' },
  useless: { word: 'useless', tone: 'neutral' },
  harmful: { word: 'harmful', tone: 'bad' },
} as const;

/** What is really the matter: cause, production, what would help and harm, and what comes by itself. For facilitators only. */
export function TruthTab() {
  const { snapshot, showDialog } = useControl();
  const { drill, view, now } = snapshot;
  const truth = useTruth();
  const time = (at: number) => formatUtcTime(epochOf(view, at));
  const matters = truth.remedies.filter((r) => r.verdict !== 'useless' || r.done.length > 0);
  const rest = truth.remedies.filter((r) => !matters.includes(r));
  return (
    <ScrollBody label="Truth" className={classes.tab ?? ''}>
      <Section title="Cause">
        <p className={classes.variant}>{truth.variant.title}</p>
        <p>{truth.variant.summary}</p>
        {truth.rootCause !== undefined && <p className={classes.cause}>{truth.rootCause}</p>}
        {truth.trigger !== undefined && <p className="hw-muted">{truth.trigger}</p>}
        <p className="hw-muted hw-small">
          {truth.faultAt === undefined
            ? 'The fault has not begun yet.'
            : `The fault began at ${time(truth.faultAt)} UTC, ${
                truth.faultAt <= 0
                  ? `${formatDuration(-truth.faultAt)} before StartEx`
                  : `${formatDuration(truth.faultAt)} after StartEx`
              }.`}{' '}
          True severity now: {truth.severity ?? 'none'}.{' '}
          {truth.isFixed ? 'Fixed.' : truth.isMitigated ? 'Mitigated, not fixed.' : ''}
        </p>
        <p className="hw-muted hw-small">{truth.impact}</p>
      </Section>
      <Section title="Comes by itself" aside={truth.next.length === 0 ? undefined : 'UTC'}>
        {truth.next.length === 0 ? (
          <EmptyState
            title="Nothing on the agenda"
            text="Changes of production and injects that are due without anybody acting stand here, soonest first."
          />
        ) : (
          <ol className={classes.next}>
            {truth.next.map((item) => (
              <li key={item.id} data-held={item.isHeld || undefined}>
                <span className={classes.time}>
                  {item.at - now < 600_000 ? `in ${formatCountdown(Math.max(0, item.at - now))}` : time(item.at)}
                </span>
                <span>
                  {item.text}
                  {item.isHeld && ' (held back)'}
                </span>
              </li>
            ))}
          </ol>
        )}
        {view.phase === 'live' && truth.next.length > 0 && (
          <button type="button" className={classes.skip} onClick={() => showDialog({ kind: 'skip' })}>
            Skip to one of them
          </button>
        )}
      </Section>
      <Section title="Remedies in this variant">
        <ul className={classes.remedies}>
          {matters.map((remedy) => (
            <li key={remedy.id}>
              <Tag tone={VERDICTS[remedy.verdict].tone}>{VERDICTS[remedy.verdict].word}</Tag>
              <span>
                {remedy.title}
                <span className={classes.done}>
                  {remedy.done.length === 0
                    ? 'not done'
                    : remedy.done
                        .map((d) => `${time(d.at)} by ${d.by === 'everyone' ? 'everybody' : personName(drill, d.by)}`)
                        .join(', ')}
                </span>
              </span>
            </li>
          ))}
        </ul>
        {rest.length > 0 && (
          <details>
            <summary className={classes.summary}>Useless here, and not done ({rest.length})</summary>
            <ul className={classes.rest}>
              {rest.map((r) => (
                <li key={r.id}>{r.title}</li>
              ))}
            </ul>
          </details>
        )}
      </Section>
      <Section title="Production now">
        <dl className={classes.regions}>
          {truth.regions.map((region) => (
            <div key={region.region}>
              <dt>{regionName(region.region)}</dt>
              <dd>
                {region.title} <span className="hw-muted">since {time(region.since)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </ScrollBody>
  );
}

/** A region's id as words: `edge-function` is the author's name for a part of production. */
function regionName(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
