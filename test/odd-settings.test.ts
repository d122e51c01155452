import { afterEach, describe, expect, it } from 'vitest';
import { checkCard } from '../cards/kit/check.js';
import type { HireSettings, Message, SandboxField, SandboxModule } from '../src/sandbox/index.js';
import { nodes, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
afterEach(() => house.close());

const named = (zh_cn: string, en_us = zh_cn) => ({ zh_cn, en_us });
const field = (id: string, name = named('字段', 'Field'), active_status = 1): SandboxField => ({
  id,
  name,
  setting: { object_type: 1 },
  is_customized: true,
  is_required: false,
  active_status,
});
const module = (
  id: string,
  children_list: SandboxField[],
  name = named('模块', 'Module'),
  active_status = 1,
): SandboxModule => ({
  ...field(id, name, active_status),
  setting: { object_type: 11 },
  children_list,
});

async function open(hire: Partial<HireSettings>, pageSize = 10): Promise<void> {
  house = await openHouse({
    yaml: `lists: { page_size: ${pageSize} }`,
    sandbox: { hire: { sources: [], modules: [], ...hire } },
  });
}

/** The answer, which is good and no error. */
async function answered(text: string, heading: string): Promise<Message> {
  const reply = await house.ask(text);
  expect(checkCard(reply.card)).toEqual([]);
  expect(title(reply)).toBe(heading);
  return reply;
}

/** What can be picked from the card's select. */
function values({ card }: Message): string[] {
  const select = nodes(card).find(({ tag }) => tag === 'select_static');
  return ((select?.['options'] ?? []) as { value: string }[]).map(({ value }) => value);
}

const CJK = named('四十个字的名字'.repeat(6).slice(0, 40), '英文名也是中文的名字'.repeat(4));

describe('settings that nobody expects', () => {
  it.each([64, 200])(
    'twenty disabled modules of one field each, with long names and ids of %i characters, fit on one page',
    async (length) => {
      const id = (letter: string, n: number): string => `${letter}${100 + n}`.padEnd(length, '0');
      const modules = Array.from({ length: 20 }, (_, n) =>
        module(id('m', n), [field(id('f', n), CJK, 2)], CJK, 2),
      );
      await open({ modules }, 20);
      const text = words(await answered('/fields', 'Talent fields'));
      for (const { id: own, children_list = [] } of modules)
        for (const one of [own, ...children_list.map((child) => child.id)]) expect(text).toContain(one);
      expect(text).toContain('Inactive');
    },
  );

  it.each([
    ['blanks', '   '],
    ['control characters', '\u0000\u0007\n'],
    ['marks that turn what follows', '\u202e\u2066'],
  ])('names of nothing but %s are told by their id', async (_, blank) => {
    await open({
      modules: [module('mod1', [field('field1', named(blank)), field('field2')], named(blank))],
      sources: [{ id: '77', zh_name: blank, en_name: blank, active_status: 1, resume_source_type: '10001' }],
    });
    expect(words(await answered('/field mod1/field1', '—'))).toMatch(/^mod1$/m);
    expect(words(await answered('/field mod1/field2', 'Field · 字段'))).toMatch(/^mod1$/m);
    expect(words(await answered('/fields', 'Talent fields'))).toContain('field1');
    expect(words(await answered('/sources', 'Resume sources'))).toContain('77');
    expect(words(await answered('/watch fields --module mod1', 'My subscriptions'))).toContain(
      '"mod1" (mod1)',
    );
  });

  it('a name in one language only is shown to both readers', async () => {
    await open({ modules: [module('mod1', [field('field1')], named('教育', ' '))] });
    expect(words(await answered('/field mod1/field1', 'Field · 字段'))).toMatch(/^教育$/m);
  });

  it('a field id that comes twice is listed twice and can be picked once', async () => {
    await open({ modules: [module('m', [field('same'), field('same'), field('other')])] });
    const reply = await answered('/fields', 'Talent fields');
    expect(words(reply).match(/`same`/g)).toHaveLength(2);
    expect(values(reply)).toEqual(['m/same', 'm/other']);
  });

  it('what is picked is opened, although its path comes twice or its ids are long', async () => {
    const long = (letter: string): string => letter.repeat(200);
    const modules = [
      module('m', [field('same'), field('same')]),
      module('a/b', [field('c/d')]),
      module('a', [field('b/c/d')]),
      module(long('x'), [field(long('y'))]),
    ];
    await open({ modules });
    const { messageId, ...list } = await answered('/fields', 'Talent fields');
    const options = values({ messageId, ...list });
    expect(options).toHaveLength(3);
    for (const option of options) {
      const value = { action: 'field.open' };
      const { card = {} } = await house.sandbox.click({ messageId, value, tag: 'select_static', option });
      expect(title(card), option).toBe('Field · 字段');
      expect(words(card)).toMatch(/^ID/m);
    }
  });

  it('paths that only look the same can be picked once', async () => {
    await open({ modules: [module('a/b', [field('c/d')]), module('a', [field('b/c/d')])] });
    const reply = await answered('/fields', 'Talent fields');
    expect(values(reply)).toEqual(['a/b/c/d']);
  });
});
