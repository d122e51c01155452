import type { FieldOption, HireSettings, ResumeSource, TalentField, TalentModule } from '../hire/types.js';
import type { ChangePath } from './change.js';
import { firstById, idOf, keyOf } from './pairs.js';

/** What a change can be about. */
export type Thing = ResumeSource | TalentModule | TalentField;

/** Settings by path. */
export interface PresentThings {
  /** What stands at a path; `undefined` when nothing does. */
  thing(path: ChangePath): Thing | undefined;
  /** An option of a field; `undefined` also when the thing is no field. */
  option(of: Thing | undefined, key: string): FieldOption | undefined;
}

/** Indexes settings for many questions: sources and modules at once, fields and options when they are first asked for. */
export function presentThings({ sources, modules }: HireSettings): PresentThings {
  const sourceById = firstById(sources, idOf);
  const moduleById = firstById(modules, idOf);
  const fieldsOf = remembered((module: TalentModule) => firstById(module.fields, idOf));
  const optionsOf = remembered((field: TalentField) => firstById(field.options, keyOf));
  return {
    thing: (path) => {
      if (path.list === 'sources') return sourceById.get(path.source);
      const module = moduleById.get(path.module);
      if (path.field === undefined || !module) return module;
      return fieldsOf(module).get(path.field);
    },
    option: (of, key) => (of && 'options' in of ? optionsOf(of).get(key) : undefined),
  };
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}
