import type { Text } from '../base/text.js';

/** Enabled or disabled; `unknown` for a value that the API's page does not list. */
export type ActiveStatus = 'active' | 'inactive' | 'unknown';

/** Where a candidate came from. */
export interface ResumeSource {
  readonly id: string;
  readonly name: Text;
  /** The API's code, such as "10001"; unknown codes pass. */
  readonly type: string;
  readonly status: ActiveStatus;
}

/** One choice of a select field. */
export interface FieldOption {
  readonly key: string;
  readonly name: Text;
  readonly description: Text;
  readonly status: ActiveStatus;
}

/** What a module and a field have in common. */
interface TalentObject {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  /** The API's object_type, such as "3" for a single select. */
  readonly type: string;
  readonly custom: boolean;
  readonly required: boolean;
  readonly status: ActiveStatus;
}

/** A field of the talent form. Its identity is (module id, field id): a module and its field may carry the same id. */
export interface TalentField extends TalentObject {
  readonly moduleId: string;
  readonly options: readonly FieldOption[];
}

/** A module of the talent form with its fields. */
export interface TalentModule extends TalentObject {
  readonly fields: readonly TalentField[];
}

/** A list with the time at which it was read from the API (epoch milliseconds). */
export interface ReadList<T> {
  readonly items: readonly T[];
  readonly readAt: number;
}

/** One page of resume sources as the API cut it. */
export interface SourcePage extends ReadList<ResumeSource> {
  /** The API's own token of the next page; `undefined` on the last. */
  readonly nextToken: string | undefined;
}

/** Both lists of a tenant, whole, as one read found them. */
export interface HireSettings {
  readonly sources: readonly ResumeSource[];
  readonly modules: readonly TalentModule[];
}
