import type { TalentField, TalentModule } from '../hire/types.js';
import { diffDescription, diffIdentity, diffName, diffRequired, diffStatus } from './diff-facts.js';
import { diffOptions } from './diff-options.js';
import { named, type Draft, type Place } from './draft.js';
import { orderedField, orderedModule } from './order.js';
import { groupBy, pairTalent, type Placed } from './talent-pairs.js';

/**
 * What changed between two whole reads of the talent form. A module that came or went is one change with the fields that
 * came or went with it; a field that moved is told as moved, and not with either module.
 */
export function diffFields(before: readonly TalentModule[], after: readonly TalentModule[]): Draft[] {
  if (before === after) return [];
  const { modules, fields } = pairTalent(before, after);
  const gone = groupBy(fields.gone, ({ module }) => module.id);
  const came = groupBy(fields.came, ({ module }) => module.id);
  const fieldsOf = (groups: Map<string, Placed[]>, { id }: TalentModule): TalentField[] =>
    (groups.get(id) ?? []).map(({ field }) => field);
  return [
    ...modules.gone.map((was) => removedModule(was, fieldsOf(gone, was))),
    ...modules.came.map((is) => addedModule(is, fieldsOf(came, is))),
    ...modules.kept.flatMap(([was, is]) => [
      ...diffModule(was, is),
      ...fieldsOf(gone, was).map((field) => removedField({ module: is, field })),
      ...fieldsOf(came, is).map((field) => addedField({ module: is, field })),
    ]),
    ...fields.kept.flatMap(([was, is]) => diffField(was.field, is)),
    ...fields.moved.flatMap(([was, is]) => [movedField(was, is), ...diffField(was.field, is)]),
  ];
}

const ofModule = (module: TalentModule): Place => ({
  path: { list: 'fields', module: module.id },
  subject: named(module),
});

const ofField = ({ module, field }: Placed): Place => ({
  path: { list: 'fields', module: module.id, field: field.id },
  subject: named(field),
  module: named(module),
});

function removedModule(module: TalentModule, fields: readonly TalentField[]): Draft {
  return { ...ofModule(module), kind: 'module.removed', before: orderedModule(module, fields), after: null };
}

function addedModule(module: TalentModule, fields: readonly TalentField[]): Draft {
  const required = module.required || fields.some((field) => field.required);
  return {
    ...ofModule(module),
    kind: required ? 'module.added-required' : 'module.added',
    before: null,
    after: orderedModule(module, fields),
  };
}

function removedField(placed: Placed): Draft {
  return { ...ofField(placed), kind: 'field.removed', before: orderedField(placed.field), after: null };
}

function addedField(placed: Placed): Draft {
  return {
    ...ofField(placed),
    kind: placed.field.required ? 'field.added-required' : 'field.added',
    before: null,
    after: orderedField(placed.field),
  };
}

function movedField(before: Placed, after: Placed): Draft {
  return {
    ...ofField(after),
    kind: 'field.moved',
    before: named(before.module),
    after: named(after.module),
  };
}

function diffModule(before: TalentModule, after: TalentModule): Draft[] {
  if (before === after) return [];
  const place = ofModule(after);
  return [
    ...diffName('module', place, before.name, after.name),
    ...diffRequired('module', place, before.required, after.required),
    ...diffStatus('module', place, before.status, after.status),
    ...diffDescription('module', place, before.description, after.description),
  ];
}

function diffField(before: TalentField, { module, field: after }: Placed): Draft[] {
  if (before === after) return [];
  const place = ofField({ module, field: after });
  return [
    ...diffIdentity('field', place, before, after),
    ...diffRequired('field', place, before.required, after.required),
    ...diffStatus('field', place, before.status, after.status),
    ...diffDescription('field', place, before.description, after.description),
    ...diffOptions(place, before.options, after.options),
  ];
}
