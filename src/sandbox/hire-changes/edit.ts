import type { HireSettings } from '../hire-types.js';
import { isSelect } from '../hire-type-names.js';
import type { ChangeOf } from './change.js';
import { HireChangeError } from './change.js';
import { find, findField } from './find.js';

/** What makes a change undone. */
export type Undo = () => void;

const ENABLED = 1;
const DISABLED = 2;

/** Gives new names in both languages. */
export function rename(hire: HireSettings, { target, zh_name, en_name }: ChangeOf<'rename'>): Undo {
  const found = find(hire, target);
  if (found.of === 'source') return assign(found.item, { zh_name, en_name });
  return assign(found.item, { name: { zh_cn: zh_name, en_us: en_name } });
}

/** Replaces the description in both languages. */
export function describe(hire: HireSettings, { target, zh, en }: ChangeOf<'describe'>): Undo {
  const found = find(hire, target);
  if (found.of === 'source') throw new HireChangeError('Sources have no description.');
  return assign(found.item, { description: { zh_cn: zh, en_us: en } });
}

/** Enables or disables. */
export function setActive(hire: HireSettings, change: ChangeOf<'enable'> | ChangeOf<'disable'>): Undo {
  const { item } = find(hire, change.target);
  return assign(item, { active_status: change.kind === 'enable' ? ENABLED : DISABLED });
}

/** Makes a module or field required or optional. */
export function setRequired(
  hire: HireSettings,
  change: ChangeOf<'make-required'> | ChangeOf<'make-optional'>,
): Undo {
  const found = find(hire, change.target);
  if (found.of !== 'module' && found.of !== 'field')
    throw new HireChangeError('Only modules and fields can be required.');
  return assign(found.item, { is_required: change.kind === 'make-required' });
}

/** Gives a source another type, as a number where it was one. */
export function retypeSource(hire: HireSettings, { target, type }: ChangeOf<'retype-source'>): Undo {
  const found = find(hire, target);
  if (found.of !== 'source') throw new HireChangeError('Only a source has a source type.');
  const isNumber = typeof found.item.resume_source_type === 'number';
  return assign(found.item, { resume_source_type: isNumber ? Number(type) : type });
}

/** Gives a field another type; options stay with it only while it is a select. */
export function retypeField(hire: HireSettings, { target, type }: ChangeOf<'retype-field'>): Undo {
  const { item } = findField(hire, target.module, target.id);
  const object_type = Number(type);
  const options = item.setting.config?.options ?? [];
  if (item.setting.object_type === object_type) throw unchanged();
  return assign(item, {
    setting: isSelect(object_type) ? { object_type, config: { options } } : { object_type },
  });
}

/**
 * Assigns members; undoing puts back those that were there and takes away those that were not.
 * @throws HireChangeError when nothing would be different
 */
function assign<T extends object>(item: T, change: Partial<T>): Undo {
  const before = Object.keys(change).map((name) => {
    const key = name as keyof T;
    return { key, had: key in item, value: item[key] };
  });
  if (before.every(({ key, value }) => JSON.stringify(value) === JSON.stringify(change[key])))
    throw unchanged();
  Object.assign(item, change);
  return () => {
    for (const { key, had, value } of before) {
      if (had) item[key] = value;
      else Reflect.deleteProperty(item, key);
    }
  };
}

function unchanged(): HireChangeError {
  return new HireChangeError('It is like that already.');
}
