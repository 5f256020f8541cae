import { IconArrowLeft } from '@tabler/icons-react';
import type { DrillTime } from '../../../../base/drill-time';
import { Button } from '../../../../ui/button';
import { CopyButton } from '../../../../ui/copy-button';
import { DataTable } from '../../../../ui/data-table';
import { ErrorNotice } from '../../../../ui/error-notice';
import { formatCount } from '../../../../ui/format';
import { Section } from '../../../../ui/section';
import { Tag } from '../../../../ui/tag';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { agoText, dayTimeText } from '../parts/names';
import { shortIds } from '../parts/short-ids';
import { Sparkline } from '../parts/sparkline';
import { type RangeId, rangeQuery } from '../parts/time-ranges';
import { useLook, WATCHING } from '../parts/use-look';
import { useReading } from '../parts/use-reading';
import { LEVEL_TONES } from './levels';
import classes from './tracker.module.css';

/** One issue: where it breaks, for whom, and since when. */
export function IssueDetail({
  id,
  from,
  to,
  range,
  onBack,
}: {
  readonly id: string;
  readonly from: DrillTime;
  readonly to: DrillTime;
  readonly range: RangeId;
  readonly onBack: () => void;
}) {
  const { snapshot } = useConsole();
  const { view } = snapshot;
  const issue = useReading({ op: 'tracker.issue', id, from, to });
  const query = `${id} ${rangeQuery(range)}`;
  useLook('tracker', issue.ok ? query : '', issue.ok ? issue.evidence : [], WATCHING);
  const back = (
    <Button kind="quiet" icon={<IconArrowLeft size={15} aria-hidden />} onClick={onBack}>
      All issues
    </Button>
  );
  if (!issue.ok) {
    return (
      <div className={classes.detail}>
        {back}
        <ErrorNotice title="This issue could not be read" text={issue.error.message} />
      </div>
    );
  }
  const row = issue.value;
  return (
    <div className={classes.detail}>
      <div className="hw-row">
        {back}
        <span className={classes.spacer} />
        <EvidenceActions
          evidence={issue.evidence}
          about={`Error tracker: ${row.id} ${row.title}`}
          quote={row.title}
          compact
        />
      </div>
      <h3 className={classes.detailTitle}>{row.title}</h3>
      <p className={classes.meta}>
        <span>{row.culprit}</span>
        <Tag tone={LEVEL_TONES[row.level]}>{row.level}</Tag>
        <Tag mono>{row.id}</Tag>
      </p>
      <dl className={classes.facts}>
        <Fact name="Events" value={formatCount(row.events)} />
        <Fact name="People" value={formatCount(row.people)} />
        <Fact name="First seen" value={`${dayTimeText(view, row.firstSeen, to)}, ${agoText(row.firstSeen, to)}`} />
        <Fact name="Last seen" value={`${dayTimeText(view, row.lastSeen, to)}, ${agoText(row.lastSeen, to)}`} />
        <Fact name="Service" value={row.service} />
        <Fact name="Environment" value={row.environment} />
        {row.release !== '' && <Fact name="Release" value={row.release} />}
      </dl>
      <Sparkline values={row.spark} label={`Events over the range, most in one part ${Math.max(0, ...row.spark)}`} />
      <Section title="Stack" aside={<CopyButton label="Copy the stack" text={row.stack} />}>
        <pre className={classes.stack}>{row.stack}</pre>
      </Section>
      {row.releases.length > 1 && (
        <Section title="Releases">
          <DataTable
            caption="Events of this issue by release"
            hideCaption
            rows={row.releases}
            rowKey={(release) => release.release}
            columns={[
              { id: 'release', header: 'Release', mono: true, cell: ({ release }) => release },
              { id: 'events', header: 'Events', mono: true, cell: ({ events }) => formatCount(events) },
            ]}
          />
        </Section>
      )}
      {Object.keys(row.tags).length > 0 && (
        <Section title="Tags">
          <ul className={classes.tagList}>
            {Object.entries(row.tags).map(([key, value]) => (
              <li key={key}>
                <Tag mono>
                  {key}: {value}
                </Tag>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Latest events">
        <DataTable
          caption="Latest events of this issue"
          hideCaption
          rows={row.latest}
          rowKey={(event) => `${event.at} ${event.requestId}`}
          empty="No events in this range."
          columns={[
            { id: 'at', header: 'Time', mono: true, cell: (event) => dayTimeText(view, event.at, to) },
            {
              id: 'person',
              header: 'Person',
              cell: (event) => <span title={event.person}>{shortIds(event.person, '')}</span>,
            },
            {
              id: 'request',
              header: 'Request',
              mono: true,
              cell: (event) => (
                <>
                  <span title={event.requestId}>{shortIds(event.requestId, '')}</span>{' '}
                  <CopyButton label="Copy the request id" text={event.requestId} />
                </>
              ),
            },
          ]}
        />
      </Section>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
