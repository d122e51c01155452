import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callbacks, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a command is understood', () => {
  it.each([
    ['/sources', 'Resume sources'],
    ['/SOURCES', 'Resume sources'],
    ['/来源', 'Resume sources'],
    ['／来源', 'Resume sources'],
    ['/来源　猎头', 'Resume sources'],
    ['/来源猎头', 'Resume sources'],
    ['/来源：猎头', 'Resume sources'],
    ['/字段详情教育经历/学历', 'Degree · 学历'],
    ['/sources/list.json is gone', 'No such command'],
    ['/fields', 'Talent fields'],
    ['/字段', 'Talent fields'],
    ['/字段 --必填', 'Talent fields'],
    ['/help', 'Recruiting settings'],
    ['/帮助', 'Recruiting settings'],
    ['/help sources', '/sources'],
    ['/help /sources', '/sources'],
    ['/help 来源', '/sources'],
    ['/field 学历', 'Degree · 学历'],
    ['/字段详情 学历', 'Degree · 学历'],
    ['/field Degree', 'Degree · 学历'],
    ['/field degree', 'Degree · 学历'],
    ['/field "学历"', 'Degree · 学历'],
    ['/field “学历”', 'Degree · 学历'],
    ['/field 「学历」', 'Degree · 学历'],
    ['/field 教育经历/学历', 'Degree · 学历'],
    ['/field 教育经历', 'Education · 教育经历'],
    ['sources', 'Resume sources'],
    ['hello', 'Recruiting settings'],
    ['你好', 'Recruiting settings'],
    ['/', 'Recruiting settings'],
  ])('%s', async (text, expected) => {
    expect(title(await house.ask(text))).toBe(expected);
  });

  it('in a rich-text message, with the mention anywhere', async () => {
    const said = house.sandbox.say({
      chat: house.sandbox.chats.group,
      mentions: ['bot'],
      post: {
        title: '',
        content: [
          [
            { tag: 'text', text: '/sources ' },
            { tag: 'at', user_id: '@_user_1', user_name: 'bot' },
            { tag: 'text', text: ' --type ' },
            { tag: 'a', href: 'http://x.cn', text: 'headhunter' },
          ],
        ],
      },
    });
    const reply = await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0]);
    expect(words(reply)).toContain('Headhunter');
    expect(words(reply)).toContain('8 in total');
  });

  it('with @_user_1 beside @_user_10', async () => {
    const others = Array.from({ length: 9 }, () => house.sandbox.people.colleague);
    const said = house.sandbox.say({
      chat: house.sandbox.chats.group,
      mentions: ['bot', ...others],
      text: '@_user_1 /sources @_user_10 猎头',
    });
    const reply = await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0]);
    expect(words(reply)).toContain('"猎头"');
  });

  it.each([
    ['[51job.com](http://51job.com)', '51job.com'],
    ['[wiki](https://en.wikipedia.org/wiki/A_(b))', 'wiki'],
    ['[wiki](https://x.cn/A_(b_(c))_d) more', 'wiki more'],
    ['[one](http://x.cn/(a)) [two](http://x.cn/(b))', 'one two'],
    ['[open](http://x.cn/a(b) more', 'open more'],
    ['[no](mailto:x) link', '[no](mailto:x) link'],
  ])('with a link that the client made, taken as its text: %s', async (typed, text) => {
    expect(words(await house.ask(`/sources ${typed}`))).toContain(`"${text}"`);
  });
});

describe('arguments', () => {
  it.each([
    ['/sources --type 10001', '8 in total'],
    ['/sources --type=10001', '8 in total'],
    ['/sources --type 猎头', '8 in total'],
    ['/sources --type headhunter', '8 in total'],
    ['/sources --type Headhunter --status active', '7 in total'],
    ['/sources —type headhunter', '8 in total'],
    ['/sources ––type＝headhunter', '8 in total'],
    ['/sources —-type headhunter', '8 in total'],
    ['/sources -–type headhunter', '8 in total'],
    ['/sources －—type=headhunter', '8 in total'],
    ['/sources --type "social media"', 'Social media'],
    ['/sources --类型 猎头', '8 in total'],
    ['/sources --status 停用', 'Inactive'],
    ['/sources --status all', 'Page 1'],
    ['/sources boss直聘', 'BOSS'],
    ['/sources 10003', '10003'],
    ['/fields --required 教育经历', 'Education'],
    ['/fields --custom', 'Custom'],
    ['/fields --system --type date', 'Date'],
    ['/fields --type 单选', 'Single select'],
    ['/fields --status inactive', 'Inactive'],
    ['/fields 教育经历', '1 module'],
  ])('%s', async (text, expected) => {
    expect(words(await house.ask(text))).toContain(expected);
  });

  it('a switch never takes the next word', async () => {
    const reply = await house.ask('/fields --required 教育经历');
    expect(words(reply)).toContain('"教育经历" · Required');
  });

  it('two codes for a date are one type', async () => {
    const codes = new Set(
      house.sandbox.hire.modules.flatMap((module) =>
        (module.children_list ?? []).map((f) => f.setting.object_type),
      ),
    );
    expect(codes.has(5) && codes.has(12)).toBe(true);
    const dates = house.sandbox.hire.modules.flatMap((module) =>
      (module.children_list ?? []).filter((field) => [5, 12].includes(field.setting.object_type)),
    );
    expect(words(await house.ask('/fields --type date'))).toContain(`${dates.length} fields`);
  });

  it.each([
    ['/sources --status foo', '--status is active, inactive or all'],
    ['/sources --type nonsense', 'There is no such type'],
    ['/sources --staus active', 'Did you mean --status?'],
    ['/sources -—staus active', 'Did you mean --status?'],
    ['/sources --type', '--type needs a value'],
    ['/sources --type --status active', '--type needs a value'],
    ['/field', 'Say the id or name'],
    [`/sources ${'长'.repeat(101)}`, 'At most 100'],
  ])('%s shows the right form', async (text, expected) => {
    const reply = await house.ask(text);
    expect(words(reply)).toContain(expected);
    expect(words(reply)).toContain(
      `**How it is written**　\`${text.startsWith('/field') ? '/field' : '/sources'} `,
    );
  });
});

describe('a name that is not exact', () => {
  it('offers a choice, and a click opens it', async () => {
    const reply = await house.ask('/field 公司名称');
    expect(words(reply)).toContain('Which one do you mean?');
    const choices = callbacks(reply).filter(({ value }) => value.action === 'field.open');
    expect(choices.length).toBeGreaterThan(1);
    const clicked = await house.sandbox.click({ messageId: reply.messageId, value: choices[0]?.value });
    expect(words(clicked.card ?? {})).toContain('Company');
  });

  it('suggests the nearest for a slip', async () => {
    const reply = await house.ask('/field degre');
    expect(words(reply)).toMatch(/Degree/);
  });

  it('says plainly that nothing has that name', async () => {
    expect(words(await house.ask('/field zzzzzzzzz'))).toContain('No field or module is called "zzzzzzzzz"');
  });

  it('tells a module from its field of the same id', async () => {
    const twin = house.sandbox.hire.modules.find((module) =>
      module.children_list?.some(({ id }) => id === module.id),
    );
    const reply = await house.ask(`/field ${twin?.id ?? ''}`);
    expect(words(reply)).toContain('Which one do you mean?');
    const answers = await Promise.all(
      callbacks(reply).map(({ value }) => house.sandbox.click({ messageId: reply.messageId, value })),
    );
    const subtitles = answers.map(({ card }) => words(card ?? {}));
    expect(subtitles.some((text) => text.includes('Fields'))).toBe(true);
    expect(subtitles.some((text) => !text.includes('Fields'))).toBe(true);
  });

  it.each([
    ['/sorces', '/sources'],
    ['/source', '/sources'],
    ['/fileds', '/fields'],
    ['/来原', '/来源'],
    ['/hlep', '/help'],
    ['/sorces --type headhunter', '/sources --type headhunter'],
  ])('an unknown command %s offers %s as a button', async (typed, nearest) => {
    const reply = await house.ask(typed);
    expect(words(reply)).toContain(`Did you mean ${nearest}?`);
    const offered = callbacks(reply)[0]?.value;
    const clicked = await house.sandbox.click({ messageId: reply.messageId, value: offered });
    expect(clicked.error).toBeUndefined();
    expect(clicked.card).toBeDefined();
  });

  it('an unknown command that resembles nothing offers the help', async () => {
    const reply = await house.ask('/qqqqqqqqqqqq');
    expect(callbacks(reply).map(({ value }) => value.action)).toEqual(['help.open']);
  });
});
