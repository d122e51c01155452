import { hash } from 'node:crypto';
import type { Text } from '../base/text.js';
import type { FieldOption, ResumeSource, TalentField, TalentModule } from '../hire/types.js';
import type { Draft } from './draft.js';

/**
 * Identifies kind, path, before and after of a change: sha256 of their canonical form, base64url, 43 characters. Severity
 * rules, the subject's names and the order in which a read listed things have no part in it. Of a move the modules' ids
 * count, not how they were called.
 */
export function fingerprintOf({ kind, path, before, after }: Draft): string {
  const place = path.list === 'sources' ? [path.source] : [path.module, path.field ?? null];
  return hash('sha256', JSON.stringify([kind, path.list, place, facts(before), facts(after)]), 'base64url');
}

/**
 * The canonical form of a value: lists instead of objects, so that the order of properties cannot matter. Written out by
 * shape, because sorting the properties of 60,000 options takes five times as long. The differ has put options and fields in order.
 */
function facts(value: Draft['before'] | Draft['after']): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('zh' in value) return textFacts(value);
  if ('fields' in value) return [...talentFacts(value), value.fields.map(fieldFacts)];
  if ('moduleId' in value) return fieldFacts(value);
  if ('options' in value) return value.options.map(optionFacts);
  if ('status' in value) return sourceFacts(value);
  return 'type' in value ? [value.type, textFacts(value.name)] : value.id;
}

const textFacts = ({ zh, en }: Text): unknown[] => [zh, en];

const sourceFacts = ({ id, name, type, status }: ResumeSource): unknown[] => [
  id,
  textFacts(name),
  type,
  status,
];

const talentFacts = (thing: TalentModule | TalentField): unknown[] => [
  thing.id,
  textFacts(thing.name),
  textFacts(thing.description),
  thing.type,
  thing.custom,
  thing.required,
  thing.status,
];

const fieldFacts = (field: TalentField): unknown[] => [
  ...talentFacts(field),
  field.moduleId,
  field.options.map(optionFacts),
];

const optionFacts = ({ key, name, description, status }: FieldOption): unknown[] => [
  key,
  textFacts(name),
  textFacts(description),
  status,
];
