import { nothingFoundCard, searchCard, type SearchGroup, type SearchRow } from '../../cards/search.js';
import type { CallbackValue } from '../../cards/kit/components.js';
import type { Text } from '../base/text.js';
import { FIELD_TYPES, SOURCE_TYPES, STATUS_LABELS, labelOf } from '../hire/labels.js';
import { pathOf } from '../hire/match.js';
import type { Hit } from '../hire/search/hits.js';
import { MOST_HITS } from '../hire/search/index.js';
import { together } from '../hire/search/said.js';
import { called, type Subject } from '../hire/search/subjects.js';
import type { ActiveStatus } from '../hire/types.js';
import { offsetPage } from './paging.js';
import { PAGE_ARGUMENTS, textParameter } from './parameters.js';
import { callback, command, type CommandContext, type Reply } from './port.js';
import { usageReply } from './usage.js';

const ACTION = 'search.page';
const MOST_SUGGESTED = 5;

const KIND_WORDS: Readonly<Record<Subject['kind'], Text>> = {
  source: { zh: '简历来源', en: 'Resume sources' },
  module: { zh: '模块', en: 'Modules' },
  field: { zh: '字段', en: 'Fields' },
  option: { zh: '选项', en: 'Options' },
};

const ONE_OF_A_KIND: Readonly<Record<Subject['kind'], Text>> = {
  source: { zh: '简历来源', en: 'Resume source' },
  module: { zh: '模块', en: 'Module' },
  field: { zh: '字段', en: 'Field' },
  option: { zh: '选项', en: 'Option' },
};

const parameters = {
  text: textParameter('TEXT', {
    zh: '中文名、英文名、拼音、首字母或 ID，可以只写一部分',
    en: 'Chinese or English name, pinyin, its initials, or id; a part is enough',
  }),
};

/** `/search`: whatever has a text in its id or names, or is spelled so. */
export const searchCommand = command({
  name: 'search',
  aliases: ['搜索'],
  summary: {
    zh: '搜索来源、模块、字段和选项，支持拼音和首字母',
    en: 'Find sources, modules, fields and options, by pinyin too',
  },
  parameters,
  carried: PAGE_ARGUMENTS,
  showsData: true,
  examples: [{ typed: '/search 学历' }, { typed: '/search xl' }, { typed: '/search 北京' }],
  run: async (context, { text, page_token, refresh = false }): Promise<Reply> => {
    if (text === undefined) {
      const problem = { zh: '请写出要搜索的内容。', en: 'Say what to search for.' };
      return usageReply(searchCommand, context.registry, problem);
    }
    const [sources, talent] = await Promise.all([
      context.hire.sources(context.tenant, { refresh }),
      context.hire.talent(context.tenant, { refresh }),
    ]);
    const [ofSources, ofTalent] = await Promise.all([
      context.finder.sources(sources.items),
      context.finder.talent(talent.items),
    ]);
    const readAt = Math.min(sources.readAt, talent.readAt);
    const both = [ofSources.search(text), ofTalent.search(text)] as const;
    const hits = together(...both);
    const more = both.some(({ length }) => length === MOST_HITS);
    if (hits.length > 0)
      return { kind: 'card', card: found(context, text, hits, { page_token, more, readAt }) };
    const nearest = [ofTalent, ofSources].flatMap((index) => index.nearest(text, MOST_SUGGESTED));
    return {
      kind: 'card',
      card: nothingFoundCard({
        text,
        nearest: nearest.slice(0, MOST_SUGGESTED).map((subject) => ({
          ...called(subject),
          kind: ONE_OF_A_KIND[subject.kind],
          within: withinOf(subject),
          click: opening(subject, callback(ACTION, { text })),
        })),
        refresh: callback(ACTION, { text, refresh: true }),
        sources: callback('sources.page', {}),
        fields: callback('fields.page', {}),
        readAt,
      }),
    };
  },
});

function found(
  { pageSize }: CommandContext,
  text: string,
  hits: readonly Hit[],
  { page_token, more, readAt }: { page_token: string | undefined; more: boolean; readAt: number },
) {
  const { rows, pager } = offsetPage(ACTION, { text }, hits, pageSize, page_token);
  const counts = new Map<Subject['kind'], number>();
  for (const { subject } of hits) counts.set(subject.kind, (counts.get(subject.kind) ?? 0) + 1);
  const back = callback(ACTION, { text, page_token: page_token || undefined });
  const groups = new Map<Subject['kind'], SearchRow[]>();
  for (const hit of rows) {
    const group = groups.get(hit.subject.kind) ?? [];
    groups.set(hit.subject.kind, [...group, searchRow(hit, back)]);
  }
  return searchCard({
    text,
    total: hits.length,
    more,
    groups: [...groups].map(([kind, own]): SearchGroup => ({
      kind: KIND_WORDS[kind],
      count: counts.get(kind) ?? 0,
      rows: own,
    })),
    guessed: !hits.some(({ asTyped }) => asTyped),
    pager,
    readAt,
  });
}

function searchRow({ subject, marks }: Hit, back: CallbackValue): SearchRow {
  const { zh, en, id } = marks();
  return {
    ...called(subject),
    zh,
    en,
    inId: id,
    labels: labelsOf(subject),
    within: withinOf(subject),
    open: opening(subject, back),
    openShort: opening(subject),
  };
}

/** An option is shown in its field; a source has no card of its own, so the list is narrowed to it. */
function opening(subject: Subject, back?: CallbackValue): CallbackValue {
  if (subject.kind === 'source') return callback('sources.open', { text: subject.source.id, back });
  const field = subject.kind === 'module' ? undefined : subject.field;
  return callback('field.open', { name: pathOf({ module: subject.module, field }), back });
}

function labelsOf(subject: Subject): SearchRow['labels'] {
  switch (subject.kind) {
    case 'source': {
      const { type, status } = subject.source;
      return [{ text: labelOf(SOURCE_TYPES, type), colour: 'violet' }, ...statusLabel(status)];
    }
    case 'module':
      return statusLabel(subject.module.status);
    case 'field':
      return [
        { text: labelOf(FIELD_TYPES, subject.field.type), colour: 'blue' },
        ...statusLabel(subject.field.status),
      ];
    case 'option':
      return statusLabel(subject.option.status);
  }
}

/** What is in use goes without saying. */
function statusLabel(status: ActiveStatus): SearchRow['labels'] {
  return status === 'active' ? [] : [{ text: STATUS_LABELS[status], colour: 'neutral' }];
}

function withinOf(subject: Subject): Text[] {
  switch (subject.kind) {
    case 'source':
    case 'module':
      return [];
    case 'field':
      return [subject.module.name];
    case 'option':
      return [subject.field.name, subject.module.name];
  }
}
