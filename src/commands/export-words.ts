import type { Text } from '../base/text.js';
import type { ExportFormat } from '../hire/export/file.js';
import { comparable } from '../hire/match.js';
import { nearestWord } from './parse/nearest-word.js';

export type ExportList = 'sources' | 'fields' | 'changes';

/** What of which list in which format. */
export interface ExportSaid {
  readonly list: ExportList;
  readonly format: ExportFormat;
}

/** The formats of each list; the first is the one that nobody has to say. */
export const FORMATS: Readonly<Record<ExportList, readonly [ExportFormat, ...ExportFormat[]]>> = {
  sources: ['xlsx', 'csv', 'json'],
  fields: ['xlsx', 'csv', 'json', 'json-schema', 'typescript'],
  changes: ['markdown', 'csv', 'json'],
};

const LISTS: ReadonlyMap<string, ExportList> = new Map([
  ...words('sources', 'source', '来源', '简历来源'),
  ...words('fields', 'field', '字段', '人才字段'),
  ...words('changes', 'change', 'history', '变更', '变更记录', '变化'),
]);

const FORMAT_WORDS: ReadonlyMap<string, ExportFormat> = new Map([
  ...words('csv'),
  ...words('xlsx', 'excel', 'xls', '表格', '电子表格'),
  ...words('json'),
  ...words('json-schema', 'jsonschema', 'json schema', 'schema', '模式'),
  ...words('typescript', 'ts', '类型'),
  ...words('markdown', 'md', '更新日志'),
]);

function words<T extends string>(...all: readonly [T, ...string[]]): (readonly [string, T])[] {
  return all.map((word) => [word, all[0]]);
}

/** What does not fit, and what was probably meant, as it would be typed. */
export interface ExportProblem {
  readonly problem: Text;
  readonly corrected?: string | undefined;
}

/** Reads `fields json-schema`, `字段 表格`, `变更`; the Chinese words may stand without a space between. */
export function readExport(said: string | undefined): ExportSaid | ExportProblem {
  const text = comparable(said ?? '');
  const word = [...LISTS.keys()]
    .filter((one) => text === one || text.startsWith(`${one} `) || (isHan(one) && text.startsWith(one)))
    .sort((a, b) => b.length - a.length)[0];
  const list = word === undefined ? undefined : LISTS.get(word);
  if (word === undefined || list === undefined) return { problem: LIST, corrected: corrected(text) };
  const rest = text.slice(word.length).trim();
  const [usual] = FORMATS[list];
  if (rest === '') return { list, format: usual };
  const format = FORMAT_WORDS.get(rest.replace(/^\./, ''));
  return format && FORMATS[list].includes(format)
    ? { list, format }
    : { problem: formatsOf(list), corrected: corrected(text) };
}

/** The nearest words that make sense together. */
function corrected(text: string): string | undefined {
  const [first = '', ...more] = text.split(' ');
  const list = LISTS.get(nearestWord(first, LISTS.keys()) ?? '');
  if (list === undefined) return undefined;
  const rest = more.join(' ');
  if (rest === '') return list;
  const format = FORMAT_WORDS.get(nearestWord(rest, FORMAT_WORDS.keys()) ?? '');
  return format && FORMATS[list].includes(format) ? `${list} ${format}` : list;
}

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

const LIST: Text = {
  zh: '要导出什么？sources（来源）、fields（字段）或 changes（变更）。',
  en: 'What do you want to export: sources, fields or changes?',
};

function formatsOf(list: ExportList): Text {
  const formats = FORMATS[list];
  return {
    zh: `${list} 可以导出为 ${formats.join('、')}。`,
    en: `${list} can be exported as ${formats.join(', ')}.`,
  };
}
