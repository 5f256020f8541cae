import { diffLines, diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import classes from './postmortem.module.css';

/** Longer texts are compared line by line: word by word would take too long. */
const BY_WORD = 30_000;
/** Lines that are shown around a change. */
const AROUND = 3;

/** A stretch that both versions have: the lines next to the changes, and how many were left out between them. */
function shortened(text: string, isFirst: boolean, isLast: boolean): { head: string; left: number; tail: string } {
  const lines = text.split('\n');
  const head = isFirst ? [] : lines.slice(0, AROUND);
  const tail = isLast ? [] : lines.slice(-AROUND);
  const left = lines.length - head.length - tail.length;
  if (left <= 2) return { head: text, left: 0, tail: '' };
  return { head: head.join('\n'), left, tail: tail.join('\n') };
}

/** What a revision took out and put in. */
export function PostmortemChanges({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = useMemo(() => {
    const changes =
      before.length + after.length > BY_WORD ? diffLines(before, after) : diffWordsWithSpace(before, after);
    let at = 0;
    return changes.map((part, i) => {
      const key = at;
      at += part.value.length + 1;
      return { ...part, key, isFirst: i === 0, isLast: i === changes.length - 1 };
    });
  }, [before, after]);
  return (
    <div className={classes.changes}>
      {parts.map((part) => {
        if (part.added) return <ins key={part.key}>{part.value}</ins>;
        if (part.removed) return <del key={part.key}>{part.value}</del>;
        const { head, left, tail } = shortened(part.value, part.isFirst, part.isLast);
        return (
          <span key={part.key}>
            {head}
            {left > 0 && (
              <span className={classes.same}>
                {left} {left === 1 ? 'line' : 'lines'} as before
              </span>
            )}
            {tail}
          </span>
        );
      })}
    </div>
  );
}
