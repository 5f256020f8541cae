import { EmptyState } from '../../../../ui/empty-state';
import { ErrorNotice } from '../../../../ui/error-notice';
import { FilterInput } from '../../../../ui/filter-input';
import { useConsole } from '../parts/console-context';
import { Frame } from '../parts/frame';
import { useKept } from '../parts/kept';
import { RangePicker } from '../parts/range-picker';
import { type RangeId, rangeQuery, rangeStart } from '../parts/time-ranges';
import { useLook, WATCHING } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import { filterIssues } from './filter-issues';
import { IssueDetail } from './issue-detail';
import { IssueList } from './issue-list';

/** The error tracker: errors grouped into issues, with how often, for how many people, and since when. */
export function TrackerConsole() {
  const { snapshot } = useConsole();
  const [range, setRange] = useKept<RangeId>('tracker.range', '1h');
  const [text, setText] = useKept('tracker.text', '');
  const [issue, setIssue] = useKept<string | null>('tracker.issue', null);
  const now = useTick(10_000);
  const from = Math.min(rangeStart(range, snapshot.view, now), now);
  const list = useReading({ op: 'tracker.list', from, to: now });
  useLook('tracker', issue === null ? `list ${rangeQuery(range)}` : '', list.ok ? list.evidence : [], WATCHING);

  const picker = <RangePicker value={range} onChange={setRange} />;
  if (issue !== null) {
    return (
      <Frame title="Error tracker" range={picker}>
        <IssueDetail id={issue} from={from} to={now} range={range} onBack={() => setIssue(null)} />
      </Frame>
    );
  }
  const rows = list.ok ? filterIssues(list.value.rows, text) : [];
  return (
    <Frame
      title="Error tracker"
      range={picker}
      filter={
        <FilterInput
          label="Filter the issues"
          hint="Title, culprit, service or release"
          value={text}
          onChange={setText}
          {...(list.ok && text !== '' ? { count: `${rows.length} of ${list.value.rows.length}` } : {})}
        />
      }
    >
      {!list.ok ? (
        <ErrorNotice title="The issues could not be read" text={list.error.message} />
      ) : rows.length === 0 ? (
        <EmptyState
          title={text === '' ? 'No errors in this range' : 'No issue matches'}
          text={text === '' ? 'Errors of the web app and the functions appear here as they happen.' : undefined}
        />
      ) : (
        <IssueList rows={rows} now={now} onOpen={setIssue} />
      )}
    </Frame>
  );
}
