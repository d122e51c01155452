import { actionsOf } from './hire-actions.js';
import type { Thing } from './hire-data.js';
import { make } from './dom.js';
import { actionForm } from './hire-form.js';
import type { Shown } from './hire-filter.js';
import { moreOf, shownOf, store } from './hire-store.js';
import { hireWord, moreWords, otherName, ownName } from './hire-words.js';
import { inLanguage } from './language.js';

/** Whether what is in a thing is shown. */
export function isOpen({ thing, found }: Shown): boolean {
  return store.opened.get(thing.key) ?? found;
}

function typeName(thing: Thing): string {
  if (thing.type === undefined) return '';
  const types = thing.target.of === 'source' ? store.panel.sourceTypes : store.panel.fieldTypes;
  const known = types.find(({ code }) => code === thing.type);
  if (known === undefined) return thing.type;
  return inLanguage([known.zh, known.en]);
}

function facts(thing: Thing): string {
  const count = thing.children?.length;
  const unit = thing.target.of === 'module' ? hireWord('fieldsIn') : hireWord('optionsIn');
  return [thing.id, typeName(thing), count === undefined ? '' : `${String(count)} ${unit}`]
    .filter((fact) => fact !== '')
    .join(' · ');
}

function badges(thing: Thing): HTMLElement[] {
  const badge = (look: string, label: string) => make('span', { class: `hire-badge ${look}` }, label);
  return [
    ...(thing.required === true ? [badge('hire-badge-required', hireWord('required'))] : []),
    ...(thing.active ? [] : [badge('hire-badge-disabled', hireWord('disabled'))]),
  ];
}

function face(thing: Thing): HTMLElement {
  const other = otherName(thing.name);
  return make(
    'span',
    { class: 'hire-words' },
    make(
      'span',
      { class: 'hire-names' },
      make('span', { class: 'hire-name' }, ownName(thing.name) || thing.id),
      ...(other === '' ? [] : [make('span', { class: 'hire-other' }, other)]),
      ...badges(thing),
    ),
    make('span', { class: 'hire-facts' }, facts(thing)),
  );
}

function head(shown: Shown): HTMLElement {
  const { thing } = shown;
  const { key } = thing;
  const acting = store.acting === key;
  const label = `${hireWord('actionsOf')}: ${ownName(thing.name) || thing.id}`;
  const open = isOpen(shown) ? 'true' : 'false';
  const more = make(
    'button',
    {
      class: 'hire-more',
      type: 'button',
      'data-do': 'act',
      'data-focus': `more/${key}`,
      'aria-expanded': acting ? 'true' : 'false',
      'aria-label': label,
      title: label,
    },
    make('span', { class: 'hire-dots', 'aria-hidden': 'true' }, '⋯'),
  );
  const folding = { type: 'button', 'data-do': 'fold', 'data-focus': `fold/${key}`, 'aria-expanded': open };
  const names =
    thing.children === undefined
      ? make('div', { class: 'hire-face', 'data-do': 'act' }, face(thing))
      : make('button', { class: 'hire-face hire-fold', ...folding }, face(thing));
  return make('div', { class: 'hire-head' }, names, more);
}

function toolbar(thing: Thing): HTMLElement[] {
  if (store.acting !== thing.key) return [];
  const actions = actionsOf(thing);
  const { form } = store;
  const asked = form?.at === thing.key ? actions.find(({ name }) => name === form.action) : undefined;
  const buttons = actions.map(({ name, isDanger, controls }) =>
    make(
      'button',
      {
        class: isDanger === true ? 'hire-action hire-action-danger' : 'hire-action',
        type: 'button',
        'data-do': 'action',
        'data-action': name,
        'data-focus': `action/${thing.key}/${name}`,
        'aria-expanded': controls === undefined ? undefined : asked?.name === name ? 'true' : 'false',
      },
      hireWord(name),
    ),
  );
  const group = { class: 'hire-actions', role: 'group', 'aria-label': hireWord('actionsOf') };
  return [
    make('div', group, ...buttons),
    ...(asked === undefined || form === undefined ? [] : [actionForm(asked, form)]),
  ];
}

function row(shown: Shown): HTMLLIElement {
  const { thing, children } = shown;
  const look = [
    'hire-row',
    `hire-row-${thing.target.of}`,
    thing.active ? '' : 'hire-row-disabled',
    store.fresh === thing.key ? 'hire-row-fresh' : '',
  ];
  const inside =
    thing.children === undefined || !isOpen(shown) ? [] : [rows(thing.key, children, thing.children.length)];
  return make(
    'li',
    { class: look.filter(Boolean).join(' '), 'data-row': thing.key },
    head(shown),
    ...toolbar(thing),
    ...inside,
  );
}

/**
 * A list with as many rows as are shown of it, and a button for more.
 * @param key names the list
 * @param total how many there would be without a search
 */
export function rows(key: string, shown: readonly Shown[], total: number): HTMLUListElement {
  const most = shownOf(key);
  const list = make('ul', { class: 'hire-rows' }, ...shown.slice(0, most).map(row));
  if (shown.length > most) {
    const label = moreWords(moreOf(key, shown.length), shown.length);
    const button = { class: 'hire-action', type: 'button', 'data-do': 'more', 'data-list': key };
    list.append(
      make('li', { class: 'hire-rest' }, make('button', { ...button, 'data-focus': `rest/${key}` }, label)),
    );
  }
  if (shown.length === 0) {
    list.append(make('li', { class: 'hire-none' }, hireWord(total === 0 ? 'empty' : 'nothing')));
  }
  return list;
}
