import { BotError } from '../base/errors.js';
import type { Text } from '../base/text.js';
import { MOST_FILE_BYTES } from '../feishu/port.js';
import type { ExportFile, ExportFormat } from '../hire/export/file.js';
import type { ChangeEntry } from '../watch/export/entry.js';
import { changesFile, dayOf, fieldsFile, sourcesFile } from './export-files.js';
import { readExport } from './export-words.js';
import { textParameter } from './parameters.js';
import { command, type CommandContext, type Reply } from './port.js';
import { readSpan, type Span } from './span.js';
import { typedArguments } from './parse/arguments.js';
import { usageReply } from './usage.js';
import { wordsParameter } from './watch-parameters.js';

/** The history is read in pieces of so many changes. */
const PIECE = 500;

const parameters = {
  what: textParameter('sources|fields|changes [FORMAT]', {
    zh: '导出什么、什么格式：来源 (sources) 可为 xlsx、csv、json；字段 (fields) 还可为 json-schema、typescript；变更 (changes) 可为 markdown、csv、json。csv 供程序读取，表格软件打开会把长 ID 取整，请用 xlsx',
    en: 'what, and in which format: sources as xlsx, csv or json; fields also as json-schema or typescript; changes as markdown, csv or json. csv is for programs: spreadsheets round its long ids, take xlsx',
  }),
  from: wordsParameter('[--from DATE]', ['从'], {
    zh: '变更从哪一天起（含），如 2026-11-01',
    en: 'changes: the first day, such as 2026-11-01',
  }),
  to: wordsParameter('[--to DATE]', ['到'], {
    zh: '变更到哪一天止（含）',
    en: 'changes: the last day, included',
  }),
};

/** `/export`: the one reply is a file. */
export const exportCommand = command({
  name: 'export',
  aliases: ['导出'],
  summary: {
    zh: '导出文件：来源、字段或变更记录',
    en: 'A file: the sources, the fields or the history of changes',
  },
  parameters,
  carried: {},
  asides: ['open'],
  answersWithFile: true,
  showsData: true,
  examples: [
    { typed: '/export fields' },
    { typed: '/export sources csv' },
    { typed: '/export fields json-schema' },
    { typed: '/export changes' },
  ],
  run: async (context, { what, from, to }): Promise<Reply> => {
    const said = readExport(what);
    const usage = (problem: Text, corrected?: string): Reply =>
      usageReply(exportCommand, context.registry, problem, corrected);
    if ('problem' in said) return usage(said.problem, what === undefined ? undefined : said.corrected);
    if (said.list !== 'changes' && (from !== undefined || to !== undefined)) return usage(ONLY_CHANGES);
    const span = readSpan({ from, to }, context.now, context.timeZone);
    if ('problem' in span)
      return usage(
        span.problem,
        span.corrected && typedArguments(exportCommand, { what, ...span.corrected }),
      );
    const file = await fileOf(said.list, said.format, span, context);
    if (file.content.byteLength > MOST_FILE_BYTES)
      throw new BotError('file_too_large', { detail: `${said.format} of ${file.content.byteLength} bytes` });
    return { kind: 'file', file, toast: BELOW };
  },
});

const ONLY_CHANGES: Text = {
  zh: '--from 和 --to 只用于变更：/export changes --from 2026-11-01。',
  en: '--from and --to are for changes: /export changes --from 2026-11-01.',
};
const BELOW = {
  type: 'success',
  text: { zh: '文件会发在下面。', en: 'The file is sent below.' },
} as const;

async function fileOf(
  list: 'sources' | 'fields' | 'changes',
  format: ExportFormat,
  span: Span,
  { hire, watch, tenant, timeZone }: CommandContext,
): Promise<ExportFile> {
  if (list === 'sources') return sourcesFile(await hire.sources(tenant), format, timeZone);
  if (list === 'fields') return fieldsFile(await hire.talent(tenant), format, timeZone);
  const entries = await everyChange((offset) =>
    watch.history(tenant, { ...span, severity: 'safe' }, PIECE, offset),
  );
  const last = span.to - 1;
  // Without a first day it is that of the first change.
  const first = span.from === 0 ? (entries.at(-1)?.at ?? last) : span.from;
  const days = { from: dayOf(first, timeZone), to: dayOf(last, timeZone), timeZone };
  return changesFile(entries, format, days);
}

/** Newest first. What is added at the top while it is read only moves the rest down, so each is taken once. */
async function everyChange(
  read: (offset: number) => Promise<{ readonly entries: readonly ChangeEntry[]; readonly total: number }>,
): Promise<ChangeEntry[]> {
  const found = new Map<string, ChangeEntry>();
  for (let offset = 0; ; offset += PIECE) {
    const { entries } = await read(offset);
    for (const entry of entries) found.set(`${entry.at} ${entry.change.fingerprint}`, entry);
    if (entries.length < PIECE) return [...found.values()];
  }
}
