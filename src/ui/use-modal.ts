import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Opens the `<dialog>` that carries the ref for as long as the component is there; the browser keeps the focus inside and
 * gives it back. `startAt` says where the focus starts, when not at the browser's choice.
 */
export function useModal(
  startAt?: (dialog: HTMLDialogElement) => HTMLElement | null,
): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  // A layout effect: on the way out it closes the dialog while it is still in the page, which gives the focus back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the place where the focus starts, asked once
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const caret = caretNow();
    if (!dialog.open) {
      dialog.showModal();
      startAt?.(dialog)?.focus();
    }
    return () => {
      dialog.close();
      setTimeout(() => restoreCaret(caret), 0);
    };
  }, []);
  return ref;
}

type Field = HTMLTextAreaElement | HTMLInputElement;

interface Caret {
  readonly field: Field;
  readonly start: number;
  readonly end: number;
}

function caretNow(): Caret | null {
  const field = document.activeElement;
  const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
  return isText ? { field, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 } : null;
}

/**
 * Chromium gives the focus back to a text field but leaves its caret in the field that went away with the dialog, and then
 * nothing that is typed arrives. Setting the selection puts the caret back where it was.
 */
function restoreCaret(caret: Caret | null): void {
  if (caret === null || document.activeElement !== caret.field) return;
  caret.field.setSelectionRange(caret.start, caret.end);
}
