import { useMemo } from 'react';
import type { WritingCard } from '../../score/writing/types';
import { useDesk } from './desk-context';
import type { EditorMark } from './editor-port';
import { openCriteria, useHelpStep } from './hints-pane';

const NONE: readonly EditorMark[] = [];

/**
 * Places of the text that could be put better, as marks in the editor: only those with a hint, and only as far as help is
 * given. Marks belong to the text that was judged; of another they would point to the wrong words.
 */
export function useEditorMarks(
  judged: { readonly of: string; readonly card: WritingCard } | undefined,
): readonly EditorMark[] {
  const { text } = useDesk();
  const step = useHelpStep();
  return useMemo(() => {
    if (judged === undefined || step < 3 || judged.of !== text) return NONE;
    return openCriteria(judged.card.criteria).flatMap((c) =>
      c.spans
        .filter((s) => s.hint !== undefined)
        .map((s) => ({
          from: s.start,
          to: s.end,
          message: [s.why, s.hint].filter(Boolean).join(' '),
          source: c.title,
        })),
    );
  }, [judged, text, step]);
}
