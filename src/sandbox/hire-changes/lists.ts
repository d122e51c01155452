import type { Ids } from '../ids.js';
import type { HireSettings, SandboxField, SandboxOption } from '../hire-types.js';
import { MODULE_TYPE, isSelect } from '../hire-type-names.js';
import type { ChangeOf } from './change.js';
import { HireChangeError } from './change.js';
import type { Undo } from './edit.js';
import { fieldsOf, find, findField, findModule, optionsOf, type Found } from './find.js';

/** Hire gives 19 digits to what an administrator made; a key is never given twice, or a new option would look renamed. */
const ID_DIGITS = 19;

/** What was added, and how it goes away again. */
export interface Added {
  id: string;
  undo: Undo;
}

/** Takes something away, with everything in it. */
export function remove(hire: HireSettings, { target }: ChangeOf<'remove'>): Undo {
  return inItsList(find(hire, target), takeOut);
}

/** Moves something up or down in its list; it stays the same, so that nobody need be told. */
export function reorder(hire: HireSettings, { target, by }: ChangeOf<'reorder'>): Undo {
  return inItsList(find(hire, target), (list, item) => {
    const from = list.indexOf(item);
    const to = Math.max(0, Math.min(list.length - 1, from + by));
    if (to === from) throw new HireChangeError('It stands there already.');
    const place = (at: number): void => {
      list.splice(list.indexOf(item), 1);
      list.splice(at, 0, item);
    };
    place(to);
    return () => place(from);
  });
}

function inItsList(found: Found, act: <T>(list: T[], item: T) => Undo): Undo {
  switch (found.of) {
    case 'source':
      return act(found.list, found.item);
    case 'module':
      return act(found.list, found.item);
    case 'field':
      return act(found.list, found.item);
    case 'option':
      return act(found.list, found.item);
  }
}

/** Moves a field to the end of another module, under the same id. */
export function move(hire: HireSettings, { target, to }: ChangeOf<'move'>): Undo {
  if (to === target.module) throw new HireChangeError('It is in that module already.');
  const destination = findModule(hire, to);
  const { item, list } = findField(hire, target.module, target.id);
  refuseTwice(destination.children_list, item.id);
  const putBack = takeOut(list, item);
  const { parent_id } = item;
  const takeAway = append(fieldsOf(destination), item);
  item.parent_id = destination.id;
  return () => {
    takeAway();
    putBack();
    if (parent_id === undefined) delete item.parent_id;
    else item.parent_id = parent_id;
  };
}

export function addSource(hire: HireSettings, ids: Ids, change: ChangeOf<'add-source'>): Added {
  const id = change.id ?? ids.digits(ID_DIGITS);
  refuseTwice(hire.sources, id);
  const { zh_name, en_name, type } = change;
  const source = { id, zh_name, en_name, active_status: 1, resume_source_type: type };
  return { id, undo: append(hire.sources, source) };
}

export function addModule(hire: HireSettings, ids: Ids, change: ChangeOf<'add-module'>): Added {
  const made = talentObject(ids, change, MODULE_TYPE);
  refuseTwice(hire.modules, made.id);
  return { id: made.id, undo: append(hire.modules, { ...made, children_list: [] }) };
}

export function addField(hire: HireSettings, ids: Ids, change: ChangeOf<'add-field'>): Added {
  const module = findModule(hire, change.target.id);
  const made = talentObject(ids, change, Number(change.type));
  refuseTwice(module.children_list, made.id);
  return { id: made.id, undo: append(fieldsOf(module), { ...made, parent_id: module.id }) };
}

export function addOption(hire: HireSettings, ids: Ids, change: ChangeOf<'add-option'>): Added {
  const options = optionsOf(selectOf(hire, change.target));
  const key = change.key ?? ids.digits(ID_DIGITS);
  if (options.some((option) => option.key === key))
    throw new HireChangeError(`There is an option ${key} already.`);
  return { id: key, undo: append(options, optionNamed(key, change.zh_name, change.en_name)) };
}

/** Adds many options with numbered names. */
export function importOptions(hire: HireSettings, ids: Ids, change: ChangeOf<'import-options'>): Undo {
  const options = optionsOf(selectOf(hire, change.target));
  const first = options.length + 1;
  // Keys in the order of the names, as a counter in a database gives them.
  const firstKey = BigInt(ids.digits(ID_DIGITS));
  const made = Array.from({ length: change.count }, (_, index) => {
    const number = String(first + index);
    const key = String(firstKey + BigInt(index));
    return optionNamed(key, `导入选项 ${number}`, `Imported option ${number}`);
  });
  return append(options, ...made);
}

function selectOf(hire: HireSettings, target: { module: string; id: string }): SandboxField {
  const { item } = findField(hire, target.module, target.id);
  if (!isSelect(item.setting.object_type))
    throw new HireChangeError('Only a single or multiple select has options.');
  return item;
}

function optionNamed(key: string, zh_cn: string, en_us: string): SandboxOption {
  return { key, name: { zh_cn, en_us }, description: { zh_cn: '', en_us: '' }, active_status: 1 };
}

interface NewTalentObject {
  id?: string | undefined;
  zh_name: string;
  en_name: string;
  required: boolean;
}

function talentObject(
  ids: Ids,
  { id, zh_name, en_name, required }: NewTalentObject,
  object_type: number,
): Omit<SandboxField, 'parent_id'> {
  return {
    id: id ?? ids.digits(ID_DIGITS),
    name: { zh_cn: zh_name, en_us: en_name },
    description: { zh_cn: '', en_us: '' },
    setting: { object_type, ...(isSelect(object_type) ? { config: { options: [] } } : {}) },
    is_customized: true,
    is_required: required,
    active_status: 1,
  };
}

function refuseTwice(list: readonly { id: string }[] | undefined, id: string): void {
  if (list?.some((one) => one.id === id)) throw new HireChangeError(`There is one with id ${id} already.`);
}

function append<T>(list: T[], ...items: T[]): Undo {
  list.push(...items);
  return () => {
    for (const item of items) {
      const index = list.lastIndexOf(item);
      if (index >= 0) list.splice(index, 1);
    }
  };
}

function takeOut<T>(list: T[], item: T): Undo {
  const index = list.indexOf(item);
  list.splice(index, 1);
  return () => void list.splice(Math.min(index, list.length), 0, item);
}
