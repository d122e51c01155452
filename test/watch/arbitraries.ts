import fc from 'fast-check';
import type { Text } from '../../src/base/text.js';
import type {
  ActiveStatus,
  FieldOption,
  HireSettings,
  ResumeSource,
  TalentField,
  TalentModule,
} from '../../src/hire/types.js';

/** Plain objects, as JSON makes them. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true });

/** One set of ids for modules, fields and options, so that they meet often; some are names that objects have by themselves. */
const ID = fc.constantFrom('a', 'b', 'a.b', 'x y', '😀', '__proto__', 'constructor', '"]', '10');
const NAME: fc.Arbitrary<Text> = record({
  zh: fc.constantFrom('', '甲', '乙'),
  en: fc.constantFrom('', 'A', 'B'),
});
const DESCRIPTION: fc.Arbitrary<Text> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ zh: '', en: '' }) },
  { weight: 1, arbitrary: NAME },
);
const STATUS: fc.Arbitrary<ActiveStatus> = fc.constantFrom('active', 'active', 'inactive', 'unknown');

const unique = <T>(thing: fc.Arbitrary<T>, id: (thing: T) => string, maxLength: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(thing, { selector: id, maxLength });

const OPTION: fc.Arbitrary<FieldOption> = record({
  key: ID,
  name: NAME,
  description: DESCRIPTION,
  status: STATUS,
});

const common = {
  id: ID,
  name: NAME,
  description: DESCRIPTION,
  custom: fc.boolean(),
  required: fc.boolean(),
  status: STATUS,
};

const FIELD: fc.Arbitrary<TalentField> = record({
  ...common,
  moduleId: fc.constant(''),
  type: fc.constantFrom('1', '3', '4'),
  options: unique(OPTION, ({ key }) => key, 4),
});

const MODULE: fc.Arbitrary<TalentModule> = record({
  ...common,
  type: fc.constant('11'),
  fields: unique(FIELD, ({ id }) => id, 4),
}).map((module) => owning(module, module.fields));

const SOURCE: fc.Arbitrary<ResumeSource> = record({
  id: ID,
  name: NAME,
  type: fc.constantFrom('10001', '10002', ''),
  status: STATUS,
});

/** Settings in which every id stands once in its list. */
export const SETTINGS: fc.Arbitrary<HireSettings> = record({
  sources: unique(SOURCE, ({ id }) => id, 4),
  modules: unique(MODULE, ({ id }) => id, 4),
});

function owning(module: TalentModule, fields: readonly TalentField[]): TalentModule {
  return { ...module, fields: fields.map((field) => ({ ...field, moduleId: module.id })) };
}

/** Two reads: as different as two tenants, or with most things the same and some taken from elsewhere. */
export const TWO_READS: fc.Arbitrary<readonly [HireSettings, HireSettings]> = fc.oneof(
  fc.tuple(SETTINGS, SETTINGS),
  fc.tuple(SETTINGS, SETTINGS, fc.infiniteStream(fc.nat(9))).map(([before, other, dice]) => {
    const roll = (): number => Number(dice.next().value);
    return [before, edited(before, other, roll)] as const;
  }),
);

/** `before` with some things left out, exchanged, moved, or altered in one property as `other` has it. */
function edited(before: HireSettings, other: HireSettings, roll: () => number): HireSettings {
  const some = <T extends object>(
    things: readonly T[],
    more: readonly T[],
    id: (thing: T) => string,
    inner: (thing: T) => T,
  ): T[] => {
    const kept = things
      .filter(() => roll() > 0)
      .map((thing) => inner(altered(thing, more[roll() % 4], roll)));
    const ids = new Set(kept.map(id));
    return [...kept, ...more.filter((thing) => roll() > 7 && !ids.has(id(thing)))];
  };
  const field = (one: TalentField): TalentField => ({
    ...one,
    options: some(
      one.options,
      other.modules[0]?.fields[0]?.options ?? [],
      ({ key }) => key,
      (same) => same,
    ),
  });
  const modules = some(
    before.modules,
    other.modules,
    ({ id }) => id,
    (module) => ({
      ...module,
      fields: some(module.fields, other.modules[1]?.fields ?? [], ({ id }) => id, field),
    }),
  );
  return {
    sources: some(
      before.sources,
      other.sources,
      ({ id }) => id,
      (same) => same,
    ),
    modules: withMoves(modules, roll),
  };
}

/** Only these are taken over from another thing; ids and what a thing holds stay. */
const OWN_PROPERTIES = ['name', 'description', 'type', 'required', 'status', 'custom'] as const;

function altered<T extends object>(thing: T, other: T | undefined, roll: () => number): T {
  const taken = OWN_PROPERTIES.filter((property) => property in thing && roll() > 7);
  return {
    ...thing,
    ...Object.fromEntries(
      taken.flatMap((property) =>
        other && property in other ? [[property, (other as Record<string, unknown>)[property]]] : [],
      ),
    ),
  };
}

/** Moves a field of every module that the dice pick to the next module, where its id is free. */
function withMoves(modules: readonly TalentModule[], roll: () => number): TalentModule[] {
  const fields = modules.map((module) => [...module.fields]);
  fields.forEach((own, at) => {
    const target = fields[(at + 1) % fields.length];
    const field = own[0];
    if (!field || !target || roll() < 5 || target.some(({ id }) => id === field.id)) return;
    own.shift();
    target.push(field);
  });
  return modules.map((module, at) => owning(module, fields[at] ?? []));
}

/** The same settings in another order, and nothing shared with the original. */
export function shuffled(settings: HireSettings, random: () => number): HireSettings {
  const { sources, modules } = structuredClone(settings);
  const mix = <T>(things: readonly T[]): T[] =>
    things
      .map((thing) => ({ thing, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ thing }) => thing);
  return {
    sources: mix(sources),
    modules: mix(modules).map((module) => ({
      ...module,
      fields: mix(module.fields).map((field) => ({ ...field, options: mix(field.options) })),
    })),
  };
}
