import { useMemo, useState } from 'react';
import { personName } from '../../drill/drill';
import type { CriterionResult } from '../../score/writing/types';
import type { CheckedUpdate } from '../../score/writing/updates/update-checks';
import { EmptyState } from '../../ui/empty-state';
import type { MarkedSpan } from '../../ui/marked-segments';
import { MarkedText } from '../../ui/marked-text';
import { Segmented } from '../../ui/segmented';
import { Tag } from '../../ui/tag';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { JumpButton } from './jump-button';
import told from './told.module.css';
import { promiseText, utc } from './words';

const KINDS: Readonly<Record<string, string>> = {
  update: 'Update',
  announcement: 'Announcement',
  resolution: 'Resolution',
  'status-page': 'Status page',
};

const VERDICTS = {
  kept: { word: 'Kept', tone: 'good' },
  partly: { word: 'Partly', tone: 'warn' },
  missed: { word: 'Missed', tone: 'bad' },
} as const;

const verdictOf = (c: CriterionResult): keyof typeof VERDICTS =>
  c.points >= c.of ? 'kept' : c.points > 0 ? 'partly' : 'missed';

const hasLapse = (u: CheckedUpdate): boolean => u.checks.some((c) => verdictOf(c) !== 'kept');

/** A place counts against a check when there is something to mend in it. */
const marksOf = (u: CheckedUpdate): readonly MarkedSpan[] =>
  u.checks.flatMap((c) =>
    c.spans.map(({ start, end, why, hint }) => ({
      start,
      end,
      tone: hint === undefined ? ('good' as const) : verdictOf(c) === 'missed' ? ('bad' as const) : ('warn' as const),
      label: c.title,
      ...(why === undefined ? {} : { why }),
      ...(hint === undefined ? {} : { hint }),
    })),
  );

/** Everything that was told beyond the people at work, each text with the places that its checks rest on. */
export function ToldSection() {
  const { told: all } = useDebrief();
  const [shown, setShown] = useState<'lapses' | 'all'>('all');
  const lapses = all.filter(hasLapse).length;
  if (all.length === 0)
    return (
      <EmptyState
        title="Nothing was told"
        text="Updates, announcements and posts on the status page are here with their checks, once there are some."
      />
    );
  return (
    <>
      <p className={classes.lead}>
        {lapses === 0
          ? `All ${all.length} texts kept what is asked of them.`
          : `${lapses} of ${all.length} texts missed something. What is underlined has a numbered note.`}
      </p>
      <div className={classes.filters} data-screen-only>
        <Segmented
          label="Which texts"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: `All (${all.length})` },
            { value: 'lapses', label: `To improve (${lapses})` },
          ]}
        />
      </div>
      {shown === 'lapses' && lapses === 0 && <p className="hw-muted">There is nothing to improve.</p>}
      <ol className={told.list}>
        {all.map((u) => (
          // On paper all of them are printed.
          <li key={u.told.seq} className={shown === 'lapses' && !hasLapse(u) ? 'hw-print-only' : undefined}>
            <ToldItem update={u} />
          </li>
        ))}
      </ol>
    </>
  );
}

function ToldItem({ update }: { readonly update: CheckedUpdate }) {
  const { drill } = useDebrief();
  const { at, seq, by, channel, kind, text } = update.told;
  const marks = useMemo(() => marksOf(update), [update]);
  const promise = promiseText(drill, update);
  const name = KINDS[kind] ?? kind;
  return (
    <article className={told.item} aria-label={`${name} of ${utc(drill, at)}`}>
      <div className={told.head}>
        <JumpButton at={at} seq={seq} />
        <strong>{personName(drill, by)}</strong>
        <Tag>{name}</Tag>
        {channel !== 'status-page' && <span className="hw-muted">{channel}</span>}
        {promise !== undefined && (
          <span className={told.promise} data-kept={update.kept}>
            {promise}
          </span>
        )}
      </div>
      <div className={told.sides}>
        <div className={told.text}>
          <MarkedText text={text} spans={marks} label={`Notes on what was told at ${utc(drill, at)}`} />
        </div>
        <ul className={told.checks} aria-label={`Checks of what was told at ${utc(drill, at)}`}>
          {update.checks.map((c) => {
            const verdict = verdictOf(c);
            const { word, tone } = VERDICTS[verdict];
            return (
              <li key={c.id} data-verdict={verdict}>
                <p className={told.checkHead}>
                  <Tag tone={tone}>{word}</Tag> <strong>{c.title}</strong>
                </p>
                {verdict !== 'kept' && (
                  <p>
                    {c.reason} {c.hint !== undefined && <span className="hw-muted">{c.hint}</span>}
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </article>
  );
}
