/** The entry of a message in a list, if it is drawn. */
export function entryOf(list: Element, messageId: string): HTMLElement | null {
  return list.querySelector(`[data-message="${CSS.escape(messageId)}"]`);
}

/** Puts a new entry in the place of a message's present one. A control that had the focus has it again, if it is still there. */
export function replaceEntry(old: HTMLElement, entry: HTMLElement): void {
  const active = document.activeElement;
  const controls = (root: HTMLElement): HTMLElement[] => [
    ...root.querySelectorAll<HTMLElement>('a, button, input, select, summary, textarea, [tabindex]'),
  ];
  const had = active instanceof HTMLElement && old.contains(active) ? active : undefined;
  const at = had === undefined ? -1 : controls(old).indexOf(had);
  old.replaceWith(entry);
  if (had === undefined) return;
  const same = controls(entry)[at];
  const kept = same?.className === had.className && !same.matches(':disabled') ? same : entry;
  kept.focus({ preventScroll: true });
}
