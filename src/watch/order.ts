import type { FieldOption, TalentField, TalentModule } from '../hire/types.js';

/** Compares two strings by code units: the same on every machine, whatever its locale. */
export function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Options in the order of their keys. */
export function inKeyOrder(options: readonly FieldOption[]): FieldOption[] {
  return options.toSorted((a, b) => byCodeUnits(a.key, b.key));
}

/**
 * A field as the value of a change: its options in the order of their keys, each key once (the first counts), so that
 * two reads which only differ in order give the same value.
 */
export function orderedField(field: TalentField): TalentField {
  const options = inKeyOrder(field.options).filter(({ key }, at, all) => key !== all[at - 1]?.key);
  return { ...field, options };
}

/** A module as the value of a change, with these of its fields (each id once) in the order of their ids. */
export function orderedModule(module: TalentModule, fields: readonly TalentField[]): TalentModule {
  return {
    ...module,
    fields: fields.toSorted((a, b) => byCodeUnits(a.id, b.id)).map(orderedField),
  };
}
