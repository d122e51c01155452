import { FIELD_TYPES, labelOf } from '../labels.js';
import type { TalentField, TalentModule } from '../types.js';
import { embed } from './embedded.js';
import { camelCase, identifiers, pascalCase } from './identifiers.js';
import { bothLanguages } from './words.js';

/** Names that the file has already. */
const TAKEN: ReadonlySet<string> = new Set(['MODULES', 'FIELDS', 'Talent', 'Period']);

/**
 * Types and constants of the talent form: ids of modules and fields, keys of options as unions, an interface for each
 * module and one for a talent. The text depends on the settings only, not on the day.
 */
export async function* typescriptOf(modules: readonly TalentModule[]): AsyncGenerator<string> {
  const distinct = byId(modules).map((module) => ({ ...module, fields: byId(module.fields) }));
  const types = await typeNames(distinct);
  yield HEAD;
  yield* constants(distinct);
  for (const module of distinct) {
    for (const field of module.fields) if (field.options.length > 0) yield* union(field, types);
    yield moduleInterface(module, types);
  }
  yield talentInterface(distinct, types);
  yield `\n// ${await embed(modules)}\n`;
}

const HEAD = `/**
 * The talent fields of Feishu Hire, generated from the live settings. Do not edit; export it again instead.
 * 由飞书招聘的人才字段生成，请勿手工修改。
 */

/** Begins and ends on a day or in a month; an open end is null. */
export type Period = readonly [begin: string, end: string | null];
`;

/** Names of exported types by the module or field that they belong to. */
type TypeNames = ReadonlyMap<TalentModule | TalentField, string>;

/** Modules and fields share the file's names: a field's is its module's and its own. */
async function typeNames(modules: readonly TalentModule[]): Promise<TypeNames> {
  const things = modules.flatMap((module) => [
    { thing: module, id: module.id, names: [module.name] },
    ...module.fields.map((field) => ({
      thing: field,
      id: `${module.id}_${field.id}`,
      names: [module.name, field.name],
    })),
  ]);
  const wanted = ({ names }: (typeof things)[number]): string => names.map(pascalCase).join('');
  const names = await identifiers(things, wanted, 'Field', TAKEN);
  return new Map(things.map(({ thing }, at) => [thing, names[at] ?? '']));
}

async function* constants(modules: readonly TalentModule[]): AsyncGenerator<string> {
  const keys = await identifiers(modules, camelCased, 'module');
  yield '\n/** Module ids. */\nexport const MODULES = {\n';
  yield* entries(modules, keys, '  ');
  yield '} as const;\n\n/** Field ids by module. */\nexport const FIELDS = {\n';
  for (const [at, { fields }] of modules.entries()) {
    yield `  ${keys[at] ?? ''}: {\n`;
    yield* entries(fields, await identifiers(fields, camelCased, 'field'), '    ');
    yield '  },\n';
  }
  yield '} as const;\n';
}

/** The keys of a field's options, by name and as a union. */
async function* union(field: TalentField, types: TypeNames): AsyncGenerator<string> {
  const options = byId(
    field.options.map(({ key, name, description, status }) => ({ id: key, name, description, status })),
  );
  const type = types.get(field) ?? '';
  yield `\n${doc(field, '')}export const ${type} = {\n`;
  yield* entries(options, await identifiers(options, camelCased, 'option'), '  ');
  yield `} as const;\nexport type ${type} = (typeof ${type})[keyof typeof ${type}];\n`;
}

const camelCased = ({ name }: Described): string => camelCase(name);

/** Members of a constant: their names, and the ids that they stand for. */
function* entries(
  things: readonly (Described & { readonly id: string })[],
  names: readonly string[],
  indent: string,
): Generator<string> {
  for (const [at, thing] of things.entries())
    yield `${doc(thing, indent)}${indent}${names[at] ?? ''}: ${literal(thing.id)},\n`;
}

function moduleInterface(module: TalentModule, types: TypeNames): string {
  const lines = module.fields.map(
    (field) => `${doc(field, '  ')}  ${literal(field.id)}${mark(field)}: ${valueType(field, types)};\n`,
  );
  return `\n${doc(module, '')}export interface ${types.get(module) ?? ''} {\n${lines.join('')}}\n`;
}

function talentInterface(modules: readonly TalentModule[], types: TypeNames): string {
  const lines = modules.map(
    (module) => `${doc(module, '  ')}  ${literal(module.id)}${mark(module)}: ${types.get(module) ?? ''};\n`,
  );
  return `\n/** A talent by module. 人才 */\nexport interface Talent {\n${lines.join('')}}\n`;
}

function valueType(field: TalentField, types: TypeNames): string {
  const choice = field.options.length > 0 ? (types.get(field) ?? 'string') : 'string';
  const byType: Readonly<Record<string, string>> = {
    ...Object.fromEntries(['1', '2', '5', '6', '7', '12'].map((code) => [code, 'string'])),
    3: choice,
    4: `readonly ${choice}[]`,
    8: 'Period',
    9: 'number',
  };
  return byType[field.type] ?? 'unknown';
}

const mark = ({ required, status }: TalentField | TalentModule): string =>
  required && status !== 'inactive' ? '' : '?';

/** A string literal that is the same in any source file. */
const literal = (text: string): string =>
  JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

interface Described {
  readonly name: { readonly zh: string; readonly en: string };
  readonly description: { readonly zh: string; readonly en: string };
  readonly status: string;
  readonly type?: string;
}

function doc({ name, description, status, type }: Described, indent: string): string {
  const label = type === undefined ? undefined : labelOf(FIELD_TYPES, type);
  const lines = [
    [bothLanguages(name), label && `(${label.zh} · ${label.en})`].filter(Boolean).join(' '),
    bothLanguages(description),
    status === 'inactive' ? '@deprecated 已停用 · Disabled' : '',
  ];
  const shown = lines.flatMap((line, at) => (line === '' ? [] : [at === 2 ? line : comment(line)]));
  return shown.length === 1
    ? `${indent}/** ${shown[0] ?? ''} */\n`
    : `${indent}/**\n${shown.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

/** A name must neither end the comment nor be read as a tag of it. */
const comment = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /').replaceAll(/@/g, '＠').trim();

/** The first of each id, as the differ counts them. */
function byId<T extends { readonly id: string }>(things: readonly T[]): T[] {
  const seen = new Set<string>();
  return things.filter(({ id }) => !seen.has(id) && seen.add(id));
}
