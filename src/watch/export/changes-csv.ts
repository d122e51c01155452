import { csvOf } from '../../hire/export/csv.js';
import type { Column } from '../../hire/export/table.js';
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
export function changesCsv(entries: readonly ChangeEntry[]): Promise<string> {
  return csvOf({
    name: { zh: '变更记录', en: 'Changes' },
    columns: CELLS.map(([key]): Column => ({ key, title: { zh: key, en: key }, width: 20 })),
    rows: entries.map((entry) => ({ cells: CELLS.map(([, of]) => of(entry)), off: false })),
  });
}
