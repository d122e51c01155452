import type { ActiveStatus, HireSettings, TalentField, TalentModule } from '../hire/types.js';
import { firstById, idOf, keyOf } from './pairs.js';
import { pairTalent } from './talent-pairs.js';

interface WithStatus {
  readonly status: ActiveStatus;
}

/**
 * What is kept of a read: the read itself, in which a status that the API did not tell is the one that was known before.
 * So a thing that is active, then unknown, then inactive is still seen to be disabled. A field that moved is
 * the same field.
 * @param before what was kept of the read before; `undefined` at the first.
 * @returns `after` itself when it tells every status.
 */
export function carryUnknown(before: HireSettings | undefined, after: HireSettings): HireSettings {
  if (!before || !hasUnknown(after)) return after;
  const sources = firstById(before.sources, idOf);
  const modules = firstById(before.modules, idOf);
  const { kept, moved } = pairTalent(before.modules, after.modules).fields;
  const fields = new Map([...kept, ...moved].map(([was, is]) => [is.field, was.field]));
  const carryModule = (module: TalentModule): TalentModule => ({
    ...carry(module, modules.get(module.id)),
    fields: module.fields.map((field) => carryField(field, fields.get(field))),
  });
  return {
    sources: after.sources.map((source) => carry(source, sources.get(source.id))),
    modules: after.modules.map(carryModule),
  };
}

function carryField(field: TalentField, before: TalentField | undefined): TalentField {
  if (!before) return field;
  const carried = carry(field, before);
  if (!field.options.some(isUnknown)) return carried;
  const options = firstById(before.options, keyOf);
  return { ...carried, options: field.options.map((option) => carry(option, options.get(option.key))) };
}

function carry<T extends WithStatus>(thing: T, before: WithStatus | undefined): T {
  return before && isUnknown(thing) ? { ...thing, status: before.status } : thing;
}

const isUnknown = ({ status }: WithStatus): boolean => status === 'unknown';

function hasUnknown({ sources, modules }: HireSettings): boolean {
  return (
    sources.some(isUnknown) ||
    modules.some(
      (module) =>
        isUnknown(module) || module.fields.some((field) => isUnknown(field) || field.options.some(isUnknown)),
    )
  );
}
