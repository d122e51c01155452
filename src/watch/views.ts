import type { ChangeView } from '../../cards/kit/change-view.js';
import type { Text } from '../base/text.js';
import { FIELD_TYPES, SOURCE_TYPES, STATUS_LABELS } from '../hire/labels.js';
import type { FieldOption, TalentModule } from '../hire/types.js';
import type { Change, OptionGroup } from './change.js';
import { CHANGE_KINDS } from './kinds.js';
import {
  counted,
  fieldCount,
  joined,
  moduleWords,
  textWords,
  typeWord,
  typeWords,
  type FromTo,
} from './view-words.js';

type Details = Pick<ChangeView, 'from' | 'to' | 'options'>;

/** Of options that changed alike this many are named. */
const NAMED_OPTIONS = 5;

const REQUIRED: Text = { zh: '必填', en: 'Required' };
const OPTIONAL: Text = { zh: '选填', en: 'Optional' };
const requiredWord = (required: boolean): Text => (required ? REQUIRED : OPTIONAL);

/** A change as cards show it, in words of both languages. What came from data is plain text; the card escapes it. */
export function changeView(change: Change): ChangeView {
  const { sign, says } = CHANGE_KINDS[change.kind];
  const details = detailsOf(change);
  return {
    severity: change.severity,
    sign,
    what: details.options ? counted(says, details.options.count) : says,
    id: change.subject.id,
    name: change.subject.name,
    ...(change.module && { place: change.module }),
    ...details,
  };
}

function detailsOf(change: Change): Details {
  switch (change.kind) {
    case 'source.removed':
    case 'source.added':
    case 'field.removed':
      return {};
    case 'module.removed':
      return { from: countOf(change.before) };
    case 'module.added':
    case 'module.added-required':
      return { to: countOf(change.after) };
    case 'field.added':
    case 'field.added-required':
      return {
        to: joined(typeWord(FIELD_TYPES, change.after.type), requiredWord(change.after.required)),
      };
    case 'source.disabled':
    case 'source.enabled':
    case 'module.disabled':
    case 'module.enabled':
    case 'field.disabled':
    case 'field.enabled':
      return { from: STATUS_LABELS[change.before], to: STATUS_LABELS[change.after] };
    case 'module.required':
    case 'module.optional':
    case 'field.required':
    case 'field.optional':
      return { from: requiredWord(change.before), to: requiredWord(change.after) };
    case 'source.renamed':
    case 'module.renamed':
    case 'field.renamed':
    case 'module.described':
    case 'field.described':
      return textWords(change.before, change.after);
    case 'source.retyped':
      return typeWords(SOURCE_TYPES, change.before, change.after);
    case 'field.retyped':
      return typeWords(FIELD_TYPES, change.before, change.after);
    case 'source.replaced':
    case 'field.replaced':
      return replaced(change);
    case 'field.moved':
      return moduleWords(change.before, change.after);
    case 'option.removed':
      return options(change.before);
    case 'option.renamed':
      return options(change.before, change.after);
    case 'option.added':
    case 'option.disabled':
    case 'option.enabled':
    case 'option.described':
      return options(change.after);
  }
}

const countOf = ({ fields }: TalentModule): Text => fieldCount(fields.length);

function replaced({
  kind,
  before,
  after,
}: Extract<Change, { kind: 'source.replaced' | 'field.replaced' }>): FromTo {
  const table = kind === 'source.replaced' ? SOURCE_TYPES : FIELD_TYPES;
  const names = textWords(before.name, after.name);
  const types = typeWords(table, before.type, after.type);
  return { from: joined(names.from, types.from), to: joined(names.to, types.to) };
}

/** @param renamed the same options with their new names. */
function options(group: OptionGroup, renamed?: OptionGroup): Details {
  const named = group.options.slice(0, NAMED_OPTIONS).map(({ key, name }: FieldOption, at) => {
    const to = renamed?.options[at]?.name;
    return { key, name, ...(to && { to }) };
  });
  return { options: { count: group.options.length, named } };
}
