import { afterEach, describe, expect, it } from 'vitest';
import { button, callbacks, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
afterEach(() => house.close());

const SOURCES = 'GET /open-apis/hire/v1/resume_sources';
const PATCH = 'PATCH /open-apis/im/v1/messages/:message_id';

describe('a click while Hire hangs', () => {
  it('is answered with a toast within 3 s, and the card is updated afterwards with what was asked for', async () => {
    house = await openHouse({ bot: { timings: { clickBudgetMs: 200 } } });
    const list = await house.ask('/sources');
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 600 });
    const clicked = await house.sandbox.click({ messageId: list.messageId, value: button(list, 'Next') });
    expect(clicked.error).toBeUndefined();
    expect(clicked.ms).toBeLessThan(3000);
    expect(clicked.toast?.i18n?.['zh_cn']).toContain('正在读取');
    expect(clicked.toast?.i18n?.['en_us']).toContain('Still reading');
    expect(clicked.card).toBeUndefined();
    await house.sandbox.waitFor(() => words(house.sandbox.message(list.messageId) ?? {}).includes('Page 2'), {
      what: 'page 2',
    });
    expect(house.sandbox.record.filter(({ route }) => route === PATCH)).toHaveLength(1);
  });

  it('for 30 s ends in an error card with a retry button that works', async () => {
    house = await openHouse({ bot: { timings: { clickBudgetMs: 1000, giveUpMs: 2000 } } });
    const list = await house.ask('/sources');
    house.sandbox.faults.add({ route: SOURCES, kind: 'hang' });
    await house.sandbox.click({ messageId: list.messageId, value: button(list, 'Next') });
    const failed = await house.sandbox.waitFor(() => {
      const now = house.sandbox.message(list.messageId);
      return now && words(now).includes('did not answer within 30 seconds') ? now : undefined;
    });
    house.sandbox.faults.clear();
    const retried = await house.sandbox.click({ messageId: list.messageId, value: button(failed, 'Retry') });
    expect(words(retried.card ?? {})).toContain('Page 2');
  });

  it('does not overwrite what a later click has shown', async () => {
    house = await openHouse({ bot: { timings: { clickBudgetMs: 500 } } });
    const list = await house.ask('/sources');
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 10_000, times: 1 });
    await house.sandbox.click({ messageId: list.messageId, value: button(list, 'Next') });
    const help = await house.sandbox.click({ messageId: list.messageId, value: { action: 'help.open' } });
    expect(words(help.card ?? {})).toContain('Recruiting settings');
    const patched = (): boolean => house.sandbox.record.some(({ route }) => route === PATCH);
    house.clock.advance(10_000);
    await house.sandbox.waitFor(() => house.logs.length > 0 && slowReadIsOver());
    await house.ask('/help');
    expect(patched()).toBe(false);
    expect(words(house.sandbox.message(list.messageId) ?? {})).toContain('Recruiting settings');
  });

  function slowReadIsOver(): boolean {
    return (
      house.sandbox.record.filter(({ route, status }) => route === SOURCES && status === 200).length === 2
    );
  }
});

describe('a click', () => {
  it('that Feishu sends twice has one effect', async () => {
    house = await openHouse();
    const list = await house.ask('/sources');
    const value = button(list, 'Next');
    const first = await house.sandbox.click({ messageId: list.messageId, value, eventId: 'event-1' });
    expect(words(first.card ?? {})).toContain('Page 2');
    const again = await house.sandbox.click({ messageId: list.messageId, value, eventId: 'event-1' });
    expect(again.body).toEqual({});
  });

  it.each([
    ['a string', 'sources.page'],
    ['an unknown action', { action: 'sources.drop' }],
    ['an unknown command', { action: 'nothing.page' }],
    ['a wrong argument', { action: 'sources.page', status: 'sometimes' }],
    ['a wrong page number', { action: 'sources.page', n: -1 }],
    ['nothing', undefined],
  ])('with %s is told that the card is out of date', async (_what, value) => {
    house = await openHouse();
    const list = await house.ask('/sources');
    const clicked = await house.sandbox.click({ messageId: list.messageId, value });
    expect(clicked.error).toBeUndefined();
    expect(clicked.toast?.i18n?.['en_us']).toContain('out of date');
  });

  it('that fails at once keeps the card and says why', async () => {
    house = await openHouse();
    const list = await house.ask('/sources');
    house.sandbox.faults.add({ route: SOURCES, kind: 'status', status: 400, code: 99991672 });
    const clicked = await house.sandbox.click({ messageId: list.messageId, value: button(list, 'Next') });
    expect(clicked.toast?.type).toBe('error');
    expect(clicked.toast?.i18n?.['en_us']).toContain('lacks a permission');
    expect(words(house.sandbox.message(list.messageId) ?? {})).toContain('Page 1');
  });

  it('is told by toast when the month is used up, and Hire is then asked once an hour', async () => {
    house = await openHouse();
    const list = await house.ask('/sources');
    house.sandbox.faults.add({ route: SOURCES, kind: 'status', status: 429, code: 99991403 });
    const asked = (): number => house.sandbox.record.filter(({ route }) => route === SOURCES).length;
    const before = asked();
    const click = () => house.sandbox.click({ messageId: list.messageId, value: button(list, 'Next') });
    expect((await click()).toast?.i18n?.['en_us']).toContain('quota is used up');
    expect((await click()).toast?.i18n?.['en_us']).toContain('quota is used up');
    expect(asked()).toBe(before + 1);
    house.clock.advance(3_600_001);
    await click();
    expect(asked()).toBe(before + 2);
  });
});

describe('paging', () => {
  it('an expired page token leads back to the first page, says so and offers it', async () => {
    house = await openHouse();
    const list = await house.ask('/sources');
    const next = button(list, 'Next');
    house.sandbox.expirePageTokens();
    const clicked = await house.sandbox.click({ messageId: list.messageId, value: next });
    const text = words(clicked.card ?? {});
    expect(text).toContain('no longer valid');
    expect(text).toContain('Page 1');
    const offered = callbacks(clicked.card ?? {}).find(
      ({ value }) => value.action === 'sources.page' && !value['page_token'],
    );
    expect(offered).toBeDefined();
    expect(words(clicked.card ?? {}, 'zh_cn')).toContain('已失效');
  });

  it('remembers the way back for eight pages, and beyond them leads to the first', async () => {
    house = await openHouse({ yaml: 'lists: { page_size: 3 }' });
    const list = await house.ask('/sources');
    const current = () => house.sandbox.message(list.messageId) ?? {};
    for (let page = 1; page < 12; page++)
      await house.sandbox.click({ messageId: list.messageId, value: button(current(), 'Next') });
    expect(words(current())).toContain('Page 12');
    expect(button(current(), 'Previous')['prev']).toHaveLength(7);
    for (let page = 11; page > 3; page--) {
      await house.sandbox.click({ messageId: list.messageId, value: button(current(), 'Previous') });
      expect(words(current())).toContain(`Page ${page}`);
    }
    const back = button(current(), 'Previous');
    expect(back['page_token']).toBe('');
    await house.sandbox.click({ messageId: list.messageId, value: back });
    expect(words(current())).toContain('Page 1');
  });

  it('of a filtered list carries the filter along', async () => {
    house = await openHouse();
    const list = await house.ask('/sources --status active');
    const next = button(list, 'Next');
    expect(next).toMatchObject({ action: 'sources.page', status: 'active' });
    const clicked = await house.sandbox.click({ messageId: list.messageId, value: next });
    expect(words(clicked.card ?? {})).toMatch(/Page 2 of \d/);
    expect(words(clicked.card ?? {})).toContain('Active');
  });

  it('shows every field once, module by module, and every option of a field', async () => {
    house = await openHouse({ yaml: 'lists: { page_size: 20 }' });
    const fields = house.sandbox.hire.modules.flatMap((module) => module.children_list ?? []);
    const seen = await allIds('/fields', /`(\w+)` [^`\n]*(?:Required|Optional)/g);
    expect(seen).toEqual(fields.map(({ id }) => id));

    const city = fields.find(({ name }) => name.en_us === 'Current City');
    const options = await allIds('/field 现居城市', /\*\* · [^`\n]* `(\w+)`(?:$| 停用)/gm);
    expect(options.filter((id) => id.length < 10)).toEqual(
      city?.setting.config?.options?.map(({ key }) => key),
    );
  });

  async function allIds(text: string, pattern: RegExp): Promise<string[]> {
    const list = await house.ask(text);
    const seen: string[] = [];
    for (let page = 0; page < 40; page++) {
      const now = house.sandbox.message(list.messageId) ?? {};
      seen.push(...[...words(now).matchAll(pattern)].map((match) => match[1] ?? ''));
      const next = callbacks(now).find((callback) => callback.text === 'Next');
      if (!next) return seen;
      await house.sandbox.click({ messageId: list.messageId, value: next.value });
    }
    throw new Error('the list has no end');
  }

  it('opens a field from the list and leads back to the same page', async () => {
    house = await openHouse();
    const list = await house.ask('/fields --required');
    const second = await house.sandbox.click({ messageId: list.messageId, value: button(list, 'Next') });
    const select = callbacks(second.card ?? {}).find(({ value }) => value.action === 'field.open');
    const module = house.sandbox.hire.modules.find(({ name }) => name.en_us === 'Education');
    const field = module?.children_list?.find(({ name }) => name.en_us === 'Degree');
    const opened = await house.sandbox.click({
      messageId: list.messageId,
      tag: 'select_static',
      value: select?.value,
      option: `${module?.id ?? ''}/${field?.id ?? ''}`,
    });
    expect(words(opened.card ?? {})).toContain('Degree · 学历');
    const back = await house.sandbox.click({
      messageId: list.messageId,
      value: button(opened.card ?? {}, 'Back to the list'),
    });
    expect(words(back.card ?? {})).toContain('Page 2');
    expect(words(back.card ?? {})).toContain('Required');
  });

  it('refresh skips what is kept', async () => {
    house = await openHouse();
    const list = await house.ask('/sources');
    await house.ask('/sources');
    const asked = (): number => house.sandbox.record.filter(({ route }) => route === SOURCES).length;
    expect(asked()).toBe(1);
    const first = house.sandbox.hire.sources[0];
    if (first) first.zh_name = '新名称';
    const clicked = await house.sandbox.click({ messageId: list.messageId, value: button(list, 'Refresh') });
    expect(words(clicked.card ?? {})).toContain('新名称');
    expect(asked()).toBe(2);
  });
});
