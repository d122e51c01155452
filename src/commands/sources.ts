import { withRemark } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/components.js';
import { sourcesCard, type SourceRow } from '../../cards/sources.js';
import { BotError } from '../base/errors.js';
import type { Text } from '../base/text.js';
import { SOURCE_TYPES, STATUS_LABELS, labelOf } from '../hire/labels.js';
import { filterSources } from '../hire/match.js';
import { sourcesSaid } from '../hire/search/said.js';
import type { ResumeSource, SourcePage } from '../hire/types.js';
import { backTo } from './back.js';
import { offsetPage, tokenPager } from './paging.js';
import {
  PAGE_ARGUMENTS,
  statusFilter,
  statusParameter,
  textParameter,
  typeFilter,
  typeParameter,
} from './parameters.js';
import { command, type CommandContext, type Reply } from './port.js';
import { filterWords } from './words.js';

const ACTION = 'sources.page';

const parameters = {
  text: textParameter('[text]', { zh: '名称或 ID 的一部分', en: 'part of a name or id' }),
  status: statusParameter,
  type: typeParameter(SOURCE_TYPES, {
    zh: '来源类型：编码、中文名或英文名，如 10001、猎头、headhunter',
    en: 'source type: code, Chinese label or English slug, such as 10001 or headhunter',
  }),
};

/** `/sources`: resume sources; unfiltered page by page from the API, filtered from the whole list. */
export const sourcesCommand = command({
  name: 'sources',
  aliases: ['来源'],
  summary: { zh: '查看简历来源：ID、中英文名、类型、状态', en: 'Resume sources: ids, names, types, status' },
  parameters,
  carried: { ...PAGE_ARGUMENTS, back: backTo('search.page') },
  showsData: true,
  examples: [
    {
      typed: '/sources',
      box: {
        title: { zh: '简历来源', en: 'Resume sources' },
        summary: { zh: '全部来源', en: 'All of them' },
      },
    },
    { typed: '/sources --type headhunter' },
    {
      typed: '/sources --status inactive',
      box: {
        title: { zh: '已停用的来源', en: 'Disabled sources' },
        summary: { zh: '导入会失败的来源', en: 'Imports with these fail' },
      },
    },
  ],
  run: async (context, args): Promise<Reply> => {
    const { text, status, type, page_token, refresh, back } = args;
    const narrowed = text ?? type ?? statusFilter(status);
    if (narrowed === undefined) return unfiltered(context, args);
    const list = await context.hire.sources(context.tenant, { refresh: refresh ?? false });
    const meant = text === undefined ? list.items : await sourcesSaid(context.finder, list.items, text);
    const filter = { types: typeFilter(SOURCE_TYPES, type), status: statusFilter(status) };
    const fitting = filterSources(meant, filter);
    const said = { text, status, type, back };
    const { rows, pager } = offsetPage(ACTION, said, fitting, context.pageSize, page_token);
    return {
      kind: 'card',
      card: sourcesCard({
        rows: rows.map(sourceRow),
        pager,
        filter: filterWords({ text, status, type: type === undefined ? undefined : labelOfType(type) }),
        total: fitting.length,
        back,
        readAt: list.readAt,
      }),
    };
  },
});

interface PageArgs {
  page_token?: string | undefined;
  prev?: string[] | undefined;
  n?: number | undefined;
  refresh?: boolean | undefined;
}

async function unfiltered(context: CommandContext, args: PageArgs): Promise<Reply> {
  const asked = {
    size: context.pageSize,
    token: args.page_token || undefined,
    refresh: args.refresh ?? false,
  };
  try {
    const page = await context.hire.sourcePage(context.tenant, asked);
    return { kind: 'card', card: unfilteredCard(page, args) };
  } catch (error) {
    if (!(error instanceof BotError) || error.code !== 'page_expired') throw error;
    // The first page is offered by a button as well: the list below may not be what the reader was after.
    const first = await context.hire.sourcePage(context.tenant, { size: context.pageSize, token: undefined });
    return { kind: 'card', card: withRemark(unfilteredCard(first, {}), error.user) };
  }
}

function unfilteredCard(page: SourcePage, args: PageArgs): Card {
  const pager = tokenPager(ACTION, {}, args, page.nextToken);
  return sourcesCard({ rows: page.items.map(sourceRow), pager, readAt: page.readAt });
}

function labelOfType(said: string): Text {
  const codes = typeFilter(SOURCE_TYPES, said) ?? [];
  return labelOf(SOURCE_TYPES, codes[0] ?? said);
}

function sourceRow({ id, name, type, status }: ResumeSource): SourceRow {
  return {
    id,
    name,
    type: labelOf(SOURCE_TYPES, type),
    status: STATUS_LABELS[status],
    active: status === 'active',
  };
}
