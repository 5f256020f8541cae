import { IconPlayerPause, IconPlayerPlay, IconTextWrap } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LogLevel } from '../../../../scenario/schema-telemetry';
import { IconButton } from '../../../../ui/button';
import { EmptyState } from '../../../../ui/empty-state';
import { ErrorNotice } from '../../../../ui/error-notice';
import { FilterInput } from '../../../../ui/filter-input';
import { formatCount } from '../../../../ui/format';
import { Segmented } from '../../../../ui/segmented';
import type { LogLine } from '../../../../world/model/operations';
import { useConsole } from '../parts/console-context';
import { Frame } from '../parts/frame';
import { useKept } from '../parts/kept';
import { RangePicker } from '../parts/range-picker';
import type { RangeId } from '../parts/time-ranges';
import { useLook, WATCHING } from '../parts/use-look';
import { useSettled } from '../parts/use-settled';
import { LineDetail } from './line-detail';
import { LogList } from './log-list';
import { parseFilter, queryText, withFilter } from './log-query';
import { EMPTY_TAPE } from './log-tape';
import classes from './logs.module.css';
import { StreamChoice } from './stream-choice';
import { StreamPicker } from './stream-picker';
import { useFollowing } from './use-following';
import { useLogLines } from './use-log-lines';
import { MOST_WRAPPED } from './use-rows';

type Level = 'all' | Extract<LogLevel, 'info' | 'warn' | 'error'>;

const LEVELS: readonly { readonly value: Level; readonly label: string; readonly tip: string }[] = [
  { value: 'all', label: 'all', tip: 'All levels' },
  { value: 'info', label: 'info', tip: 'Info and worse' },
  { value: 'warn', label: 'warn', tip: 'Warnings and worse' },
  { value: 'error', label: 'error', tip: 'Errors and worse' },
];

/** Log streams of the production: pick, search, follow. */
export function LogsConsole() {
  const { snapshot, layout } = useConsole();
  const { streams: known } = snapshot.drill.bundle.scenario.telemetry;
  const ids = known.map((s) => s.id);
  const [streams, setStreams] = useKept<readonly string[]>('logs.streams', []);
  const [level, setLevel] = useKept<Level>('logs.level', 'all');
  const [typed, setTyped] = useKept('logs.text', '');
  const [range, setRange] = useKept<RangeId>('logs.range', '1h');
  const [wrap, setWrap] = useKept('logs.wrap', layout === 'phone');
  const [detail, setDetail] = useState<LogLine | null>(null);
  const following = useFollowing();

  const settled = useSettled(typed, 300);
  const picked = { streams, text: '', range, ...(level === 'all' ? {} : { level }) };
  const query = withFilter(picked, parseFilter(settled, ids));
  const { tape, query: answered, reading: finding, truncated, evidence, error } = useLogLines(query, following.follow);
  const asked = JSON.stringify(query);
  const { jump, ref: scroller } = following;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its newest line
  useEffect(() => {
    if (query.streams.length > 0) jump();
    setDetail(null);
  }, [asked, jump]);
  const reading = query.streams.length > 0 && (finding || asked !== JSON.stringify(answered));
  useLook('logs', reading || tape === null ? '' : queryText(query), evidence, WATCHING);
  const onClose = useCallback(() => {
    setDetail(null);
    scroller.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus({ preventScroll: true });
  }, [scroller]);

  const found = tape?.length ?? 0;
  const count = `${formatCount(found)}${truncated ? '+' : ''} ${found === 1 ? 'line' : 'lines'}`;
  const said = useSaid(reading || tape === null ? null : `${asked}\n${count}`);
  return (
    <Frame
      title="Logs"
      flush
      bodyRef={following.ref}
      onScroll={following.onScroll}
      filter={
        <FilterInput label="Search the lines" hint="Text, code or request id" value={typed} onChange={setTyped} />
      }
      range={
        <>
          <RangePicker value={range} onChange={setRange} />
          <StreamPicker streams={known} picked={query.streams} onChange={setStreams} />
          <Segmented label="Level" value={level} onChange={setLevel} options={LEVELS} />
        </>
      }
      actions={
        <>
          <IconButton label="Wrap long lines" active={wrap} onClick={() => setWrap(!wrap)}>
            <IconTextWrap size={16} aria-hidden />
          </IconButton>
          <IconButton
            label={following.follow ? 'Stop following' : 'Follow new lines'}
            active={following.follow}
            onClick={following.follow ? following.stop : following.jump}
          >
            {following.follow ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
          </IconButton>
        </>
      }
      footer={
        query.streams.length === 0 ? undefined : (
          <LineDetail
            line={detail}
            text={query.text}
            evidence={evidence}
            about={`Logs: ${queryText(query)}`}
            count={reading ? (found === 0 ? 'Reading…' : `Reading… ${count}`) : count}
            said={said}
            following={following}
            onFilter={(requestId) => {
              setTyped(requestId);
              setDetail(null);
            }}
            onClose={onClose}
          />
        )
      }
    >
      {query.streams.length === 0 ? (
        <StreamChoice streams={known} onPick={setStreams} />
      ) : error !== null ? (
        <ErrorNotice title="These lines could not be read" text={error} />
      ) : tape !== null && found === 0 && !reading ? (
        <EmptyState
          title="No lines in this range"
          text="A longer range, fewer letters, another level or stream may show some."
        />
      ) : (
        <div className={classes.wrapper} data-reading={asked !== JSON.stringify(answered) || undefined}>
          {truncated ? (
            <p className={classes.cut}>Older lines are left out. Narrow the search or the range to see them.</p>
          ) : (
            wrap &&
            found > MOST_WRAPPED && (
              <p className={classes.cut}>
                Wrapped, only the newest {formatCount(MOST_WRAPPED)} lines are laid out. Unwrapped, all of them are.
              </p>
            )
          )}
          <LogList
            tape={tape ?? EMPTY_TAPE}
            needle={answered?.text ?? ''}
            showStream={query.streams.length > 1}
            wrap={wrap}
            following={following}
            selected={detail?.id ?? null}
            onOpen={setDetail}
            onClose={onClose}
          />
        </div>
      )}
    </Frame>
  );
}

/** How much a question has found, once for each question: lines that come afterwards are not announced. */
function useSaid(answer: string | null): string {
  const [said, setSaid] = useState('');
  const last = useRef('');
  useEffect(() => {
    if (answer === null) return;
    const [question = '', count = ''] = answer.split('\n');
    if (question === last.current) return;
    last.current = question;
    setSaid(`${count} found`);
  }, [answer]);
  return said;
}
