/** What a key of the panel may do besides what the browser does with it. */
export interface WireKeys {
  /** Closes the row that is open. @returns false when none is */
  closeRow: () => boolean;
  closePanel: () => void;
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** Arrows, Home and End go through the rows, Escape closes the open row, then the panel. Enter is the buttons' own. */
export function listenToKeys(panel: HTMLElement, { closeRow, closePanel }: WireKeys): void {
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      if (!closeRow()) closePanel();
      return;
    }
    const step = STEPS[event.key];
    if (step && mayMove(event, panel)) moveFocus(panel, event, step);
  });
}

/** In the search field only the arrow down leaves it; JSON that has the focus is scrolled. */
function mayMove({ target, key }: KeyboardEvent, panel: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return key === 'ArrowDown';
  return target === panel || (target instanceof HTMLElement && target.closest('.json') === null);
}

function moveFocus(
  panel: HTMLElement,
  event: KeyboardEvent,
  step: (at: number, count: number) => number,
): void {
  const rows = [...panel.querySelectorAll<HTMLElement>('[data-exchange]')];
  const here = event.target instanceof Element ? event.target.closest('.wire-item') : null;
  const at = rows.findIndex((row) => here?.contains(row));
  const next = rows[step(at, rows.length)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
