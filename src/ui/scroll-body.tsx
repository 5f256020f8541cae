import type { ReactNode, Ref, UIEventHandler } from 'react';

export interface ScrollBodyProps {
  readonly label: string;
  readonly className: string;
  readonly bodyRef?: Ref<HTMLDivElement> | undefined;
  readonly onScroll?: UIEventHandler<HTMLDivElement> | undefined;
  readonly children: ReactNode;
}

/** The part of a pane that scrolls. It can be focused, so that the keyboard scrolls it too (WCAG 2.1.1). */
export function ScrollBody({ label, className, bodyRef, onScroll, children }: ScrollBodyProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls, this groups anything
    <div
      ref={bodyRef}
      className={className}
      onScroll={onScroll}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </div>
  );
}
