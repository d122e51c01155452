import { findTalent, isNamed, mentions, pathOf, type TalentMatch, type TalentRef } from '../match.js';
import type { ResumeSource, TalentModule } from '../types.js';
import type { Finder } from './finder.js';
import { byScore, type Hit } from './hits.js';

/** Scores that differ by less are equally good guesses. */
const ALIKE = 30;

/** The sources that a text means: those that have it in their id or a name, otherwise those that the search finds. */
export async function sourcesSaid(
  finder: Finder,
  sources: readonly ResumeSource[],
  text: string,
): Promise<readonly ResumeSource[]> {
  const mentioned = sources.filter((source) => mentions(source, text));
  if (mentioned.length > 0) return mentioned;
  const index = await finder.sources(sources);
  // An index is shared by equal lists, so what it found is looked up in this one.
  const ids = new Set(
    index.search(text).flatMap(({ subject }) => (subject.kind === 'source' ? subject.source.id : [])),
  );
  return sources.filter(({ id }) => ids.has(id));
}

/**
 * The modules, each with those of its fields, that a text means although none has it in its id or a name.
 * @returns `undefined` when some module or field has it.
 */
export async function talentSpelled(
  finder: Finder,
  modules: readonly TalentModule[],
  text: string,
): Promise<TalentModule[] | undefined> {
  const has = (module: TalentModule): boolean =>
    isNamed(module, text) || [module, ...module.fields].some((thing) => mentions(thing, text));
  if (modules.some(has)) return undefined;
  const paths = new Set((await talentHits(finder, modules, text)).map(({ ref }) => pathOf(ref)));
  return modules.flatMap((module) => {
    if (paths.has(pathOf({ module, field: undefined }))) return [module];
    const fields = module.fields.filter((field) => paths.has(pathOf({ module, field })));
    return fields.length > 0 ? [{ ...module, fields }] : [];
  });
}

/**
 * The module or field that a text means: as `findTalent` has it, otherwise by its spelling. What is found only with a slip
 * is not taken for what was meant, but offered.
 */
export async function talentSaid(
  finder: Finder,
  modules: readonly TalentModule[],
  said: string,
): Promise<TalentMatch> {
  const plain = findTalent(modules, said);
  if (plain.found.length > 0) return plain;
  const hits = await talentHits(finder, modules, said);
  const best = hits[0]?.hit;
  if (!best) return plain;
  if (!best.asTyped)
    return { found: [], nearest: distinct([...hits.map(({ ref }) => ref), ...plain.nearest]).slice(0, 5) };
  const alike = hits.filter(({ hit }) => hit.asTyped && hit.score > best.score - ALIKE);
  return { found: alike.map(({ ref }) => ref), nearest: [] };
}

async function talentHits(
  finder: Finder,
  modules: readonly TalentModule[],
  text: string,
): Promise<{ hit: Hit; ref: TalentRef }[]> {
  const index = await finder.talent(modules);
  const byPath = new Map<string, TalentRef>();
  for (const module of modules)
    for (const field of [undefined, ...module.fields])
      byPath.set(pathOf({ module, field }), { module, field });
  return index.search(text).flatMap((hit) => {
    const { subject } = hit;
    if (subject.kind !== 'module' && subject.kind !== 'field') return [];
    const field = subject.kind === 'field' ? subject.field : undefined;
    const ref = byPath.get(pathOf({ module: subject.module, field }));
    return ref ? [{ hit, ref }] : [];
  });
}

function distinct(refs: readonly TalentRef[]): TalentRef[] {
  return [...new Map(refs.map((ref) => [pathOf(ref), ref])).values()];
}

/** The hits of both lists, the best first. Guesses of one are left out when the other has what was typed. */
export function together(one: readonly Hit[], other: readonly Hit[]): Hit[] {
  const all = [...one, ...other].sort(byScore);
  return all.some(({ asTyped }) => asTyped) ? all.filter(({ asTyped }) => asTyped) : all;
}
