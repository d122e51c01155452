type Properties = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element; properties are attributes, children are nodes or text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** The element of the static page with that id. */
export function byId<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${kind.name} #${id}`);
  return element;
}

/** Fills a drop-down and chooses an entry. */
export function fillSelect(
  select: HTMLSelectElement,
  entries: [value: string, label: string][],
  chosen: string,
): void {
  const same =
    select.options.length === entries.length &&
    entries.every(([value, label], at) => {
      const option = select.options[at];
      return option?.value === value && option.text === label;
    });
  // Browsers look through all forms of the page when a control changes, those in every card too.
  if (!same) select.replaceChildren(...entries.map(([value, label]) => make('option', { value }, label)));
  if (select.value !== chosen) select.value = chosen;
}
