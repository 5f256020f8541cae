import { diffLines, diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import classes from './postmortem.module.css';

/** Longer texts are compared line by line: word by word would take too long. */
const BY_WORD = 30_000;

/** What a revision took out and put in. */
export function PostmortemChanges({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = useMemo(() => {
    const changes =
      before.length + after.length > BY_WORD ? diffLines(before, after) : diffWordsWithSpace(before, after);
    let at = 0;
    return changes.map((part) => {
      const key = at;
      at += part.value.length + 1;
      return { ...part, key };
    });
  }, [before, after]);
  return (
    <div className={classes.changes}>
      {parts.map((part) => {
        if (part.added) return <ins key={part.key}>{part.value}</ins>;
        if (part.removed) return <del key={part.key}>{part.value}</del>;
        return <span key={part.key}>{part.value}</span>;
      })}
    </div>
  );
}
