import type { HirePanel } from './hire-data.js';

export type Tab = 'sources' | 'modules';

/** A form that is open, with what was typed so far: it survives that the list is drawn again. */
export interface OpenForm {
  /** The key of the thing it stands at, or the tab. */
  at: string;
  action: string;
  values: Record<string, string>;
}

const FIRST_SHOWN = 50;
const SHOWN_MORE = 200;

/** What the panel knows and shows. */
export interface HireStore {
  panel: HirePanel;
  tab: Tab;
  query: string;
  /** What a person opened (true) or closed (false) against what the search suggests. */
  opened: Map<string, boolean>;
  /** The thing whose actions are shown. */
  acting: string | undefined;
  form: OpenForm | undefined;
  /** The thing that was changed last, to catch the eye. */
  fresh: string | undefined;
  /** How many entries of a long list are shown. */
  shown: Map<string, number>;
}

export const store: HireStore = {
  panel: { sources: [], modules: [], changes: [], sourceTypes: [], fieldTypes: [] },
  tab: 'sources',
  query: '',
  opened: new Map(),
  acting: undefined,
  form: undefined,
  fresh: undefined,
  shown: new Map(),
};

/** How many entries of that list are shown at present. */
export function shownOf(list: string): number {
  return store.shown.get(list) ?? FIRST_SHOWN;
}

/** How many more one press shows. */
export function moreOf(list: string, total: number): number {
  return Math.min(SHOWN_MORE, total - shownOf(list));
}

/** Shows more of that list. */
export function showMore(list: string): void {
  store.shown.set(list, shownOf(list) + SHOWN_MORE);
}

/** Shows all of that list, for something at its end. */
export function showAll(list: string): void {
  store.shown.set(list, Number.MAX_SAFE_INTEGER);
}
