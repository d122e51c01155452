import { commandHelpCard, helpCard, type CommandHelpView } from '../help.js';
import type { Sample } from './sample.js';

const boxes = [
  {
    title: { zh: '简历来源', en: 'Resume sources' },
    summary: { zh: '全部来源', en: 'All of them' },
    typed: '/sources',
    click: { action: 'sources.open' },
  },
  {
    title: { zh: '已停用的来源', en: 'Disabled sources' },
    summary: { zh: '导入会失败的来源', en: 'Imports with these fail' },
    typed: '/sources --status inactive',
    click: { action: 'sources.open', status: 'inactive' },
  },
  {
    title: { zh: '人才字段', en: 'Talent fields' },
    summary: { zh: '全部模块和字段', en: 'All modules and fields' },
    typed: '/fields',
    click: { action: 'fields.open' },
  },
  {
    title: { zh: '必填字段', en: 'Required fields' },
    summary: { zh: '导入时必须提供的字段', en: 'What an import must provide' },
    typed: '/fields --required',
    click: { action: 'fields.open', required: true },
  },
];

const commands = [
  { name: '/sources', alias: '/来源', summary: { zh: '查看简历来源', en: 'Resume sources' } },
  { name: '/fields', alias: '/字段', summary: { zh: '按模块查看人才字段', en: 'Talent fields by module' } },
  { name: '/search', alias: '/搜索', summary: { zh: '找来源、字段或选项', en: 'Find anything by its name' } },
  { name: '/watch', alias: '/订阅', summary: { zh: '设置变化时通知我', en: 'Be told of changes' } },
  { name: '/help', alias: '/帮助', summary: { zh: '查看机器人能做什么', en: 'What the bot can do' } },
];

const sources: CommandHelpView = {
  name: 'sources',
  aliases: ['/来源'],
  summary: { zh: '查看简历来源：ID、中英文名、类型、状态', en: 'Resume sources: ids, names, types, status' },
  usage: '/sources [text] [--status active|inactive] [--type TYPE]',
  parameters: [
    { form: '[text]', hint: { zh: '名称或 ID 的一部分', en: 'part of a name or id' } },
    {
      form: '--status active|inactive / --状态',
      hint: { zh: '启用或停用', en: 'active or inactive ones only' },
    },
  ],
  examples: [
    { typed: '/sources', click: { action: 'sources.open' } },
    { typed: '/sources --type headhunter', click: { action: 'sources.open', type: 'headhunter' } },
  ],
};

/** What the bot can do, what one command can do, and a command that was not understood. */
export const helpSamples = (): readonly Sample[] => [
  ['help', helpCard({ boxes, commands })],
  ['help-command', commandHelpCard(sources)],
  [
    'help-wrong-argument',
    commandHelpCard({
      ...sources,
      problem: { zh: '“foo”不是状态：active 或 inactive。', en: '"foo" is no status: active or inactive.' },
      meant: { typed: '/sources --status active', click: { action: 'sources.open', status: 'active' } },
    }),
  ],
];
