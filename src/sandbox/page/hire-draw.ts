import { addToList } from './hire-actions.js';
import { moduleThings, sourceThings } from './hire-data.js';
import type { Thing } from './hire-data.js';
import { byId, make } from './dom.js';
import { keepFocus } from './focus.js';
import { countFound, search } from './hire-filter.js';
import { actionForm } from './hire-form.js';
import { rows } from './hire-row.js';
import { store, type Tab } from './hire-store.js';
import { hireWord, ownName, wordOr } from './hire-words.js';

export const panel = byId('hire', HTMLElement);
const list = byId('hire-list', HTMLDivElement);
const add = byId('hire-add', HTMLDivElement);
const undo = byId('hire-undo', HTMLButtonElement);
const tabs: Record<Tab, HTMLButtonElement> = {
  sources: byId('hire-tab-sources', HTMLButtonElement),
  modules: byId('hire-tab-modules', HTMLButtonElement),
};

/** The things of the tab that is shown. */
export function things(): Thing[] {
  return store.tab === 'sources' ? sourceThings(store.panel) : moduleThings(store.panel);
}

/** The thing of that key, wherever it stands. */
export function findThing(key: string): Thing | undefined {
  const within = (some: readonly Thing[]): Thing | undefined => {
    for (const one of some) {
      const found = one.key === key ? one : within(one.children ?? []);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return within(things());
}

function drawTabs(): void {
  const modules = moduleThings(store.panel);
  const fields = modules.reduce((sum, { children = [] }) => sum + children.length, 0);
  const counts: Record<Tab, number> = {
    sources: countFound(search(sourceThings(store.panel), store.query)),
    modules: store.query.trim() === '' ? fields : countFound(search(modules, store.query)),
  };
  for (const tab of ['sources', 'modules'] as const) {
    const selected = store.tab === tab;
    const count = make('span', { class: 'hire-count' }, String(counts[tab]));
    tabs[tab].replaceChildren(hireWord(tab), ' ', count);
    tabs[tab].setAttribute('aria-selected', selected ? 'true' : 'false');
    tabs[tab].tabIndex = selected ? 0 : -1;
  }
  byId('hire-panel', HTMLDivElement).setAttribute('aria-labelledby', tabs[store.tab].id);
}

function drawAdd(): void {
  const action = addToList(store.tab);
  const { form } = store;
  const button = { class: 'hire-button', type: 'button', 'data-do': 'action', 'data-action': action.name };
  const open = form?.at === store.tab ? actionForm(action, form) : undefined;
  add.dataset['row'] = store.tab;
  add.replaceChildren(
    open ?? make('button', { ...button, 'data-focus': `more/${store.tab}` }, `+ ${hireWord(action.name)}`),
  );
}

function drawUndo(): void {
  const { changes } = store.panel;
  const last = changes.at(-1);
  undo.disabled = last === undefined;
  const what = last === undefined ? '' : `${wordOr(last.kind)} · ${ownName(last.name)}`;
  const count = changes.length > 1 ? [make('span', { class: 'hire-count' }, String(changes.length))] : [];
  undo.replaceChildren(
    ...(last === undefined
      ? [hireWord('nothingToUndo')]
      : [make('span', { class: 'hire-undo-words' }, `${hireWord('undo')}: ${what}`), ...count]),
  );
}

/** Shows what the store holds; whatever had the focus has it again. */
export function drawPanel(): void {
  keepFocus(panel, () => {
    const all = things();
    drawTabs();
    drawAdd();
    list.replaceChildren(rows(store.tab, search(all, store.query), all.length));
    drawUndo();
  });
}
