import type {
  FieldOption,
  HireSettings,
  ResumeSource,
  TalentField,
  TalentModule,
} from '../../src/hire/types.js';

const NOTHING = { zh: '', en: '' };

export function source(id: string, more: Partial<ResumeSource> = {}): ResumeSource {
  return { id, name: { zh: `来源${id}`, en: `Source ${id}` }, type: '10001', status: 'active', ...more };
}

export function option(key: string, more: Partial<FieldOption> = {}): FieldOption {
  return {
    key,
    name: { zh: `选项${key}`, en: `Option ${key}` },
    description: NOTHING,
    status: 'active',
    ...more,
  };
}

/** A field; the module that takes it in gives it its `moduleId`. */
export function field(id: string, more: Partial<TalentField> = {}): TalentField {
  return {
    id,
    moduleId: '',
    name: { zh: `字段${id}`, en: `Field ${id}` },
    description: NOTHING,
    type: '3',
    custom: true,
    required: false,
    status: 'active',
    options: [],
    ...more,
  };
}

export function module(
  id: string,
  fields: readonly TalentField[] = [],
  more: Partial<TalentModule> = {},
): TalentModule {
  return {
    id,
    name: { zh: `模块${id}`, en: `Module ${id}` },
    description: NOTHING,
    type: '11',
    custom: true,
    required: false,
    status: 'active',
    ...more,
    fields: fields.map((one) => ({ ...one, moduleId: id })),
  };
}

export function settings(
  modules: readonly TalentModule[],
  sources: readonly ResumeSource[] = [],
): HireSettings {
  return { sources, modules };
}

/** Settings with one module, `m`, that has one field, `f`. */
export function withField(more: Partial<TalentField>): HireSettings {
  return settings([module('m', [field('f', more)])]);
}
