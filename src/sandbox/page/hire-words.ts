import { inLanguage } from './language.js';
import { view } from './view.js';

const WORDS = {
  sources: ['简历来源', 'Sources'],
  modules: ['人才字段', 'Fields'],
  source: ['来源', 'source'],
  module: ['模块', 'module'],
  field: ['字段', 'field'],
  option: ['选项', 'option'],
  required: ['必填', 'Required'],
  disabled: ['停用', 'Disabled'],
  fieldsIn: ['个字段', 'fields'],
  optionsIn: ['个选项', 'options'],
  actionsOf: ['操作', 'Actions'],
  rename: ['改名', 'Rename'],
  describe: ['改说明', 'Describe'],
  retype: ['改类型', 'Change type'],
  move: ['移到其他模块', 'Move to module'],
  'move-up': ['上移', 'Move up'],
  'move-down': ['下移', 'Move down'],
  reorder: ['调整顺序', 'Reorder'],
  enable: ['启用', 'Enable'],
  disable: ['停用', 'Disable'],
  'make-required': ['设为必填', 'Make required'],
  'make-optional': ['设为选填', 'Make optional'],
  remove: ['删除', 'Remove'],
  'add-source': ['新增来源', 'Add source'],
  'add-module': ['新增模块', 'Add module'],
  'add-field': ['新增字段', 'Add field'],
  'add-option': ['新增选项', 'Add option'],
  'import-options': ['导入 500 个选项', 'Import 500 options'],
  'retype-source': ['改类型', 'Change type'],
  'retype-field': ['改类型', 'Change type'],
  zhName: ['中文名', 'Chinese name'],
  enName: ['英文名', 'English name'],
  zhAbout: ['中文说明', 'Chinese description'],
  enAbout: ['英文说明', 'English description'],
  type: ['类型', 'Type'],
  to: ['目标模块', 'To module'],
  mandatory: ['必填', 'Required'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  nothing: ['没有找到', 'Nothing found'],
  empty: ['这里还没有内容', 'Nothing here yet'],
  undo: ['撤销', 'Undo'],
  nothingToUndo: ['没有可撤销的更改', 'Nothing to undo'],
  done: ['已保存', 'Saved'],
  same: ['没有改动', 'Nothing is different'],
  undone: ['已撤销', 'Undone'],
} satisfies Record<string, [zh: string, en: string]>;

export type HireWord = keyof typeof WORDS;

/** A word of the panel in the page's language. */
export function hireWord(key: HireWord): string {
  return inLanguage(WORDS[key]);
}

/** What the button says that shows more of a long list. */
export function moreWords(more: number, total: number): string {
  const [count, all] = [String(more), String(total)];
  return view.lang === 'zh_cn' ? `再显示 ${count} 个，共 ${all} 个` : `Show ${count} more of ${all}`;
}

/** The word for something that the sandbox names; its own name when the panel has no word for it. */
export function wordOr(key: string): string {
  return Object.hasOwn(WORDS, key) ? hireWord(key as HireWord) : key;
}

/** A name in the page's language, in the other one when it has none. */
export function ownName(name: { zh: string; en: string }): string {
  return view.lang === 'zh_cn' ? name.zh || name.en : name.en || name.zh;
}

/** The name in the language that the page is not in, when it says something else. */
export function otherName(name: { zh: string; en: string }): string {
  const other = view.lang === 'zh_cn' ? name.en : name.zh;
  return other === ownName(name) ? '' : other;
}
