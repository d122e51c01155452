import type { Undo } from './edit.js';
import type { HireChange, HireTarget } from './change.js';

/** A change that was made, as the page lists it. */
export interface HireChangeNote {
  readonly kind: HireChange['kind'];
  /** What it was about, and how that was called before. */
  readonly of: HireTarget['of'];
  readonly name: { readonly zh: string; readonly en: string };
  /** When, in epoch milliseconds. */
  readonly at: number;
}

/** The last changes of the Hire settings, so that they can be taken back. */
export interface HireJournal {
  readonly notes: () => HireChangeNote[];
  add(note: HireChangeNote, undo: Undo): void;
  /** Takes back the latest change; undefined when there is none. */
  undo(): HireChangeNote | undefined;
  /** Forgets all: the settings were replaced as a whole. */
  clear(): void;
}

const MOST_KEPT = 200;

export function createHireJournal(): HireJournal {
  let entries: { note: HireChangeNote; undo: Undo }[] = [];
  return {
    notes: () => entries.map(({ note }) => note),
    add: (note, undo) => void (entries = [...entries, { note, undo }].slice(-MOST_KEPT)),
    undo() {
      const last = entries.pop();
      last?.undo();
      return last?.note;
    },
    clear: () => void (entries = []),
  };
}
