import type { Subject } from './subjects.js';

/** What things belong to: an option to its field, a field to its module. Things go by their numbers. */
export interface Owners {
  add(subject: Subject, number: number): void;
  /** Whether the thing, or one that it belongs to, is among these. */
  some(number: number, among: ReadonlyMap<number, unknown>): boolean;
}

/** An owner comes before what belongs to it, as in the API's answer. */
export function createOwners(): Owners {
  const owners: (number | undefined)[] = [];
  let module: number | undefined;
  let field: number | undefined;
  return {
    add: ({ kind }, number) => {
      owners[number] = kind === 'option' ? field : kind === 'field' ? module : undefined;
      if (kind === 'module') module = number;
      if (kind === 'field') field = number;
    },
    some: (number, among) => {
      for (let one: number | undefined = number; one !== undefined; one = owners[one])
        if (among.has(one)) return true;
      return false;
    },
  };
}
