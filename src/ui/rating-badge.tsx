import classes from './rating-badge.module.css';
import { VisuallyHidden } from './visually-hidden';

const ratingWords = {
  P: 'Performed without challenges',
  S: 'Performed with some challenges',
  M: 'Performed with major challenges',
  U: 'Unable to be performed',
} as const;

/** The words behind a rating letter. */
export function ratingText(rating: keyof typeof ratingWords): string {
  return ratingWords[rating];
}

/** A rating of four steps: a letter, and in words for whoever asks or listens. */
export function RatingBadge({
  rating,
  withWords,
}: {
  readonly rating: 'P' | 'S' | 'M' | 'U';
  readonly withWords?: boolean;
}) {
  const words = ratingWords[rating];
  return (
    <span className={classes.rating} data-rating={rating} data-tip={withWords ? undefined : words}>
      <span className={classes.letter} aria-hidden="true">
        {rating}
      </span>
      {withWords ? <span>{words}</span> : <VisuallyHidden>{words}</VisuallyHidden>}
    </span>
  );
}
