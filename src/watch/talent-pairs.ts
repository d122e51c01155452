import type { TalentField, TalentModule } from '../hire/types.js';
import { byCodeUnits } from './order.js';
import { idOf, pairUp } from './pairs.js';

/** A field with the module that it stands in. */
export interface Placed {
  readonly module: TalentModule;
  readonly field: TalentField;
}

/** What stood in both reads, what went and what came. */
export interface Pairs<T> {
  readonly kept: readonly (readonly [before: T, after: T])[];
  readonly gone: readonly T[];
  readonly came: readonly T[];
}

/** The modules and fields of two reads, paired. */
export interface TalentPairs {
  readonly modules: Pairs<TalentModule>;
  readonly fields: Pairs<Placed> & {
    /** Gone from one module and new in another; in neither `gone` nor `came`. */
    readonly moved: readonly (readonly [before: Placed, after: Placed])[];
  };
}

/**
 * Pairs modules by id and fields by (module id, field id). A field whose id is gone from one module and new in another
 * was moved, also when one of the two modules itself came or went. Where that can be read in several ways, the modules are
 * taken in the order of their ids.
 */
export function pairTalent(before: readonly TalentModule[], after: readonly TalentModule[]): TalentPairs {
  const modules = pairAll(before, after);
  const kept: [Placed, Placed][] = [];
  const gone: Placed[] = [];
  const came: Placed[] = [];
  const goneFrom = (was: TalentModule) => (field: TalentField) => gone.push({ module: was, field });
  const cameTo = (is: TalentModule) => (field: TalentField) => came.push({ module: is, field });
  for (const [was, is] of modules.kept)
    pairUp(was.fields, is.fields, idOf, {
      both: (before, after) =>
        kept.push([
          { module: was, field: before },
          { module: is, field: after },
        ]),
      gone: goneFrom(was),
      came: cameTo(is),
    });
  for (const was of modules.gone) pairUp(was.fields, [], idOf, { gone: goneFrom(was) });
  for (const is of modules.came) pairUp([], is.fields, idOf, { came: cameTo(is) });
  return { modules, fields: { kept, ...pairMoves(gone, came) } };
}

function pairAll(before: readonly TalentModule[], after: readonly TalentModule[]): Pairs<TalentModule> {
  const kept: [TalentModule, TalentModule][] = [];
  const gone: TalentModule[] = [];
  const came: TalentModule[] = [];
  pairUp(before, after, idOf, {
    both: (was, is) => kept.push([was, is]),
    gone: (was) => gone.push(was),
    came: (is) => came.push(is),
  });
  return { kept, gone, came };
}

function pairMoves(gone: readonly Placed[], came: readonly Placed[]) {
  const byModule = (a: Placed, b: Placed): number => byCodeUnits(a.module.id, b.module.id);
  // Last first, so that `pop` takes the module whose id sorts first.
  const open = groupBy(came.toSorted(byModule).reverse(), ({ field }) => field.id);
  const moved: [Placed, Placed][] = [];
  const left = gone.toSorted(byModule).filter((was) => {
    const is = open.get(was.field.id)?.pop();
    if (is) moved.push([was, is]);
    return !is;
  });
  return { moved, gone: left, came: [...open.values()].flat() };
}

/** The things of a list in groups, each in the list's order. */
export function groupBy<T>(things: readonly T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}
