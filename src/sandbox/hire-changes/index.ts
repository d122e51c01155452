import type { Ids } from '../ids.js';
import type { HireSettings } from '../hire-types.js';
import type { Platform } from '../platform.js';
import type { CheckedChange, HireChange, HireTarget } from './change.js';
import { HireChangeError, checkChange } from './change.js';
import type { Undo } from './edit.js';
import { describe, rename, retypeField, retypeSource, setActive, setRequired } from './edit.js';
import { find } from './find.js';
import type { HireChangeNote } from './journal.js';
import { addField, addModule, addOption, addSource, importOptions, move, remove, reorder } from './lists.js';

export type { HireChange, HireTarget } from './change.js';
export { HireChangeError } from './change.js';
export type { HireChangeNote } from './journal.js';

/** What a change led to. */
export interface HireChanged {
  /** The id (of an option: the key) of what was added. */
  readonly id?: string;
  /** The changes that can be taken back, oldest first. */
  readonly changes: readonly HireChangeNote[];
}

/** Every change but the undoing of others. */
type Step = Exclude<CheckedChange, { kind: 'undo' }>;

/**
 * An administrator changes the Hire settings: from the next call on the API answers with them, and open pages show
 * them.
 * @param asked is checked, so that it may come from anywhere
 * @throws HireChangeError that says what is wrong with the change; nothing is changed then
 */
export function changeHire(platform: Platform, asked: HireChange): HireChanged {
  const change = checkChange(asked);
  const made = change.kind === 'undo' ? undo(platform, change.count) : step(platform, change);
  platform.signal.emit({ kind: 'hire' });
  return { ...made, changes: platform.hireJournal.notes() };
}

function undo({ hireJournal }: Platform, count: number): object {
  const known = Math.min(count, hireJournal.notes().length);
  if (known === 0) throw new HireChangeError('There is nothing to undo.');
  for (let done = 0; done < known; done += 1) hireJournal.undo();
  return {};
}

function step({ hire, ids, hireJournal, clock }: Platform, change: Step): { id?: string } {
  const about = aboutWhat(hire, change);
  const made = apply(hire, ids, change);
  const { id, undo: back } = typeof made === 'function' ? { id: undefined, undo: made } : made;
  hireJournal.add({ kind: change.kind, ...about, at: clock.now() }, back);
  return id === undefined ? {} : { id };
}

function apply(hire: HireSettings, ids: Ids, change: Step): Undo | { id: string; undo: Undo } {
  switch (change.kind) {
    case 'rename':
      return rename(hire, change);
    case 'describe':
      return describe(hire, change);
    case 'enable':
    case 'disable':
      return setActive(hire, change);
    case 'make-required':
    case 'make-optional':
      return setRequired(hire, change);
    case 'retype-source':
      return retypeSource(hire, change);
    case 'retype-field':
      return retypeField(hire, change);
    case 'remove':
      return remove(hire, change);
    case 'move':
      return move(hire, change);
    case 'reorder':
      return reorder(hire, change);
    case 'add-source':
      return addSource(hire, ids, change);
    case 'add-module':
      return addModule(hire, ids, change);
    case 'add-field':
      return addField(hire, ids, change);
    case 'add-option':
      return addOption(hire, ids, change);
    case 'import-options':
      return importOptions(hire, ids, change);
  }
}

const ADDED = {
  'add-source': 'source',
  'add-module': 'module',
  'add-field': 'field',
  'add-option': 'option',
} as const satisfies Partial<Record<Step['kind'], HireTarget['of']>>;

/** What the change is about: the thing that it names, as it is called before the change, or the new one. */
function aboutWhat(hire: HireSettings, change: Step): Pick<HireChangeNote, 'of' | 'name'> {
  if ('zh_name' in change && change.kind !== 'rename')
    return { of: ADDED[change.kind], name: { zh: change.zh_name, en: change.en_name } };
  const found = find(hire, change.target);
  if (found.of === 'source')
    return { of: found.of, name: { zh: found.item.zh_name, en: found.item.en_name } };
  return { of: found.of, name: { zh: found.item.name.zh_cn, en: found.item.name.en_us } };
}
