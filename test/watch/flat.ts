import type { Text } from '../../src/base/text.js';
import type { ActiveStatus, HireSettings, TalentField, TalentModule } from '../../src/hire/types.js';

/** What is compared about a thing. */
export interface Facts {
  readonly name: Text;
  readonly status: ActiveStatus;
  readonly type?: string;
  readonly description?: Text;
  readonly required?: boolean;
}

/** What a key of `FlatSettings` says: the ids on the way to a thing. */
export type Where =
  | readonly ['source', id: string]
  | readonly ['module', module: string]
  | readonly ['field', module: string, field: string]
  | readonly ['option', module: string, field: string, key: string];

/** Settings without order and nesting: everything that is compared, by where it stands. */
export type FlatSettings = ReadonlyMap<string, Facts>;

export const keyOf = (where: Where): string => JSON.stringify(where);
export const whereOf = (key: string): Where => JSON.parse(key) as Where;

/** Of two things in one place the first counts. */
function flat(entries: Iterable<readonly [Where, Facts]>): Map<string, Facts> {
  const things = new Map<string, Facts>();
  for (const [where, facts] of entries) if (!things.has(keyOf(where))) things.set(keyOf(where), facts);
  return things;
}

function* fieldEntries(module: string, field: TalentField): Generator<readonly [Where, Facts]> {
  const { name, status, type, description, required } = field;
  yield [['field', module, field.id], { name, status, type, description, required }];
  for (const one of field.options)
    yield [
      ['option', module, field.id, one.key],
      { name: one.name, status: one.status, description: one.description },
    ];
}

function* moduleEntries(module: TalentModule): Generator<readonly [Where, Facts]> {
  const { name, status, description, required } = module;
  yield [['module', module.id], { name, status, description, required }];
  for (const field of firsts(module.fields)) yield* fieldEntries(module.id, field);
}

/** A second field or module with the same id does not add its options or fields to the first. */
function firsts<T extends { readonly id: string }>(things: readonly T[]): T[] {
  return things.filter(({ id }, at) => things.findIndex((other) => other.id === id) === at);
}

export const flatField = (field: TalentField): Map<string, Facts> =>
  flat(fieldEntries(field.moduleId, field));
export const flatModule = (module: TalentModule): Map<string, Facts> => flat(moduleEntries(module));

export function flatSettings({ sources, modules }: HireSettings): Map<string, Facts> {
  return flat([
    ...sources.map(
      ({ id, name, status, type }) => [['source', id], { name, status, type }] as readonly [Where, Facts],
    ),
    ...firsts(modules).flatMap((module) => [...moduleEntries(module)]),
  ]);
}

/** Two flat settings as lists that are equal when the settings are: sorted, and a status unknown in one is so in both. */
export function comparable(one: FlatSettings, other: FlatSettings): [unknown[], unknown[]] {
  const list = (mine: FlatSettings, theirs: FlatSettings): unknown[] =>
    [...mine.keys()].sort().map((key) => {
      const facts = mine.get(key);
      const open = facts?.status === 'unknown' || theirs.get(key)?.status === 'unknown';
      return [key, { ...facts, ...(open && { status: 'unknown' }) }];
    });
  return [list(one, other), list(other, one)];
}
