import type { Text } from '../base/text.js';
import type { ActiveStatus, FieldOption, ResumeSource, TalentField, TalentModule } from '../hire/types.js';
import type { ChangeKind, Severity } from './kinds.js';

/** Where a change happened, by ids; never a dotted string, because ids may hold any character. */
export type ChangePath =
  | { readonly list: 'sources'; readonly source: string }
  | { readonly list: 'fields'; readonly module: string; readonly field?: string };

/** Something with an id and names, as it is told to people. */
export interface Named {
  readonly id: string;
  readonly name: Text;
}

/** Options of one field that changed in the same way: each as it was, or as it is now. */
export interface OptionGroup {
  readonly options: readonly FieldOption[];
}

/** What each kind of change holds as its value before and after; `null` where there was nothing. */
interface Values {
  'module.removed': [TalentModule, null];
  'module.added': [null, TalentModule];
  'module.added-required': [null, TalentModule];
  'module.disabled': [ActiveStatus, ActiveStatus];
  'module.enabled': [ActiveStatus, ActiveStatus];
  'module.required': [boolean, boolean];
  'module.optional': [boolean, boolean];
  'module.renamed': [Text, Text];
  'module.described': [Text, Text];
  'field.removed': [TalentField, null];
  'field.added': [null, TalentField];
  'field.added-required': [null, TalentField];
  'field.disabled': [ActiveStatus, ActiveStatus];
  'field.enabled': [ActiveStatus, ActiveStatus];
  'field.required': [boolean, boolean];
  'field.optional': [boolean, boolean];
  'field.renamed': [Text, Text];
  'field.described': [Text, Text];
  /** The API's type codes. */
  'field.retyped': [string, string];
  'field.replaced': [
    { readonly type: string; readonly name: Text },
    { readonly type: string; readonly name: Text },
  ];
  /** The module it was in and the one it is in now; the path has the present one. */
  'field.moved': [Named, Named];
  'option.removed': [OptionGroup, null];
  'option.added': [null, OptionGroup];
  'option.disabled': [OptionGroup, OptionGroup];
  'option.enabled': [OptionGroup, OptionGroup];
  'option.renamed': [OptionGroup, OptionGroup];
  'option.described': [OptionGroup, OptionGroup];
  'source.removed': [ResumeSource, null];
  'source.added': [null, ResumeSource];
  'source.disabled': [ActiveStatus, ActiveStatus];
  'source.enabled': [ActiveStatus, ActiveStatus];
  'source.renamed': [Text, Text];
  'source.retyped': [string, string];
  'source.replaced': [
    { readonly type: string; readonly name: Text },
    { readonly type: string; readonly name: Text },
  ];
}

type ChangeOf<K extends ChangeKind> = {
  readonly kind: K;
  readonly path: ChangePath;
  /** The source, module or field that it is about, with its names as they are now (as they were, when it is gone). */
  readonly subject: Named;
  /** The module of a field. */
  readonly module?: Named;
  readonly before: Values[K][0];
  readonly after: Values[K][1];
  readonly severity: Severity;
  /** Identifies kind, path, before and after: the same change made again has the same one. */
  readonly fingerprint: string;
};

/** One change as data; cards and exports write the sentence, in the reader's language. */
export type Change = { [K in ChangeKind]: ChangeOf<K> }[ChangeKind];
