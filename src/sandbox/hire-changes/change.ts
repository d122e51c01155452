import { z } from 'zod';
import { FIELD_TYPES, SOURCE_TYPES } from '../hire-type-names.js';

const MOST_OPTIONS = 10_000;

const id = z.string().min(1, 'must not be empty');
const zhName = z.string().trim().min(1, 'must not be empty').max(500, 'is longer than 500 characters');
const enName = z.string().trim().max(500, 'is longer than 500 characters').default('');
const about = z.string().trim().max(2000, 'is longer than 2000 characters').default('');
const names = { zh_name: zhName, en_name: enName };

const oneOf = (types: readonly { code: string }[]) => {
  const codes = types.map(({ code }) => code);
  return z.string().refine((code) => codes.includes(code), `must be one of ${codes.join(', ')}`);
};
const sourceType = oneOf(SOURCE_TYPES);
const fieldType = oneOf(FIELD_TYPES);

const source = z.strictObject({ of: z.literal('source'), id });
const module = z.strictObject({ of: z.literal('module'), id });
const field = z.strictObject({ of: z.literal('field'), module: id, id });
const option = z.strictObject({ of: z.literal('option'), module: id, field: id, key: id });
const any = z.discriminatedUnion('of', [source, module, field, option]);
const talent = z.discriminatedUnion('of', [module, field]);

/**
 * Everything that an administrator can change in the pretend tenant's Hire settings; one entry a `kind`. A field is
 * named by module id and field id, because a module and its field may carry the same id. An `id` or `key` that is left
 * out is made up.
 */
export const hireChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), target: any, ...names }),
  z.strictObject({
    kind: z.literal('describe'),
    target: z.discriminatedUnion('of', [module, field, option]),
    zh: about,
    en: about,
  }),
  z.strictObject({ kind: z.literal('enable'), target: any }),
  z.strictObject({ kind: z.literal('disable'), target: any }),
  z.strictObject({ kind: z.literal('remove'), target: any }),
  z.strictObject({ kind: z.literal('make-required'), target: talent }),
  z.strictObject({ kind: z.literal('make-optional'), target: talent }),
  z.strictObject({ kind: z.literal('retype-source'), target: source, type: sourceType }),
  /** A field that stops being a select loses its options. */
  z.strictObject({ kind: z.literal('retype-field'), target: field, type: fieldType }),
  /** `to` is the id of another module. */
  z.strictObject({ kind: z.literal('move'), target: field, to: id }),
  /** So many places up (less than 0) or down in its list; to the end of it at most. */
  z.strictObject({ kind: z.literal('reorder'), target: any, by: z.int() }),
  z.strictObject({ kind: z.literal('add-source'), id: id.optional(), ...names, type: sourceType }),
  z.strictObject({
    kind: z.literal('add-module'),
    id: id.optional(),
    ...names,
    required: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('add-field'),
    target: module,
    id: id.optional(),
    ...names,
    type: fieldType,
    required: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('add-option'), target: field, key: id.optional(), ...names }),
  /** Many options at once, as an import from a file does. */
  z.strictObject({
    kind: z.literal('import-options'),
    target: field,
    count: z.int().min(1).max(MOST_OPTIONS).default(500),
  }),
  /** Takes back the last changes, the latest first. */
  z.strictObject({ kind: z.literal('undo'), count: z.int().min(1).default(1) }),
]);

/** A change as it is asked for; see `hireChange`. */
export type HireChange = z.input<typeof hireChange>;

/** A change with its defaults filled in. */
export type CheckedChange = z.output<typeof hireChange>;

export type ChangeOf<K extends CheckedChange['kind']> = Extract<CheckedChange, { kind: K }>;

/** What a change is about. */
export type HireTarget = z.output<typeof any>;

/** A change that cannot be made; the message says why, for the person who asked for it. */
export class HireChangeError extends Error {}

/**
 * Checks a change that somebody asked for.
 * @throws HireChangeError that names every member that is wrong
 */
export function checkChange(asked: unknown): CheckedChange {
  const parsed = hireChange.safeParse(asked);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new HireChangeError(`Not a change of the Hire settings: ${problems.join('; ')}`);
}
