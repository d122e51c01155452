import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { csvOf } from '../hire/export/csv.js';
import { exportFile, type ExportFile, type ExportFormat } from '../hire/export/file.js';
import { fieldsJson, sourcesJson } from '../hire/export/json.js';
import { jsonSchemaOf } from '../hire/export/schema.js';
import { fieldTables, fieldsTable, sourceTable } from '../hire/export/table.js';
import { typescriptOf } from '../hire/export/typescript.js';
import { xlsxOf } from '../hire/export/xlsx.js';
import type { ReadList, ResumeSource, TalentModule } from '../hire/types.js';
import { changesCsv } from '../watch/export/changes-csv.js';
import { changesJson } from '../watch/export/changes-json.js';
import { changesMarkdown } from '../watch/export/changes-markdown.js';
import type { ChangeEntry, ChangesSpan } from '../watch/export/entry.js';

/** The resume sources as a file. The day in its name is that of the read, in `timeZone`. */
export async function sourcesFile(
  list: ReadList<ResumeSource>,
  format: ExportFormat,
  timeZone: string,
): Promise<ExportFile> {
  const base = `resume-sources-${dayOf(list.readAt, timeZone)}`;
  const table = await sourceTable(list.items);
  if (format === 'csv') return exportFile(base, format, csvOf(table));
  if (format === 'json') return exportFile(base, format, sourcesJson(list));
  return exportFile(base, 'xlsx', await xlsxOf([table]));
}

/** The talent fields as a file. */
export async function fieldsFile(
  list: ReadList<TalentModule>,
  format: ExportFormat,
  timeZone: string,
): Promise<ExportFile> {
  const base = `talent-fields-${dayOf(list.readAt, timeZone)}`;
  switch (format) {
    case 'csv':
      return exportFile(base, format, csvOf(await fieldsTable(list.items)));
    case 'json':
      return exportFile(base, format, fieldsJson(list));
    case 'json-schema':
      return exportFile(base, format, jsonSchemaOf(list.items));
    case 'typescript':
      return exportFile(base, format, typescriptOf(list.items));
    default:
      return exportFile(base, 'xlsx', await xlsxOf(await fieldTables(list.items)));
  }
}

/** Changes as a file. @param span which days they are of. */
export async function changesFile(
  entries: readonly ChangeEntry[],
  format: ExportFormat,
  span: ChangesSpan,
): Promise<ExportFile> {
  const base = `changes-${span.from}-to-${span.to}`;
  if (format === 'csv') return exportFile(base, format, changesCsv(entries));
  if (format === 'json') return exportFile(base, format, changesJson(entries, span));
  return exportFile(base, 'markdown', changesMarkdown(entries, span));
}

/** The day of a moment, `2026-11-25`. */
export function dayOf(at: number, timeZone: string): string {
  return format(at, 'yyyy-MM-dd', { in: tz(timeZone) });
}
