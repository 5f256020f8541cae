import { useMemo, useState } from 'react';
import { settleConflict } from '../../../programme/change';
import type { Conflict } from '../../../programme/fold';
import type { MergePreview } from '../../../session/programme';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useToasts } from '../../../ui/toasts';
import { Context, useProgramme } from '../context';
import screen from '../programme.module.css';
import { type MergeItem, mergeSummary } from './merge-summary';
import { ConflictChoice } from './unsettled';
import { fieldWords, KIND_WORDS, thingWords } from './words';

/** As many things are listed by name; of more the number is told. */
const LISTED = 12;

const keyOf = (c: Conflict): string => `${c.kind}/${c.of}/${c.field}`;

/** What a programme file brings, before it is taken over: what is new, what differs, and what two sides said differently. */
export function MergeDialog({
  fileName,
  preview,
  onClose,
}: {
  readonly fileName: string;
  readonly preview: MergePreview;
  readonly onClose: () => void;
}) {
  const context = useProgramme();
  const { programme, session } = context;
  const toasts = useToasts();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const { after, added, onlyHere, altered } = preview;
  const summary = useMemo(() => mergeSummary(programme, after), [programme, after]);
  const known = new Set(programme.conflicts.map(keyOf));
  const conflicts = after.conflicts.filter((c) => !known.has(keyOf(c)));
  const revived = after.revived.length - programme.revived.length;
  const nothing = added === 0 && altered === 0;

  const take = async () => {
    setBusy(true);
    const merged = await session.merge(preview);
    const picks = conflicts.flatMap((c) => {
      const version = [c.kept, ...c.others].find((v) => v.change === chosen[keyOf(c)]);
      return version === undefined ? [] : [{ conflict: c, value: version.value }];
    });
    const settled =
      merged.ok && picks.length > 0
        ? await session.change(
            picks.map(
              ({ conflict, value }) =>
                (p, author) =>
                  settleConflict(p, conflict, value, author),
            ),
          )
        : merged;
    setBusy(false);
    if (settled.ok) {
      toasts.show({ tone: 'good', text: `${fileName} is taken over. What was here is still here.` });
      onClose();
    } else toasts.show({ tone: 'bad', seconds: 0, text: [settled.error.title, ...settled.error.lines].join(' ') });
  };

  return (
    <Context value={{ ...context, programme: after }}>
      <Dialog
        open
        onClose={onClose}
        size="l"
        title={`What ${fileName} brings`}
        footer={
          nothing ? (
            <Button onClick={onClose}>Close</Button>
          ) : (
            <>
              <Button onClick={onClose}>Leave it</Button>
              <Button kind="primary" busy={busy} onClick={() => void take()}>
                Take it over
              </Button>
            </>
          )
        }
      >
        <div className={screen.form}>
          <p>
            {nothing
              ? 'Nothing new: everything in this file is here already.'
              : `${added} ${added === 1 ? 'change is' : 'changes are'} new to this browser.`}{' '}
            {onlyHere > 0 && `${onlyHere} of yours ${onlyHere === 1 ? 'is' : 'are'} not in the file, and stay.`}
          </p>
          {altered > 0 && (
            <Banner
              tone="warn"
              title={`${altered} changes say something else here than in the file`}
              text="Somebody edited one of the two by hand. Take it over only if you know who it comes from."
            />
          )}
          <Items title="New" items={summary.added} />
          <Items title="Different" items={summary.altered} />
          <Items title="Removed" items={summary.removed} of={programme} />
          {conflicts.length > 0 && (
            <section aria-label="Said differently by two sides" className={screen.versions}>
              <h3>Said differently by two sides</h3>
              <p className="hw-muted hw-small">
                Choose what stands. Where you choose nothing, what counts now stays, and you can settle it later; the
                other value is kept.
              </p>
              {conflicts.map((c) => (
                <ConflictChoice
                  key={keyOf(c)}
                  conflict={c}
                  chosen={chosen[keyOf(c)] ?? ''}
                  onChoose={(change) => setChosen({ ...chosen, [keyOf(c)]: change })}
                />
              ))}
            </section>
          )}
          {revived > 0 && (
            <p>{revived} removed on one side and changed on the other: kept, and yours to settle afterwards.</p>
          )}
        </div>
      </Dialog>
    </Context>
  );
}

function Items({
  title,
  items,
  of,
}: {
  readonly title: string;
  readonly items: readonly MergeItem[];
  /** Where their names are found, if not in the programme as it would be. */
  readonly of?: Parameters<typeof thingWords>[0];
}) {
  const { programme } = useProgramme();
  if (items.length === 0) return null;
  const counts = new Map<string, number>();
  for (const { kind } of items.slice(LISTED)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const more = Object.entries(KIND_WORDS).flatMap(([kind, [one, many]]) => {
    const n = counts.get(kind) ?? 0;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  });
  return (
    <section aria-label={title}>
      <h3>
        {title} ({items.length})
      </h3>
      <ul className={screen.reasons}>
        {items.slice(0, LISTED).map(({ kind, of: id, fields }) => (
          <li key={`${kind}/${id}`}>
            {thingWords(of ?? programme, kind, id)}
            {fields.length > 0 && <span className="hw-muted"> ({fields.map(fieldWords).join(', ')})</span>}
          </li>
        ))}
        {more.length > 0 && <li>and {more.join(', ')}</li>}
      </ul>
    </section>
  );
}
