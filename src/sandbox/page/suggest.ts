import { html, render } from 'lit-html';

/** Something that may stand in the place of what is being typed. */
export interface Suggestion {
  /** What is written then. */
  readonly insert: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** It has been typed in full: Enter sends it. */
  readonly complete?: boolean;
  /** What stands before it: a drawing or a picture. */
  readonly mark: unknown;
}

/** The suggestions for a part of the text. */
export interface Suggestions {
  /** Which part of the text they would replace. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly Suggestion[];
}

/** A list above an input line, moved through by the arrow keys while the focus stays in the line. */
export function createPopup(box: HTMLUListElement, field: HTMLElement, pick: (item: Suggestion) => void) {
  let items: readonly Suggestion[] = [];
  let at = 0;
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', box.id);
  field.setAttribute('aria-expanded', 'false');

  const draw = (): void => {
    box.hidden = items.length === 0;
    field.setAttribute('aria-expanded', String(items.length > 0));
    if (items.length > 0) field.setAttribute('aria-activedescendant', `${box.id}-${String(at)}`);
    else field.removeAttribute('aria-activedescendant');
    render(
      items.map(
        ({ label, hint, mark }, index) =>
          html`<li
            class="suggestion"
            id=${`${box.id}-${String(index)}`}
            role="option"
            data-index=${index}
            aria-selected=${index === at ? 'true' : 'false'}
          >
            <span class="suggestion-mark" aria-hidden="true">${mark}</span>
            <span class="suggestion-label">${label}</span>
            <span class="suggestion-hint">${hint ?? ''}</span>
          </li>`,
      ),
      box,
    );
    box.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  };
  // The line must not lose the focus when somebody presses on the list.
  box.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    const item = items[Number(row?.dataset['index'] ?? -1)];
    if (item) pick(item);
  });

  return {
    show: (next: readonly Suggestion[]): void => {
      at = 0;
      items = next;
      draw();
    },
    /** Takes a key if it is meant for the list. */
    takes: (event: KeyboardEvent): boolean => {
      if (items.length === 0) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        at = (at + step + items.length) % items.length;
        draw();
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        const item = items[at];
        if (event.key === 'Enter' && item?.complete === true) return false;
        if (item) pick(item);
      } else if (event.key === 'Escape') {
        items = [];
        draw();
      } else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
