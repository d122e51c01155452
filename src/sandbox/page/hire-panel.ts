import { actionsOf, addToList, type Action } from './hire-actions.js';
import type { Thing } from './hire-data.js';
import { byId } from './dom.js';
import { focusOn } from './focus.js';
import { loadHire, perform, undoLast } from './hire-change.js';
import { drawPanel, findThing, panel } from './hire-draw.js';
import { showMore, store, type Tab } from './hire-store.js';
import { changeView, view } from './view.js';

const toggle = byId('hire-toggle', HTMLButtonElement);
const field = byId('hire-search', HTMLInputElement);
const TABS: readonly Tab[] = ['sources', 'modules'];

/** Shows the panel, or hides it, as the view says. */
export function showHire(): void {
  const opening = view.hire && panel.hidden;
  panel.hidden = !view.hire;
  toggle.setAttribute('aria-expanded', view.hire ? 'true' : 'false');
  document.body.dataset['hire'] = view.hire ? 'open' : 'closed';
  if (opening) void loadHire();
  else if (view.hire) drawPanel();
}

/** The settings have changed, here or elsewhere. */
export function hireChanged(): void {
  if (view.hire) void loadHire();
}

function setTab(tab: Tab): void {
  store.tab = tab;
  store.form = undefined;
  store.acting = undefined;
  drawPanel();
}

function wanted(thing: Thing | undefined, name: string | undefined): Action | undefined {
  const actions = thing === undefined ? [addToList(store.tab)] : actionsOf(thing);
  return actions.find((action) => action.name === name);
}

/** An action without questions is done at once; one with questions opens its form, or closes it again. */
function choose(at: string, name: string | undefined): void {
  const thing = findThing(at);
  const action = wanted(thing, name);
  if (action === undefined) return;
  if (action.controls === undefined) return void perform(action, thing, {});
  const isOpen = store.form?.at === at && store.form.action === action.name;
  store.form = isOpen ? undefined : { at, action: action.name, values: { ...action.values } };
  drawPanel();
  const first = action.controls[0]?.name;
  if (isOpen || first === undefined) return;
  focusOn(panel, `input/${first}`);
  panel.querySelector('.hire-form')?.scrollIntoView({ block: 'nearest' });
}

function press(control: HTMLElement): void {
  const at = control.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? '';
  switch (control.dataset['do']) {
    case 'tab':
      return setTab(control.dataset['tab'] === 'modules' ? 'modules' : 'sources');
    case 'fold':
      store.opened.set(at, control.getAttribute('aria-expanded') !== 'true');
      return drawPanel();
    case 'act':
      store.acting = store.acting === at ? undefined : at;
      store.form = undefined;
      return drawPanel();
    case 'action':
      return choose(at, control.dataset['action']);
    case 'cancel':
      store.form = undefined;
      return drawPanel();
    case 'more':
      showMore(control.dataset['list'] ?? '');
      return drawPanel();
    case 'undo':
      return void undoLast();
    case 'close':
      changeView({ hire: false });
      return toggle.focus();
  }
}

/** Keeps what is typed, so that it is still there when the list is drawn again. */
function remember(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLSelectElement)) return;
  if (store.form === undefined || target.form === null) return;
  const isTick = target instanceof HTMLInputElement && target.type === 'checkbox';
  store.form.values[target.name] = isTick ? String(target.checked) : target.value;
}

function pressKey(event: KeyboardEvent): void {
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (event.key === 'Escape' && (store.form !== undefined || store.acting !== undefined)) {
    event.preventDefault();
    if (store.form === undefined) store.acting = undefined;
    store.form = undefined;
    drawPanel();
  } else if (event.key === 'Escape' && (target !== field || field.value === '')) {
    changeView({ hire: false });
    toggle.focus();
  } else if (target?.getAttribute('role') === 'tab' && /^(Arrow(Left|Right)|Home|End)$/.test(event.key)) {
    event.preventDefault();
    const other = event.key === 'Home' ? 0 : event.key === 'End' ? 1 : 1 - TABS.indexOf(store.tab);
    setTab(TABS[other] ?? 'sources');
    panel.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }
}

/** Makes the panel and the button that opens it work. */
export function startHire(): void {
  toggle.addEventListener('click', () => {
    changeView({ hire: !view.hire });
    if (view.hire) field.focus();
  });
  panel.addEventListener('click', (event) => {
    const control = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
    if (control !== null) press(control);
  });
  panel.addEventListener('input', (event) => remember(event.target));
  panel.addEventListener('submit', (event) => {
    event.preventDefault();
    const { form } = store;
    if (form === undefined) return;
    const thing = findThing(form.at);
    const action = wanted(thing, form.action);
    if (action !== undefined) void perform(action, thing, form.values);
  });
  panel.addEventListener('keydown', pressKey);
  field.addEventListener('input', () => {
    store.query = field.value;
    store.opened.clear();
    store.shown.clear();
    drawPanel();
    byId('hire-panel', HTMLDivElement).scrollTop = 0;
  });
}
