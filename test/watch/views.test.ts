import { describe, expect, it } from 'vitest';
import type { ChangeView } from '../../cards/kit/change-view.js';
import type { Text } from '../../src/base/text.js';
import type { HireSettings } from '../../src/hire/types.js';
import { diffSettings } from '../../src/watch/diff.js';
import { changeView } from '../../src/watch/views.js';
import { field, module, option, settings, source, withField } from './things.js';

/** The view of the one change between two reads. */
function view(before: HireSettings, after: HireSettings): ChangeView {
  const changes = diffSettings(before, after);
  expect(changes).toHaveLength(1);
  return changeView(changes[0] ?? expect.fail('no change'));
}

const text = (zh: string, en: string): Text => ({ zh, en });
const none = settings([]);
const options = (...list: readonly ReturnType<typeof option>[]): HireSettings => withField({ options: list });

describe('what happened, and to what', () => {
  it('of a field with its module', () => {
    expect(view(withField({}), withField({ required: true }))).toStrictEqual({
      severity: 'breaking',
      sign: '~',
      what: text('字段变为必填', 'Field became required'),
      id: 'f',
      name: text('字段f', 'Field f'),
      place: { id: 'm', name: text('模块m', 'Module m') },
      from: text('选填', 'Optional'),
      to: text('必填', 'Required'),
    });
  });

  it('of a source or a module without a place', () => {
    expect(view(none, settings([], [source('s')]))).toStrictEqual({
      severity: 'safe',
      sign: '+',
      what: text('新增来源', 'Source added'),
      id: 's',
      name: text('来源s', 'Source s'),
    });
    expect(view(settings([module('m')]), settings([module('m', [], { status: 'inactive' })]))).toStrictEqual({
      severity: 'breaking',
      sign: '−',
      what: text('停用模块', 'Module disabled'),
      id: 'm',
      name: text('模块m', 'Module m'),
      from: text('启用', 'Active'),
      to: text('停用', 'Inactive'),
    });
  });

  it('with the severity that app.yaml gave it', () => {
    const [change] = diffSettings(none, settings([], [source('s')]), { 'source.added': 'risky' });
    expect(changeView(change ?? expect.fail('no change')).severity).toBe('risky');
  });
});

describe('what came and what went', () => {
  it('a module says how many fields it has', () => {
    const eight = settings([
      module(
        'm',
        Array.from({ length: 8 }, (_, n) => field(`${n}`)),
      ),
    ]);
    expect(view(none, eight)).toMatchObject({ to: text('8 个字段', '8 fields') });
    expect(view(none, eight)).not.toHaveProperty('from');
    expect(view(withField({}), none)).toMatchObject({ from: text('1 个字段', '1 field') });
    expect(view(withField({}), none)).not.toHaveProperty('to');
  });

  it('a field says its type, and whether it is required', () => {
    const empty = settings([module('m')]);
    expect(view(empty, withField({})).to).toEqual(text('单选 · 选填', 'Single select · Optional'));
    expect(view(empty, withField({ required: true, type: '99' })).to).toEqual(
      text('类型 99 · 必填', 'Type 99 · Required'),
    );
    const gone = view(withField({}), empty);
    expect([gone.from, gone.to, gone.name]).toEqual([undefined, undefined, text('字段f', 'Field f')]);
  });
});

describe('names and descriptions', () => {
  const renamed = (before: Text, after: Text): (Text | undefined)[] => {
    const { from, to } = view(withField({ name: before }), withField({ name: after }));
    return [from, to];
  };

  it('each reader sees the own language', () => {
    expect(renamed(text('学历', 'Degree'), text('学位', 'Title'))).toEqual([
      text('学历', 'Degree'),
      text('学位', 'Title'),
    ]);
  });

  it('and the other one where there is none', () => {
    expect(renamed(text('学历', ''), text('学位', ''))).toEqual([text('学历', '学历'), text('学位', '学位')]);
    expect(renamed(text('', ''), text('', 'Title'))).toEqual([
      text('（空）', '(empty)'),
      text('Title', 'Title'),
    ]);
  });

  it('everybody sees both where one language alone is different', () => {
    expect(renamed(text('学历', 'Degree'), text('学历', 'Title'))).toEqual([
      text('学历 · Degree', '学历 · Degree'),
      text('学历 · Title', '学历 · Title'),
    ]);
    expect(renamed(text('学历', ''), text('学历', '学历'))).toEqual([
      text('学历 · （空）', '学历 · (empty)'),
      text('学历 · 学历', '学历 · 学历'),
    ]);
  });

  it('a description that was empty is said to be', () => {
    const before = withField({});
    const after = withField({ description: text('最高学历', 'Highest degree') });
    expect(view(before, after)).toMatchObject({
      from: text('（空）', '(empty)'),
      to: text('最高学历', 'Highest degree'),
    });
  });
});

describe('types', () => {
  const retyped = (before: string, after: string): (Text | undefined)[] => {
    const { from, to } = view(withField({ type: before }), withField({ type: after }));
    return [from, to];
  };

  it('by their labels, those of fields and those of sources', () => {
    expect(retyped('3', '4')).toEqual([text('单选', 'Single select'), text('多选', 'Multiple select')]);
    expect(retyped('', 'constructor')).toEqual([
      text('（空）', '(empty)'),
      text('类型 constructor', 'Type constructor'),
    ]);
    const source1 = settings([], [source('s')]);
    const source2 = settings([], [source('s', { type: '10000' })]);
    expect(view(source1, source2)).toMatchObject({
      from: text('猎头', 'Headhunter'),
      to: text('内推', 'Referral'),
    });
  });

  it('two codes with one label are told apart', () => {
    expect(retyped('5', '12')).toEqual([text('日期（5）', 'Date (5)'), text('日期（12）', 'Date (12)')]);
  });

  it('replaced says names and types', () => {
    const before = withField({ name: text('学历', 'Degree') });
    const after = withField({ name: text('籍贯', 'Home'), type: '1' });
    expect(view(before, after)).toMatchObject({
      from: text('学历 · 单选', 'Degree · Single select'),
      to: text('籍贯 · 单行文本', 'Home · Single-line text'),
    });
  });
});

describe('moves', () => {
  const moved = (a: Text, b: Text): (Text | undefined)[] => {
    const { from, to } = view(
      settings([module('a', [field('f')], { name: a }), module('b', [], { name: b })]),
      settings([module('a', [], { name: a }), module('b', [field('f')], { name: b })]),
    );
    return [from, to];
  };

  it('say the names of the modules, or their ids', () => {
    expect(moved(text('教育', 'Education'), text('工作', ''))).toEqual([
      text('教育', 'Education'),
      text('工作', '工作'),
    ]);
    expect(moved(text('', ''), text('', ''))).toEqual([text('a', 'a'), text('b', 'b')]);
    expect(moved(text('同名', 'Same'), text('同名', 'Same'))).toEqual([
      text('同名（a）', 'Same (a)'),
      text('同名（b）', 'Same (b)'),
    ]);
  });
});

describe('options', () => {
  const off = { status: 'inactive' } as const;
  const changed = { description: text('新', 'New') };
  it.each([
    ['新增 1 个选项', '1 option added', options(), options(option('a'))],
    ['新增 2 个选项', '2 options added', options(), options(option('a'), option('b'))],
    ['删除 2 个选项', '2 options removed', options(option('a'), option('b')), options()],
    ['停用 1 个选项', '1 option disabled', options(option('a')), options(option('a', off))],
    ['重新启用 1 个选项', '1 option enabled again', options(option('a', off)), options(option('a'))],
    [
      '1 个选项改名',
      '1 option renamed',
      options(option('a')),
      options(option('a', { name: text('新', 'New') })),
    ],
    ['1 个选项说明变更', '1 option description changed', options(option('a')), options(option('a', changed))],
    [
      '2 个选项说明变更',
      '2 option descriptions changed',
      options(option('a'), option('b')),
      options(option('a', changed), option('b', changed)),
    ],
  ])('%s / %s', (zh, en, before, after) => {
    expect(view(before, after)).toMatchObject({ what: { zh, en }, id: 'f', place: { id: 'm' } });
  });

  it('are counted, and the first five are named', () => {
    const keys = ['g', 'f', 'e', 'd', 'c', 'b', 'a'];
    const { options: told } = view(options(), options(...keys.map((key) => option(key))));
    expect(told).toStrictEqual({
      count: 7,
      named: ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, name: option(key).name })),
    });
  });

  it('that are renamed have their old and their new names', () => {
    const name = text('新', 'New');
    const before = options(option('b'), option('a'));
    const after = options(option('a', { name }), option('b', { name: text('', '') }));
    expect(view(before, after).options?.named).toEqual([
      { key: 'a', name: option('a').name, to: name },
      { key: 'b', name: option('b').name, to: text('', '') },
    ]);
  });

  it('that are gone are named as they were', () => {
    expect(view(options(option('a')), options()).options?.named).toEqual([
      { key: 'a', name: option('a').name },
    ]);
  });
});
