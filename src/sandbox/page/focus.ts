interface Held {
  /** Where the focus may go, best first. */
  candidates: string[];
  selection: [start: number, end: number] | undefined;
}

function hold(root: HTMLElement): Held | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !root.contains(active)) return undefined;
  const row = active.closest<HTMLElement>('[data-row]')?.dataset['row'];
  const candidates = [active.dataset['focus'], row === undefined ? undefined : `more/${row}`, 'rest'];
  const { selectionStart = null, selectionEnd = null } =
    active instanceof HTMLInputElement && active.type === 'text' ? active : {};
  return {
    candidates: candidates.filter((one) => one !== undefined),
    selection: selectionStart === null || selectionEnd === null ? undefined : [selectionStart, selectionEnd],
  };
}

/** Gives the focus to the element with this `data-focus`, if it is there and can have it. */
export function focusOn(root: HTMLElement, name: string): boolean {
  const element = root.querySelector<HTMLElement>(`[data-focus="${CSS.escape(name)}"]:not(:disabled)`);
  element?.focus({ preventScroll: true });
  return element !== null;
}

/**
 * Draws something anew and gives the focus back to the element with the same `data-focus`, to the main button of the
 * same `data-row` if that is gone, and else to the element called `rest`.
 */
export function keepFocus(root: HTMLElement, draw: () => void): void {
  const held = hold(root);
  draw();
  if (held === undefined || root.contains(document.activeElement)) return;
  const found = held.candidates.some((name) => focusOn(root, name));
  const active = document.activeElement;
  if (found && held.selection !== undefined && active instanceof HTMLInputElement && active.type === 'text')
    active.setSelectionRange(...held.selection);
}
