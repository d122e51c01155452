import type { Text } from '../../base/text.js';
import type { FieldOption, ResumeSource, TalentField, TalentModule } from '../types.js';

/** What can be found. */
export type Subject =
  | { readonly kind: 'source'; readonly source: ResumeSource }
  | { readonly kind: 'module'; readonly module: TalentModule }
  | { readonly kind: 'field'; readonly module: TalentModule; readonly field: TalentField }
  | {
      readonly kind: 'option';
      readonly module: TalentModule;
      readonly field: TalentField;
      readonly option: FieldOption;
    };

/** In the order in which they are shown when nothing else decides. */
export const KINDS = ['source', 'module', 'field', 'option'] as const satisfies readonly Subject['kind'][];

export function* sourceSubjects(sources: readonly ResumeSource[]): Generator<Subject> {
  for (const source of sources) yield { kind: 'source', source };
}

/** Modules, their fields and the fields' options, in the API's order. */
export function* talentSubjects(modules: readonly TalentModule[]): Generator<Subject> {
  for (const module of modules) {
    yield { kind: 'module', module };
    for (const field of module.fields) {
      yield { kind: 'field', module, field };
      for (const option of field.options) yield { kind: 'option', module, field, option };
    }
  }
}

/** Its id or key, and its names. */
export function called(subject: Subject): {
  readonly id: string;
  readonly name: Text;
  readonly active: boolean;
} {
  switch (subject.kind) {
    case 'source':
      return of(subject.source.id, subject.source);
    case 'module':
      return of(subject.module.id, subject.module);
    case 'field':
      return of(subject.field.id, subject.field);
    case 'option':
      return of(subject.option.key, subject.option);
  }
}

function of(id: string, thing: { readonly name: Text; readonly status: string }) {
  return { id, name: thing.name, active: thing.status === 'active' };
}
