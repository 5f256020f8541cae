import { useEffect, useId, useRef } from 'react';
import type { CriterionResult, TextSpan, WritingCard } from '../../score/writing/types';
import { MeterBar } from '../../ui/meter-bar';
import { Tag } from '../../ui/tag';
import classes from './judge.module.css';
import { byLoss, toneOfCriterion, toneOfPlace } from './places';

/** More places than these are counted, not listed. */
const MOST_LISTED = 12;
const LONGEST_QUOTE = 90;

interface Props {
  readonly name: string;
  readonly card: WritingCard;
  /** The criterion that is opened, with its places lit in the text. */
  readonly picked: string | null;
  readonly onPick: (criterion: string | null) => void;
  readonly onShow: (criterion: string, span: TextSpan) => void;
  readonly whereOf: (span: TextSpan) => string;
}

/** The card of one document: its score, and each criterion with reason, source and hint, what costs most first. */
export function VerdictCard({ name, card, picked, onPick, onShow, whereOf }: Props) {
  return (
    <div className={classes.card}>
      <p className={classes.score}>
        <span className={classes.figure}>{card.score.toFixed(1)}</span> of 100
        <span className="hw-muted"> · {card.words.toLocaleString('en-US')} words</span>
      </p>
      {card.notes.map((note) => (
        <p key={note} className="hw-muted hw-small">
          {note}
        </p>
      ))}
      <ol className={classes.criteria} aria-label={`Verdicts on ${name}, what costs most first`}>
        {byLoss(card.criteria).map((c) => (
          <Verdict
            key={c.id}
            criterion={c}
            open={c.id === picked}
            onToggle={() => onPick(c.id === picked ? null : c.id)}
            onShow={(span) => onShow(c.id, span)}
            whereOf={whereOf}
          />
        ))}
      </ol>
    </div>
  );
}

interface VerdictProps {
  readonly criterion: CriterionResult;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onShow: (span: TextSpan) => void;
  readonly whereOf: (span: TextSpan) => string;
}

function Verdict({ criterion: c, open, onToggle, onShow, whereOf }: VerdictProps) {
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  // A place that was clicked in the text opens its verdict, wherever that stands in the list.
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const tone = toneOfCriterion(c);
  const places = placesOnce(c.spans);
  return (
    <li ref={row} className={classes.criterion} data-open={open ? '' : undefined} data-criterion={c.id}>
      <button type="button" className={classes.toggle} aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <span className={classes.title}>{c.title}</span>
        <span className={classes.points}>
          {c.points} of {c.of}
        </span>
      </button>
      <MeterBar
        label={c.title}
        value={c.points}
        max={c.of}
        text=""
        tone={tone === 'neutral' ? 'accent' : tone}
        hideLabel
      />
      <p>{c.reason}</p>
      <div id={id} className={classes.more} data-open={open ? '' : undefined}>
        {c.hint !== undefined && (
          <p>
            <strong>What would earn more:</strong> {c.hint}
          </p>
        )}
        {places.length > 0 ? (
          <ul className={classes.places} aria-label={`Places for ${c.title}`}>
            {places.slice(0, MOST_LISTED).map(({ span, whys }) => (
              <li key={placeKey(span)} className={classes.placeRow}>
                <button type="button" className={classes.place} onClick={() => onShow(span)}>
                  <span className="hw-muted">{whereOf(span)}</span> “{shortened(span.text)}”
                </button>
                {whys.map((why) => (
                  <Tag key={why} tone={toneOfPlace(c, span)}>
                    {why}
                  </Tag>
                ))}
                {span.hint !== undefined && <span className="hw-muted hw-small">{span.hint}</span>}
              </li>
            ))}
          </ul>
        ) : (
          <p className="hw-muted hw-small">No place in the text counts for it.</p>
        )}
        {places.length > MOST_LISTED && (
          <p className="hw-muted hw-small">and {places.length - MOST_LISTED} more, all of them marked in the text</p>
        )}
        <p className="hw-muted hw-small">Source: {c.source}</p>
      </div>
    </li>
  );
}

const placeKey = (s: TextSpan): string => `${s.update ?? ''}:${s.start}-${s.end}`;

/** Each place once, with all that it counts for. */
function placesOnce(
  spans: readonly TextSpan[],
): readonly { readonly span: TextSpan; readonly whys: readonly string[] }[] {
  const places = new Map<string, { readonly span: TextSpan; readonly whys: string[] }>();
  for (const span of spans) {
    const place = places.get(placeKey(span)) ?? { span, whys: [] };
    places.set(placeKey(span), place);
    if (span.why !== undefined && !place.whys.includes(span.why)) place.whys.push(span.why);
  }
  return [...places.values()];
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > LONGEST_QUOTE ? `${flat.slice(0, LONGEST_QUOTE - 1)}…` : flat;
}
