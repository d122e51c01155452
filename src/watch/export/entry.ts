import type { HistoryPage } from '../port.js';

/** A change as the history knows it. */
export type ChangeEntry = HistoryPage['entries'][number];

/** Which changes a file is about, as its reader counts days. */
export interface ChangesSpan {
  /** The first and the last day, `2026-11-25`. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** What it was and what it is now, as data: what is not a text is JSON. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
