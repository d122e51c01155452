import { distance } from 'fastest-levenshtein';
import type { Text } from '../base/text.js';
import type { ActiveStatus, ResumeSource, TalentField, TalentModule } from './types.js';

/** A text as it is compared: full-width and case differences, and spaces at the ends, do not count. */
export function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ');
}

interface Named {
  readonly id: string;
  readonly name: Text;
}

function words({ id, name }: Named): string[] {
  return [id, name.zh, name.en].filter((word) => word !== '').map(comparable);
}

/** Whether the text is part of an id or of a name in either language. */
export function mentions(thing: Named, text: string): boolean {
  const wanted = comparable(text);
  return words(thing).some((word) => word.includes(wanted));
}

/** Whether the text is the whole id or a whole name. */
export function isNamed(thing: Named, text: string): boolean {
  return words(thing).includes(comparable(text));
}

/** What a list is narrowed to; what is left out does not narrow. */
export interface SourceFilter {
  readonly text?: string | undefined;
  readonly types?: readonly string[] | undefined;
  readonly status?: ActiveStatus | undefined;
}

export interface FieldFilter extends SourceFilter {
  readonly required?: boolean | undefined;
  /** true: custom fields only, false: preset fields only. */
  readonly custom?: boolean | undefined;
}

/** The sources that fit, in the API's order. */
export function filterSources(sources: readonly ResumeSource[], filter: SourceFilter): ResumeSource[] {
  const { text, types, status } = filter;
  return sources.filter(
    (source) =>
      (!text || mentions(source, text)) &&
      (!types || types.includes(source.type)) &&
      (!status || source.status === status),
  );
}

/**
 * The modules with those of their fields that fit. A text that is a module's whole id or name means that module;
 * otherwise it means every module that mentions it, whole, and every field that does.
 */
export function filterFields(modules: readonly TalentModule[], filter: FieldFilter): TalentModule[] {
  const { text } = filter;
  const exact = text ? modules.filter((module) => isNamed(module, text)) : [];
  const chosen = exact.length > 0 ? exact : modules;
  const narrowed = filter.types ?? filter.status ?? filter.required ?? filter.custom;
  return chosen.flatMap((module) => {
    const whole = !text || exact.length > 0 || mentions(module, text);
    const fields = module.fields.filter((field) => (whole || mentions(field, text)) && fits(field, filter));
    const keep = fields.length > 0 || (whole && narrowed === undefined);
    return keep ? [{ ...module, fields }] : [];
  });
}

function fits(field: TalentField, { types, status, required, custom }: FieldFilter): boolean {
  return (
    (!types || types.includes(field.type)) &&
    (!status || field.status === status) &&
    (!required || field.required) &&
    (custom === undefined || field.custom === custom)
  );
}

/** A module, or a field in it. */
export interface TalentRef {
  readonly module: TalentModule;
  readonly field: TalentField | undefined;
}

/** What a name or id could mean; several when it is ambiguous, `nearest` when it means nothing. */
export interface TalentMatch {
  readonly found: readonly TalentRef[];
  readonly nearest: readonly TalentRef[];
}

/** Separates module and field in an exact reference, `education/degree`. */
export const PATH_SEPARATOR = '/';

/** The reference that means exactly this module or field, whatever else carries the same id. */
export function pathOf({ module, field }: TalentRef): string {
  return field ? `${module.id}${PATH_SEPARATOR}${field.id}` : `${module.id}${PATH_SEPARATOR}`;
}

/**
 * Finds a module or field by what a person typed, most exact first: a path, an id, a whole name, a part of one.
 * The first way that finds anything decides.
 */
export function findTalent(modules: readonly TalentModule[], said: string): TalentMatch {
  const all = modules.flatMap((module): TalentRef[] => [
    { module, field: undefined },
    ...module.fields.map((field) => ({ module, field })),
  ]);
  const wanted = comparable(said);
  const thing = ({ module, field }: TalentRef): Named => field ?? module;
  const ways: ((ref: TalentRef) => boolean)[] = [
    (ref) => pathOf(ref) === said,
    (ref) => thing(ref).id === said,
    (ref) => isNamed(thing(ref), said),
    (ref) => isPathNamed(ref, said),
    (ref) => mentions(thing(ref), said),
  ];
  for (const way of ways) {
    const found = firstOfEachPath(all.filter(way));
    if (found.length > 0) return { found, nearest: [] };
  }
  const far = (ref: TalentRef): number =>
    Math.min(...words(thing(ref)).map((word) => distance(word, wanted) / word.length));
  const nearest = all
    .map((ref) => ({ ref, far: far(ref) }))
    .filter((candidate) => candidate.far <= 0.5)
    .sort((a, b) => a.far - b.far)
    .slice(0, 5)
    .map(({ ref }) => ref);
  return { found: [], nearest };
}

/** What has the same path as another could not be told from it by a click: the first stands for both. */
function firstOfEachPath(refs: readonly TalentRef[]): TalentRef[] {
  const byPath = new Map<string, TalentRef>();
  for (const ref of refs) if (!byPath.has(pathOf(ref))) byPath.set(pathOf(ref), ref);
  return [...byPath.values()];
}

/** `教育经历/学历` by names, and `education/degree` in any case. */
function isPathNamed({ module, field }: TalentRef, said: string): boolean {
  const cut = said.indexOf(PATH_SEPARATOR);
  if (cut < 1 || !field) return false;
  return isNamed(module, said.slice(0, cut)) && isNamed(field, said.slice(cut + 1));
}
