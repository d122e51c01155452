import type { HireSettings, I18nName, SandboxField, SandboxModule, SandboxOption } from '../hire-types.js';
import { customId, named } from './build.js';

/** How much of everything. */
export interface LargeShape {
  sources: number;
  modules: number;
  fieldsPerModule: number;
  /** Every so many fields one is a select. */
  selectEvery: number;
  /** Options of each select. */
  options: number;
  /** Options of the very first select. */
  bigSelect?: number;
}

const ZH = Array.from('候选人投递渠道面试评估笔试成绩校园招聘社会招聘高级工程师产品经理数据分析海外市场合规审批补充说明');
const EN = 'candidate channel assessment campus interview senior engineer overseas compliance approval remark'.split(' ');
/** What markdown, HTML and narrow columns stumble over. */
const TROUBLE = ['*粗*', '_斜_', '[链接](x)', '<b>', '>引用', '`码`', '👩‍💻', '🇨🇳', '|', '~~', '&amp;', '\\', '#1'];
const ROW_TYPES = [1, 2, 5, 6, 7, 8, 9, 10, 12, 13];

/**
 * Settings as large as asked, with names of up to about 80 characters in both languages; the same shape gives the same settings.
 */
export function largeSettings(shape: LargeShape): HireSettings {
  let number = 1_000_000;
  const next = (): string => customId((number += 1));
  let selects = 0;
  const field = (parent: string, index: number): SandboxField => {
    const select = index % shape.selectEvery === shape.selectEvery - 1;
    if (select) selects += 1;
    const count = selects === 1 ? (shape.bigSelect ?? shape.options) : shape.options;
    const type = select ? 3 + (index % 2) : (ROW_TYPES[index % ROW_TYPES.length] ?? 1);
    return {
      id: next(),
      name: longName(number),
      description: number % 3 === 0 ? longName(number + 7) : named('', ''),
      setting: { object_type: type, ...(select ? { config: { options: optionList(count) } } : {}) },
      parent_id: parent,
      is_customized: number % 2 === 0,
      is_required: number % 7 === 0,
      active_status: number % 11 === 0 ? 2 : 1,
    };
  };
  const module = (): SandboxModule => {
    const id = next();
    return {
      id,
      name: longName(number),
      description: longName(number + 3),
      setting: { object_type: 11 },
      is_customized: true,
      is_required: number % 5 === 0,
      active_status: 1,
      children_list: Array.from({ length: shape.fieldsPerModule }, (_, index) => field(id, index)),
    };
  };
  return {
    sources: Array.from({ length: shape.sources }, (_, index) => {
      const { zh_cn, en_us } = longName(index);
      return {
        id: next(),
        zh_name: zh_cn,
        en_name: index % 9 === 0 ? '' : en_us,
        active_status: index % 8 === 0 ? 2 : 1,
        resume_source_type: String(10_000 + (index % 10)),
      };
    }),
    modules: Array.from({ length: shape.modules }, module),
  };
}

function optionList(count: number): SandboxOption[] {
  return Array.from({ length: count }, (_, index) => ({
    key: String(index + 1),
    name: longName(index * 3 + 1),
    description: index % 4 === 0 ? longName(index) : named('', ''),
    active_status: index % 13 === 12 ? 2 : 1,
  }));
}

/** A name of 6 to 80 characters with its number in it, so that no two are the same. */
function longName(seed: number): I18nName {
  const length = 6 + ((seed * 37) % 60);
  const trouble = TROUBLE[seed % TROUBLE.length] ?? '';
  const zh = Array.from({ length }, (_, index) => ZH[(seed * 7 + index * 5) % ZH.length]).join('');
  let en = '';
  for (let index = 0; en.length < length; index += 1) en += `${EN[(seed * 3 + index * 7) % EN.length]} `;
  return named(`${zh.slice(0, length >> 1)}${trouble}${zh.slice(length >> 1)}${seed}`, `${trouble} ${en}${seed}`);
}
