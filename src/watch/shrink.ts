import type { HireSettings } from '../hire/types.js';
import { idOf, keyOf, pairUp } from './pairs.js';
import { pairTalent } from './talent-pairs.js';

/** How many things there were, and how many of them are gone. */
interface Loss {
  readonly had: number;
  readonly lost: number;
}

/**
 * Whether a read lost so much that it may be an accident of the API and has to be confirmed (`watch.confirm_shrink`).
 * Modules, fields, options and sources are counted each by itself and by identity, so that new ones do not make up for
 * lost ones. The fields of a module that is gone are gone too; a field that moved is not.
 * @param before what is known; `undefined` before the first read, which is doubted when it has no sources or no modules.
 * @param share 0 to 1; more than this must be gone of one of the four. Of a kind that there was none of nothing is lost.
 */
export function lostTooMuch(before: HireSettings | undefined, after: HireSettings, share: number): boolean {
  if (!before) return after.sources.length === 0 || after.modules.length === 0;
  if (isEmptied(before.sources, after.sources) || isEmptied(before.modules, after.modules)) return true;
  return losses(before, after).some(({ had, lost }) => had > 0 && lost / had > share);
}

function isEmptied(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length > 0 && after.length === 0;
}

function losses(before: HireSettings, after: HireSettings): Loss[] {
  const { modules, fields } = pairTalent(before.modules, after.modules);
  const standing = [...fields.kept, ...fields.moved];
  const options = [
    ...standing.map(([was, is]) => lossOf(was.field.options, is.field.options, keyOf)),
    ...fields.gone.map(({ field }) => lossOf(field.options, [], keyOf)),
  ];
  return [
    lossOf(before.sources, after.sources, idOf),
    { had: modules.kept.length + modules.gone.length, lost: modules.gone.length },
    { had: standing.length + fields.gone.length, lost: fields.gone.length },
    { had: sum(options.map(({ had }) => had)), lost: sum(options.map(({ lost }) => lost)) },
  ];
}

function lossOf<T>(before: readonly T[], after: readonly T[], id: (thing: T) => string): Loss {
  let had = 0;
  let lost = 0;
  pairUp(before, after, id, {
    both: () => (had += 1),
    gone: () => {
      had += 1;
      lost += 1;
    },
  });
  return { had, lost };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
