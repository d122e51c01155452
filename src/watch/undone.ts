import type { FieldOption, HireSettings } from '../hire/types.js';
import { movedFrom, pathKey } from './audience.js';
import type { Change, ChangePath, OptionGroup } from './change.js';
import { sameText } from './draft.js';
import { presentThings, type Thing } from './present.js';

/**
 * Whether, in the present settings, what a change did is no longer so and its thing is as it was before. A source, module
 * or field that came is undone when it is gone, whatever it went with; what was done to a thing that is gone by now is not
 * undone, and options are something done to their field. Of options that changed alike, all must be as they were.
 * @param now the present settings. They are indexed once, for as many changes as are asked about.
 * @param together changes among which the moves stand that were found with those asked about: what was done to a field
 * while it was moved is looked for where the field came from, once it is back there.
 */
export function createUndone(
  now: HireSettings,
  together: readonly Change[] = [],
): (change: Change) => boolean {
  const present = presentThings(now);
  const from = movedFrom(together);
  return (change) => {
    const { path } = change;
    const here = present.thing(path);
    if (change.kind === 'field.moved')
      return here === undefined && present.thing(inModule(path, change.before.id)) !== undefined;
    const origin = from.get(pathKey(path));
    const thing = here ?? (origin === undefined ? undefined : present.thing(inModule(path, origin)));
    return isAsBefore(change, thing, (key) => present.option(thing, key));
  };
}

const inModule = (path: ChangePath, module: string): ChangePath =>
  path.list === 'fields' ? { ...path, module } : path;

function isAsBefore(
  change: Exclude<Change, { kind: 'field.moved' }>,
  thing: Thing | undefined,
  option: (key: string) => FieldOption | undefined,
): boolean {
  const all = ({ options }: OptionGroup, same: (was: FieldOption, is: FieldOption) => boolean): boolean =>
    options.every((was) => {
      const is = option(was.key);
      return is !== undefined && same(was, is);
    });
  switch (change.kind) {
    case 'source.removed':
    case 'module.removed':
    case 'field.removed':
      return thing !== undefined;
    case 'source.added':
    case 'module.added':
    case 'module.added-required':
    case 'field.added':
    case 'field.added-required':
      return thing === undefined;
    case 'source.disabled':
    case 'source.enabled':
    case 'module.disabled':
    case 'module.enabled':
    case 'field.disabled':
    case 'field.enabled':
      return thing?.status === change.before;
    case 'module.required':
    case 'module.optional':
    case 'field.required':
    case 'field.optional':
      return thing !== undefined && 'required' in thing && thing.required === change.before;
    case 'source.renamed':
    case 'module.renamed':
    case 'field.renamed':
      return thing !== undefined && sameText(thing.name, change.before);
    case 'module.described':
    case 'field.described':
      return thing !== undefined && 'description' in thing && sameText(thing.description, change.before);
    case 'source.retyped':
    case 'field.retyped':
      return thing?.type === change.before;
    case 'source.replaced':
    case 'field.replaced':
      return thing?.type === change.before.type && sameText(thing.name, change.before.name);
    case 'option.removed':
      return all(change.before, () => true);
    case 'option.added':
      return thing !== undefined && change.after.options.every(({ key }) => option(key) === undefined);
    case 'option.disabled':
    case 'option.enabled':
      return all(change.before, (was, is) => is.status === was.status);
    case 'option.renamed':
      return all(change.before, (was, is) => sameText(was.name, is.name));
    case 'option.described':
      return all(change.before, (was, is) => sameText(was.description, is.description));
  }
}
