export type DiffKind = 'file' | 'hunk' | 'added' | 'removed' | 'same';

export interface DiffLine {
  readonly kind: DiffKind;
  readonly text: string;
}

/** The lines of a unified diff by what they say. Joined by line breaks they are the diff again. */
export function diffLines(diff: string): readonly DiffLine[] {
  let inHunk = false;
  return diff.split('\n').map((text): DiffLine => {
    if (text.startsWith('diff --git ')) inHunk = false;
    if (text.startsWith('@@')) {
      inHunk = true;
      return { kind: 'hunk', text };
    }
    if (!inHunk && /^(?:diff |index |--- |\+\+\+ |new file|deleted file|rename )/.test(text))
      return { kind: 'file', text };
    if (text.startsWith('+')) return { kind: 'added', text };
    if (text.startsWith('-')) return { kind: 'removed', text };
    return { kind: 'same', text };
  });
}
