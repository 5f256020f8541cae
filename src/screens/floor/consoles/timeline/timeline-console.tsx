import { IconPencil } from '@tabler/icons-react';
import { useMemo } from 'react';
import { clockMinuteUtc, clockUtc } from '../../../../base/drill-time';
import { CopyButton } from '../../../../ui/copy-button';
import { EmptyState } from '../../../../ui/empty-state';
import { FilterInput } from '../../../../ui/filter-input';
import { Segmented } from '../../../../ui/segmented';
import { Tag } from '../../../../ui/tag';
import { useFollow } from '../../../../ui/use-follow';
import { senderOf } from '../../channels/conversations';
import { useConsole } from '../parts/console-context';
import { Frame } from '../parts/frame';
import { useKept } from '../parts/kept';
import { MarkedText } from '../parts/marked-text';
import { ScribeComposer } from './scribe-composer';
import { scribeRows, timelineMarkdown } from './scribe-timeline';
import classes from './timeline.module.css';

/** The scribe's document: what was written down, between what everybody could see. */
export function TimelineConsole() {
  const { snapshot } = useConsole();
  const { drill, state, view } = snapshot;
  const [text, setText] = useKept('timeline.text', '');
  const [shown, setShown] = useKept<'all' | 'written'>('timeline.shown', 'all');
  // biome-ignore lint/correctness/useExhaustiveDependencies: state is new at each tick, its rows only when these are
  const all = useMemo(
    () => scribeRows(drill, state, view),
    [drill, state.happenings, state.facts, state.pages, state.messages, view.ticket, view.me],
  );
  const name = (id: string) => senderOf(drill, id).name;
  const wanted = text.trim().toLowerCase();
  const rows = all.filter(
    (row) =>
      (shown === 'all' || row.source === 'written') && `${row.text} ${name(row.by)}`.toLowerCase().includes(wanted),
  );
  const follow = useFollow(rows.length);
  return (
    <Frame
      title="Timeline"
      bodyRef={follow.ref}
      onScroll={follow.onScroll}
      filter={
        <FilterInput
          label="Filter the timeline"
          value={text}
          onChange={setText}
          {...(wanted === '' ? {} : { count: `${rows.length} of ${all.length}` })}
        />
      }
      range={
        <Segmented
          label="Rows"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: 'everything' },
            { value: 'written', label: 'written' },
          ]}
        />
      }
      actions={
        <CopyButton
          label="Copy as Markdown"
          text={() => timelineMarkdown(rows, (at) => clockMinuteUtc(view.startEpoch + at), name)}
        />
      }
      footer={<ScribeComposer />}
    >
      {rows.length === 0 ? (
        <EmptyState
          title={all.length === 0 ? 'Nothing has happened yet' : 'No row matches'}
          text="What everybody can see appears here by itself. The scribe adds what only people know."
        />
      ) : (
        <ol className={classes.rows}>
          {rows.map((row) => (
            <li key={row.key} className={classes.row} data-source={row.source}>
              <span className={classes.time}>{clockUtc(view.startEpoch + row.at)}</span>
              <span className={classes.text}>
                <strong className={classes.name}>{name(row.by)}</strong> <MarkedText text={row.text} needle={wanted} />
              </span>
              {row.source === 'written' ? (
                <span className={classes.mark}>
                  {row.kind === 'evidence' && <Tag>evidence</Tag>}
                  {row.kind === 'status' && <Tag>status</Tag>}
                  <IconPencil size={14} role="img" aria-label="Written down" />
                </span>
              ) : (
                <span className={classes.mark}>
                  <Tag>auto</Tag>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Frame>
  );
}
