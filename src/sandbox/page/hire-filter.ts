import type { Thing } from './hire-data.js';

/** A thing that is to be shown, with those of its children that are. */
export interface Shown {
  thing: Thing;
  children: Shown[];
  /** Something in it was found, so that it is shown opened. */
  found: boolean;
}

function everything(thing: Thing): Shown {
  return { thing, children: (thing.children ?? []).map(everything), found: false };
}

function filtered(thing: Thing, query: string): Shown | undefined {
  const children = (thing.children ?? []).flatMap((child) => filtered(child, query) ?? []);
  if (children.length > 0) return { thing, children, found: true };
  const own = [thing.id, thing.name.zh, thing.name.en].some((text) => text.toLowerCase().includes(query));
  return own ? everything(thing) : undefined;
}

/** What a search finds, by id and name, in the list or inside of its entries; everything when nothing is searched for. */
export function search(things: readonly Thing[], query: string): Shown[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return things.map(everything);
  return things.flatMap((thing) => filtered(thing, wanted) ?? []);
}

/** How many were found, not counting what only holds them. */
export function countFound(shown: readonly Shown[]): number {
  return shown.reduce((sum, { children, found }) => sum + (found ? countFound(children) : 1), 0);
}
