import type {
  HireSettings,
  SandboxField,
  SandboxModule,
  SandboxOption,
  SandboxSource,
} from '../hire-types.js';
import type { HireTarget } from './change.js';
import { HireChangeError } from './change.js';

/** What a target names, and the list it stands in. */
export type Found =
  | { of: 'source'; item: SandboxSource; list: SandboxSource[] }
  | { of: 'module'; item: SandboxModule; list: SandboxModule[] }
  | { of: 'field'; item: SandboxField; list: SandboxField[] }
  | { of: 'option'; item: SandboxOption; list: SandboxOption[] };

/** @throws HireChangeError when there is no such source, module, field or option */
export function find(hire: HireSettings, target: HireTarget): Found {
  switch (target.of) {
    case 'source': {
      const item = hire.sources.find(({ id }) => id === target.id);
      return { of: 'source', item: item ?? missing(`source ${target.id}`), list: hire.sources };
    }
    case 'module':
      return { of: 'module', item: findModule(hire, target.id), list: hire.modules };
    case 'field': {
      const { item, list } = findField(hire, target.module, target.id);
      return { of: 'field', item, list };
    }
    case 'option': {
      const { item: field } = findField(hire, target.module, target.field);
      const list = field.setting.config?.options ?? [];
      const item = list.find(({ key }) => key === target.key);
      return { of: 'option', item: item ?? missing(`option ${target.key}`), list };
    }
  }
}

/** @throws HireChangeError when there is no such module */
export function findModule(hire: HireSettings, id: string): SandboxModule {
  return hire.modules.find((module) => module.id === id) ?? missing(`module ${id}`);
}

/** @throws HireChangeError when there is no such field in that module */
export function findField(
  hire: HireSettings,
  moduleId: string,
  id: string,
): { item: SandboxField; list: SandboxField[] } {
  const list = findModule(hire, moduleId).children_list ?? [];
  const item = list.find((field) => field.id === id);
  return { item: item ?? missing(`field ${id} in module ${moduleId}`), list };
}

/** The module's own list of fields, made when it has none yet. */
export function fieldsOf(module: SandboxModule): SandboxField[] {
  return (module.children_list ??= []);
}

/** The field's own list of options, made when it has none yet. */
export function optionsOf(field: SandboxField): SandboxOption[] {
  field.setting.config ??= {};
  return (field.setting.config.options ??= []);
}

function missing(what: string): never {
  throw new HireChangeError(`There is no ${what}.`);
}
