import classes from './exercise-mark.module.css';

/** Says that this is not real. `strip` is the line at the top of every screen; `inline` goes in front of a message or a title. */
export function ExerciseMark({ kind = 'strip', text }: { readonly kind?: 'strip' | 'inline'; readonly text?: string }) {
  if (kind === 'inline') return <span className={classes.inline}>{text ?? 'EXERCISE'}</span>;
  return (
    <div className={classes.strip}>
      <span className={classes.words}>{text ?? 'EXERCISE · nothing here is real'}</span>
    </div>
  );
}
