import type { Text } from '../../base/text.js';
import { FIELD_TYPES, labelOf } from '../labels.js';
import type { FieldOption, TalentField, TalentModule } from '../types.js';
import { embed } from './embedded.js';
import { jsonFile } from './json-pieces.js';
import { bothLanguages } from './words.js';

type Schema = Readonly<Record<string, unknown>>;

const DAY = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const MONTH = '\\d{4}-(0[1-9]|1[0-2])';

/**
 * JSON Schema (draft 2020-12) of a talent: an object of modules by id, each an object of fields by id. What is not named
 * in it is allowed, as a field that is added later is. Modules that a talent has several of, such as educations: this is one.
 */
export async function* jsonSchemaOf(modules: readonly TalentModule[]): AsyncGenerator<string> {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: await embed(modules),
    title: '人才 · Talent',
    type: 'object',
    ...objectOf(modules, moduleSchema),
  };
  yield* jsonFile(schema);
}

interface Property {
  readonly id: string;
  readonly required: boolean;
  readonly status: string;
}

/** A disabled field cannot be filled in, whatever it says about being required. */
function objectOf<T extends Property>(things: readonly T[], schemaOf: (thing: T) => Schema): Schema {
  const required = things
    .filter((thing) => thing.required && thing.status !== 'inactive')
    .map(({ id }) => id);
  return {
    // As entries: an id may be `__proto__`.
    properties: Object.fromEntries(things.map((thing) => [thing.id, schemaOf(thing)])),
    ...(required.length > 0 ? { required: [...new Set(required)] } : {}),
  };
}

function moduleSchema(module: TalentModule): Schema {
  return { ...wordsOf(module), type: 'object', ...objectOf(module.fields, fieldSchema) };
}

function fieldSchema(field: TalentField): Schema {
  const { zh, en } = labelOf(FIELD_TYPES, field.type);
  const type = { 'x-feishu-type': field.type, 'x-feishu-type-name': `${zh} · ${en}` };
  return { ...wordsOf(field), ...type, ...valueSchema(field) };
}

/** What may stand in a field, by its type; anything where the API does not say. */
function valueSchema({ type, options }: TalentField): Schema {
  switch (type) {
    case '1':
    case '2':
      return { type: 'string' };
    case '3':
      return choice(options);
    case '4':
      return { type: 'array', items: choice(options), uniqueItems: true };
    case '5':
    case '12':
      return { type: 'string', format: 'date', pattern: `^${DAY}$` };
    case '6':
      return { type: 'string', pattern: `^${MONTH}$` };
    case '7':
      return { type: 'string', pattern: '^\\d{4}$' };
    case '8':
      return {
        type: 'array',
        prefixItems: [moment(false), moment(true)],
        minItems: 2,
        items: false,
      };
    case '9':
      return { type: 'number' };
    default:
      return {};
  }
}

/** A period begins and ends on a day or in a month; its end may be open. */
const moment = (open: boolean): Schema => ({
  type: open ? ['string', 'null'] : 'string',
  pattern: `^(${MONTH}|${DAY})$`,
});

function choice(options: readonly FieldOption[]): Schema {
  if (options.length === 0) return { type: 'string' };
  return { type: 'string', oneOf: constants(options) };
}

/** `oneOf` wants exactly one match, so a key stands once. Made one by one, because there may be thousands. */
function* constants(options: readonly FieldOption[]): Generator<Schema> {
  const seen = new Set<string>();
  for (const option of options) {
    if (seen.has(option.key)) continue;
    seen.add(option.key);
    yield { const: option.key, ...wordsOf(option) };
  }
}

function wordsOf(thing: {
  readonly name: Text;
  readonly description: Text;
  readonly status: string;
}): Schema {
  const { zh, en } = thing.name;
  return {
    title: bothLanguages(thing.name),
    'x-title': { zh, en },
    ...(thing.description.zh || thing.description.en
      ? { description: bothLanguages(thing.description) }
      : {}),
    ...(thing.status === 'inactive' ? { deprecated: true } : {}),
  };
}
