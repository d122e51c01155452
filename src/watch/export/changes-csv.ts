import { csvOf } from '../../hire/export/csv.js';
import type { Pieces } from '../../hire/export/pieces.js';
import { CHANGE_KINDS } from '../kinds.js';
import { valueText, type ChangeEntry } from './entry.js';

type Cell = readonly [key: string, of: (entry: ChangeEntry) => string];

const CELLS: readonly Cell[] = [
  ['time', ({ at }) => new Date(at).toISOString()],
  ['severity', ({ change }) => change.severity],
  ['kind', ({ change }) => change.kind],
  ['what_zh', ({ change }) => CHANGE_KINDS[change.kind].says.zh],
  ['what_en', ({ change }) => CHANGE_KINDS[change.kind].says.en],
  ['source_id', ({ change: { path } }) => (path.list === 'sources' ? path.source : '')],
  ['module_id', ({ change: { path } }) => (path.list === 'fields' ? path.module : '')],
  ['field_id', ({ change: { path } }) => (path.list === 'fields' ? (path.field ?? '') : '')],
  ['name_zh', ({ change }) => change.subject.name.zh],
  ['name_en', ({ change }) => change.subject.name.en],
  ['before', ({ change }) => valueText(change.before)],
  ['after', ({ change }) => valueText(change.after)],
  ['reverted', ({ reverted }) => (reverted ? 'yes' : 'no')],
  ['acknowledged_at', ({ acknowledged }) => (acknowledged ? new Date(acknowledged.at).toISOString() : '')],
];

/** Changes as CSV, one a row; what is not a text before or after is JSON. */
export function changesCsv(entries: readonly ChangeEntry[]): Pieces {
  return csvOf({
    columns: CELLS.map(([key]) => ({ key })),
    rows: rowsOf(entries),
  });
}

function* rowsOf(entries: readonly ChangeEntry[]): Generator<{ cells: string[] }> {
  for (const entry of entries) yield { cells: CELLS.map(([, of]) => of(entry)) };
}
