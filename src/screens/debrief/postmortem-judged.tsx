import { useMemo, useRef, useState } from 'react';
import type { CriterionResult, WritingCard } from '../../score/writing/types';
import type { MarkedSpan, MarkTone } from '../../ui/marked-segments';
import { MarkedText } from '../../ui/marked-text';
import classes from './postmortem.module.css';

/** A place with a hint counts against; without one as its criterion came out. */
function toneOf(criterion: CriterionResult, hasHint: boolean): MarkTone {
  if (hasHint || criterion.points === 0) return 'bad';
  return criterion.points >= criterion.of ? 'good' : 'warn';
}

function marksOf(criteria: readonly CriterionResult[]): readonly MarkedSpan[] {
  return criteria.flatMap((c) =>
    c.spans.map((s) => ({
      start: s.start,
      end: s.end,
      tone: toneOf(c, s.hint !== undefined),
      label: c.title,
      why: s.why ?? c.reason,
      ...(s.hint === undefined ? {} : { hint: s.hint }),
    })),
  );
}

const lost = (c: CriterionResult): number => c.of - c.points;

/**
 * A version with the places that its verdicts rest on. A criterion lights up its places and brings the first into sight; a
 * place leads to its note, with reason, source and a way to put it better.
 */
export function PostmortemJudged({ text, card }: { readonly text: string; readonly card: WritingCard }) {
  const [chosen, setChosen] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const criteria = useMemo(() => card.criteria.toSorted((a, b) => lost(b) - lost(a)), [card]);
  const one = criteria.find((c) => c.id === chosen);
  // All at once would mark every line: without a choice only what lost points is marked.
  const spans = useMemo(
    () => marksOf(one === undefined ? criteria.filter((c) => lost(c) > 0) : [one]),
    [criteria, one],
  );
  const choose = (id: string | undefined) => {
    setChosen(id);
    window.requestAnimationFrame(() => place.current?.querySelector('mark')?.scrollIntoView({ block: 'center' }));
  };
  if (card.criteria.length === 0) return <p className={classes.by}>{card.notes.join(' ')}</p>;
  return (
    <div className={classes.judged}>
      <ol className={classes.criteria} aria-label="Criteria, those that lost most first">
        {criteria.map((c) => (
          <li key={c.id} data-full={lost(c) <= 0 || undefined}>
            <button
              type="button"
              aria-pressed={c.id === chosen}
              onClick={() => choose(c.id === chosen ? undefined : c.id)}
            >
              <span className={classes.name}>{c.title}</span>
              <span className={classes.points}>
                {c.points} / {c.of}
              </span>
            </button>
            {c.id === chosen && (
              <div className={classes.told}>
                <p>{c.reason}</p>
                {c.hint !== undefined && <p className={classes.hint}>{c.hint}</p>}
                <p className="hw-muted hw-small">{c.source}</p>
                {c.spans.length === 0 && <p className="hw-muted hw-small">No place in the text: it is not there.</p>}
              </div>
            )}
          </li>
        ))}
      </ol>
      <div ref={place} className={classes.text}>
        <MarkedText
          text={text}
          spans={spans}
          mono
          label={one === undefined ? 'Notes on what lost points' : `Notes on ${one.title}`}
        />
        {card.notes.map((note) => (
          <p key={note} className="hw-muted hw-small">
            {note}
          </p>
        ))}
      </div>
    </div>
  );
}
