import { stretches } from './mark';
import classes from './parts.module.css';

/** Text with what was searched for marked. */
export function MarkedText({ text, needle }: { readonly text: string; readonly needle: string }) {
  if (needle === '') return text;
  let at = 0;
  return stretches(text, needle).map((part) => {
    const key = at;
    at += part.text.length;
    return part.found ? (
      <mark key={key} className={classes.mark}>
        {part.text}
      </mark>
    ) : (
      part.text
    );
  });
}
