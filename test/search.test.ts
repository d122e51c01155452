import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUSE_LIMITS, cardBytes, checkCard, countTags } from '../cards/kit/check.js';
import type { Message } from '../src/sandbox/index.js';
import { button, callbacks, nodes, title, words, type CallbackValue } from './support/card.js';
import { openHouse, type House } from './support/house.js';

function expectGood(card: unknown): void {
  expect(checkCard(card)).toEqual([]);
  expect(cardBytes(card)).toBeLessThanOrEqual(HOUSE_LIMITS.bytes);
  expect(countTags(card)).toBeLessThanOrEqual(HOUSE_LIMITS.tags);
}

describe('/search', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  const click = async (messageId: string, value: CallbackValue): Promise<Message> => {
    const clicked = await house.sandbox.click({ messageId, value });
    expect(clicked.error).toBeUndefined();
    return house.sandbox.message(messageId) as Message;
  };

  it('finds a field by its initials, what matched in bold, in both languages', async () => {
    const reply = await house.ask('/search xl');
    expectGood(reply.card);
    expect(title(reply)).toBe('Search');
    expect(words(reply, 'zh_cn')).toContain('搜索');
    expect(words(reply, 'zh_cn')).toContain('属于 教育经历 Education');
    expect(words(reply)).toContain('in 教育经历 Education');
    expect(
      words(reply)
        .split('\n')
        .find((line) => line.includes('**') && line.includes(' · ')),
    ).toBe('**学历** · Degree');
  });

  it('groups by kind, the best first', async () => {
    const reply = await house.ask('/搜索 猎头');
    expect(words(reply)).toMatch(/\*\*Resume sources\*\* 2/);
    const many = words(await house.ask('/search 实习'));
    for (const kind of ['Resume sources', 'Modules', 'Fields', 'Options'])
      expect(many).toContain(`**${kind}**`);
    expect(words(await house.ask('/search 实习'), 'zh_cn')).toContain('**简历来源**');
  });

  it.each([
    ['a mixture', '/search 学li', '学历'],
    ['tones', '/search xué lì', '学历'],
    ['a slip', '/search dgree', 'Degree'],
    ['part of an English name', '/search agency', 'nearest'],
    ['an id', '/search 10001', 'Headhunter'],
  ])('by %s', async (_, text, expected) => {
    expect(words(await house.ask(text))).toContain(expected);
  });

  it('leads from a source back to the search', async () => {
    const reply = await house.ask('/search 猎头');
    const row = callbacks(reply).find(({ value }) => value.action === 'sources.open');
    if (!row) throw new Error('no source was found');
    const opened = await click(reply.messageId, row.value);
    expect(title(opened)).toBe('Resume sources');
    expectGood(opened.card);
    expect(title(await click(reply.messageId, button(opened, 'Back to the search')))).toBe('Search');
  });

  it('pages with its own token, and finds the same again', async () => {
    const reply = await house.ask('/search 大学');
    expectGood(reply.card);
    const next = button(reply, 'Next');
    expect(next).toMatchObject({ action: 'search.page', text: '大学', page_token: 'o10' });
    const second = await click(reply.messageId, next);
    expectGood(second.card);
    expect(words(second)).toMatch(/Page 2 of \d+/);
    const first = await click(reply.messageId, button(second, 'Previous'));
    expect(words(first)).toMatch(/Page 1 of \d+/);
  });

  it('opens a field, and leads back to the page', async () => {
    const reply = await house.ask('/search 学历');
    const field = await click(reply.messageId, button(reply, '学历'));
    expect(title(field)).toBe('Degree · 学历');
    const back = await click(reply.messageId, button(field, 'Back to the list'));
    expect(title(back)).toBe('Search');
  });

  it('opens a source in the list of sources, and an option in its field', async () => {
    const reply = await house.ask('/search lietou');
    const source = await click(reply.messageId, button(reply, '猎头'));
    expect(title(source)).toBe('Resume sources');
    expect(words(source)).toContain('10001');
    const options = await house.ask('/search 博士');
    const field = await click(options.messageId, button(options, '博士'));
    expect(title(field)).toBe('Degree · 学历');
  });

  it('says what to do when nothing is found', async () => {
    const reply = await house.ask('/search zqxjkvbw');
    expectGood(reply.card);
    expect(words(reply)).toContain('Nothing is called "zqxjkvbw"');
    expect(words(reply, 'zh_cn')).toContain('没有找到“zqxjkvbw”');
    expect(title(await click(reply.messageId, button(reply, 'All fields')))).toBe('Talent fields');
  });

  it('suggests what is nearest: what it is, where it belongs, and a way back', async () => {
    const source = await house.ask('/search headhuntress');
    expectGood(source.card);
    expect(words(source)).toContain('Headhunter');
    expect(words(source)).toContain('Resume source');
    expect(words(source)).not.toContain('Resume sources');
    const option = await house.ask('/search zhejiangdaxuee1');
    expect(words(option)).toContain('Option · 学校名称 School · 教育经历 Education');
    expect(words(option, 'zh_cn')).toContain('选项 · 学校名称 School · 教育经历 Education');
    const field = await click(option.messageId, button(option, '浙江大学'));
    expect(title(field)).toBe('School · 学校名称');
    expect(words(await click(option.messageId, button(field, 'Back to the list')))).toContain('The nearest');
  });

  it('finds what was added a moment ago when it is refreshed', async () => {
    const { sources } = house.sandbox.hire;
    const reply = await house.ask('/search zqxjkvbw');
    sources.push({
      id: '777',
      zh_name: '新来源',
      en_name: 'Zqxjkvbw',
      active_status: 1,
      resume_source_type: '10001',
    });
    const again = await click(reply.messageId, button(reply, 'Refresh'));
    sources.pop();
    expect(words(again)).toContain('**Zqxjkvbw**');
  });

  it('without a text shows how it is used', async () => {
    expect(words(await house.ask('/search'))).toContain('Say what to search for');
  });

  it('stands in /help, and its examples run when they are clicked', async () => {
    expect(words(await house.ask('/help'))).toContain('/search');
    const usage = await house.ask('/help search');
    const examples = callbacks(usage).filter(({ text }) => text.startsWith('/search'));
    expect(examples.map(({ text }) => text)).toEqual(['/search 学历', '/search xl', '/search 北京']);
    for (const { value } of examples) {
      const shown = await click((await house.ask('/help search')).messageId, value);
      expect(title(shown)).toBe('Search');
    }
  });
});

describe('the other lists find alike', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  it.each([
    ['/sources lietou', '猎头'],
    ['/sources bosszp', 'BOSS直聘'],
    ['/sources 公zh', '微信公众号'],
    ['/sources jobsite', 'Third-party Job Site'],
    ['/fields xueli', '学历'],
    ['/fields jyjl', '教育经历'],
    ['/fields 学li', '学历'],
  ])('%s', async (text, expected) => {
    expect(words(await house.ask(text))).toContain(expected);
  });

  it.each([
    ['/field xueli', 'Degree · 学历'],
    ['/field 学li', 'Degree · 学历'],
    ['/field xue li', 'Degree · 学历'],
    ['/field jyjl', 'Education · 教育经历'],
  ])('%s', async (text, expected) => {
    expect(title(await house.ask(text))).toBe(expected);
  });

  it('several equal ones are a choice', async () => {
    const reply = await house.ask('/field gongsimingcheng');
    expect(title(reply)).toBe('Which one do you mean?');
    expect(words(reply, 'zh_cn')).toContain('工作经历');
    expect(words(reply, 'zh_cn')).toContain('实习经历');
  });

  it('a slip is offered, not taken', async () => {
    const reply = await house.ask('/field xeuli');
    expect(title(reply)).toBe('Not found');
    expect(button(reply, '学历')).toMatchObject({ action: 'field.open' });
  });
});

describe('names made to break a card', () => {
  let house: House;
  afterAll(() => house.close());

  it('are found and inert', async () => {
    const trouble = [
      '测试<at id=all></at>**bold**',
      '测试`code` [link](javascript:alert(1))',
      `测试${'👨‍👩‍👧‍👦'.repeat(60)}`,
      '（测试）*x*',
      `${'长'.repeat(60)}测试${'尾'.repeat(60)}`,
      '\u202e测试\u202c  两 格',
      '测试 &amp; #1 | ~~',
    ];
    const sources = Array.from({ length: 20 }, (_, i) => ({
      id: `${i}${'9'.repeat(30)}`,
      zh_name: trouble[i % trouble.length] ?? '',
      en_name: trouble[(i + 3) % trouble.length] ?? '',
      active_status: 1 as const,
      resume_source_type: '<b>10001</b>',
    }));
    house = await openHouse({
      yaml: 'lists: { page_size: 20 }',
      sandbox: { hire: { sources, modules: [] } },
    });
    for (const text of ['测试', 'ceshi', 'cs', '<at id=all>', '999', '*x*']) {
      const reply = await house.ask(`/search ${text}`);
      expectGood(reply.card);
      const markdown = nodes(reply.card).filter(({ tag }) => tag === 'markdown');
      expect(JSON.stringify(markdown)).not.toMatch(/<at |javascript:alert\(/);
    }
    const all = words(await house.ask('/search 测试'));
    for (const { id } of sources) expect(all).toContain(id);
    expect(all).toMatch(/…\*\*测试\*\*尾/);
  });
});
