import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsCard, type FieldRow, type FieldsView, type ModuleRows } from '../../cards/fields.js';
import type { Text } from '../../cards/kit/components.js';
import { expectGood, picks, words } from './support.js';

const STATUS = { active: { zh: '启用', en: 'Active' }, inactive: { zh: '停用', en: 'Inactive' } };

function field(id: string, module: string, name: Text, active: boolean): FieldRow {
  return {
    id,
    path: `${module}/${id}`,
    name,
    type: { zh: '单行文本', en: 'Single-line text' },
    required: false,
    custom: false,
    status: active ? STATUS.active : STATUS.inactive,
    active,
    options: { names: [], count: 0 },
  };
}

function view(modules: readonly ModuleRows[]): FieldsView {
  const say = { action: 'fields.page', text: '长'.repeat(100), page_token: 'o20' };
  return {
    modules,
    totals: { modules: 40, fields: 400 },
    filter: { zh: '“长”', en: '"长"' },
    pager: { page: 2, pages: 20, previous: say, next: say, refresh: say },
    open: { action: 'field.open', back: say },
    readAt: 1_750_000_000_000,
  };
}

interface Page {
  readonly rows: number;
  /** Every how many rows a new module begins. */
  readonly fields: number;
  readonly active: boolean;
  readonly idLength: number;
  readonly name: Text;
}

function modulesOf({ rows, fields, active, idLength, name }: Page): ModuleRows[] {
  const id = (letter: string, n: number): string => `${letter}${n}`.padEnd(idLength, 'x');
  return Array.from({ length: Math.ceil(rows / fields) }, (_, m) => ({
    id: id('m', m),
    name,
    count: 123,
    inactive: active ? undefined : STATUS.inactive,
    rows: Array.from({ length: Math.min(fields, rows - m * fields) }, (__, f) =>
      field(id('f', m * 100 + f), id('m', m), name, active),
    ),
  }));
}

/** Good, with every id in it, whole. */
function expectWhole(page: Page): void {
  const modules = modulesOf(page);
  const card = fieldsCard(view(modules));
  expectGood(card, JSON.stringify(page));
  for (const language of ['zh_cn', 'en_us'] as const) {
    const text = words(card, language);
    for (const module of modules)
      for (const id of [module.id, ...module.rows.map((row) => row.id)])
        expect(text.split(`\`${id}\``).length, `${id} in ${language}`).toBe(2);
    if (!page.active) expect(text).toContain(language === 'zh_cn' ? '停用' : 'Inactive');
  }
}

const CJK = {
  zh: '一个很长的模块名称要四十个字才够'.repeat(3),
  en: '英文名也可能是中文写的因为没有人检查'.repeat(3),
};

describe('a page of talent fields', () => {
  it.each([
    ['19', 19],
    ['64', 64],
    ['200', 200],
  ])(
    'of 20 disabled modules with one field each and ids of %s characters fits, in both languages',
    (_, idLength) => {
      expectWhole({ rows: 20, fields: 1, active: false, idLength, name: CJK });
    },
  );

  it('fits whatever its size, its ids and its names', () => {
    const emoji = fc.constantFrom('👨‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', '*', '~', '<', '名', 'é');
    const name = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.array(emoji, { maxLength: 60 }).map((all) => all.join('')),
    );
    const page = fc.record({
      rows: fc.integer({ min: 1, max: 20 }),
      fields: fc.integer({ min: 1, max: 20 }),
      active: fc.boolean(),
      idLength: fc.integer({ min: 5, max: 200 }),
      name: fc.oneof(fc.constant(CJK), fc.record({ zh: name, en: name })),
    });
    fc.assert(fc.property(page, expectWhole), { numRuns: 150 });
  });

  it('at a usual size keeps its panels, its tags and its picker', () => {
    const name = { zh: '教育经历', en: 'Education' };
    const modules = modulesOf({ rows: 10, fields: 5, active: false, idLength: 19, name });
    const json = JSON.stringify(fieldsCard(view(modules)));
    expect(json.match(/collapsible_panel/g)).toHaveLength(2);
    expect(json).toContain("<text_tag color='neutral'>停用</text_tag>");
    expect(picks(fieldsCard(view(modules)))).toHaveLength(10);
  });
});
