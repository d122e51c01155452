import type { HireTarget, Sandbox } from '../index.js';

type Of<K extends HireTarget['of']> = Extract<HireTarget, { of: K }>;

/** The module of that Chinese name. @throws Error when there is none; so do the others */
export function moduleNamed({ hire }: Sandbox, name: string): Of<'module'> {
  const found = hire.modules.find((module) => module.name.zh_cn === name);
  if (!found) throw new Error(`there is no module ${name}`);
  return { of: 'module', id: found.id };
}

/** The first field of that Chinese name. */
export function fieldNamed({ hire }: Sandbox, name: string): Of<'field'> {
  for (const module of hire.modules)
    for (const field of module.children_list ?? [])
      if (field.name.zh_cn === name) return { of: 'field', module: module.id, id: field.id };
  throw new Error(`there is no field ${name}`);
}

/** An option of a field, both by their Chinese names. */
export function optionNamed(sandbox: Sandbox, field: string, name: string): Of<'option'> {
  const { module, id } = fieldNamed(sandbox, field);
  const found = sandbox.hire.modules
    .find((one) => one.id === module)
    ?.children_list?.find((one) => one.id === id)
    ?.setting.config?.options?.find((option) => option.name.zh_cn === name);
  if (!found) throw new Error(`there is no option ${name}`);
  return { of: 'option', module, field: id, key: found.key };
}

/** The source of that Chinese name. */
export function sourceNamed({ hire }: Sandbox, name: string): Of<'source'> {
  const found = hire.sources.find(({ zh_name }) => zh_name === name);
  if (!found) throw new Error(`there is no source ${name}`);
  return { of: 'source', id: found.id };
}
