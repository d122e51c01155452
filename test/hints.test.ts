import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUSE_LIMITS, cardBytes, checkCard } from '../cards/kit/check.js';
import { createRegistry } from '../src/commands/registry.js';
import { callbacks, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a mistyped argument', () => {
  it.each([
    ['/sources --type headhuntr', '没有这个类型', '/sources --type headhunter'],
    ['/sources --type 猎投', '没有这个类型', '/sources --type 猎头'],
    ['/sources --typ headhuntr 猎', '没有 --typ', '/sources 猎 --type headhunter'],
    ['/fields --stat active', '没有 --stat', '/fields --status active'],
    ['/fields --状 启用', '没有 --状', '/fields --status 启用'],
    ['/fields --status activ --required', '--status 只能是', '/fields --required --status active'],
    ['/fields --requird 教育', '没有 --requird', '/fields 教育 --required'],
    ['/fields --type singel-select', '没有这个类型', '/fields --type single-select'],
    ['/watch feilds', '可以订阅', '/watch fields'],
    ['/watch --severity brekaing', '--severity 只能是', '/watch --severity breaking'],
    ['/watch --module "教 育" --severty risky', '没有 --severty', '/watch --module "教 育" --severity risky'],
    ['/changes --since 7x', '--since 的写法', '/changes --since 7d'],
    [
      '/changes --since 30 --severity breakin',
      '--severity 只能是',
      '/changes --since 30 --severity breaking',
    ],
    ['/changes --from 2026-11-20 --to 2026-11-01', '不能晚于', '/changes --from 2026-11-01 --to 2026-11-20'],
    ['/export changes --form 2026-11-01', '没有 --form', '/export changes --from 2026-11-01'],
    ['/watch --digest dialy@18:00', '--digest 只能是', '/watch --digest daily@18:00'],
    ['/watches foo', '不需要“foo”', '/watches'],
    ['/export feilds', '要导出什么', '/export fields'],
    ['/export fields pdf', '可以导出为', '/export fields'],
    ['/export fields typscript', '可以导出为', '/export fields typescript'],
    ['/export sources typescript', '可以导出为', '/export sources'],
  ])('%s', async (typed, problem, meant) => {
    const reply = await house.ask(typed);
    expect(title(reply)).toBe('That command was not understood');
    expect(checkCard(reply.card)).toEqual([]);
    expect(cardBytes(reply.card ?? {})).toBeLessThanOrEqual(HOUSE_LIMITS.bytes);
    expect(words(reply, 'zh_cn')).toContain(problem);
    expect(words(reply, 'zh_cn')).toContain('你是不是想用');
    expect(words(reply)).toContain('Did you mean:');
    expect(callbacks(reply)[0]?.text).toBe(meant);
  });

  it.each([
    '/sources --type 乱七八糟的',
    '/fields --nothing',
    '/export',
    '/unwatch x',
    '/watch --digest 25:00',
  ])('that means nothing is explained, and nothing is guessed: %s', async (typed) => {
    const reply = await house.ask(typed);
    expect(title(reply)).toBe('That command was not understood');
    expect(words(reply)).not.toContain('Did you mean');
    expect(callbacks(reply).length).toBeGreaterThan(0);
  });

  it('is mended together with a mistyped name', async () => {
    const reply = await house.ask('/sorces --type headhuntr');
    expect(words(reply)).toContain('Did you mean /sources --type headhunter?');
    const { card } = await house.sandbox.click({
      messageId: reply.messageId,
      value: callbacks(reply)[0]?.value,
    });
    expect(title(card ?? {})).toBe('Resume sources');
  });

  it('runs corrected when it is clicked', async () => {
    const reply = await house.ask('/sources --type headhuntr');
    const value = callbacks(reply)[0]?.value;
    const clicked = await house.sandbox.click({ messageId: reply.messageId, value });
    expect(title(clicked.card ?? {})).toBe('Resume sources');
    expect(words(clicked.card ?? {})).toContain('Headhunter');
  });
});

const examples = createRegistry().commands.flatMap(({ name, examples: all }) =>
  all.map(({ typed }) => [name, typed] as const),
);

describe('every example of /help COMMAND', () => {
  it.each(examples)('%s: %s runs when it is clicked', async (name, typed) => {
    const help = await house.ask(`/help ${name}`);
    const asked = title(help);
    const example = callbacks(help).find(({ text }) => text === typed);
    expect(example).toBeDefined();
    const { error, toast, card } = await house.sandbox.click({
      messageId: help.messageId,
      value: example?.value,
    });
    expect(error).toBeUndefined();
    expect(toast?.type ?? 'success').not.toBe('error');
    // On a slow machine the card is updated after the answer.
    const later = (): unknown =>
      house.repliesTo(help.messageId)[0] ?? (title(help) === asked ? undefined : help.card);
    const shown = card ?? (await house.sandbox.waitFor(later, { what: 'what was asked for' }));
    expect(JSON.stringify(shown)).not.toContain('That command was not understood');
    if (card) expect(checkCard(card)).toEqual([]);
  });
});
