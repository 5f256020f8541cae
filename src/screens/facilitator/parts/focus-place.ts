/** Puts the focus on what a selector finds, after the next drawing: a pane that was put away has to be there first. */
export function focusPlace(selector: string): void {
  window.setTimeout(() => {
    const found = document.querySelector<HTMLElement>(selector);
    found?.scrollIntoView({ block: 'nearest' });
    found?.focus();
  }, 0);
}
