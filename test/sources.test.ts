import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { button, callbacks, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const LIST = 'GET /open-apis/hire/v1/resume_sources';

describe('/sources', () => {
  it('answers with the first page of the list, in both languages, as a reply with a uuid', async () => {
    const reply = await house.ask('/sources');
    const first = house.sandbox.hire.sources[0];
    expect(words(reply, 'zh_cn')).toContain('简历来源');
    expect(words(reply, 'en_us')).toContain('Resume sources');
    expect(words(reply)).toContain(first?.id);
    expect(words(reply)).toContain(first?.zh_name);
    expect(reply.uuid).toMatch(/^[\w-]{10,50}$/);
    expect(words(reply)).toContain('Page 1');
    expect(words(reply)).not.toMatch(/Page 1 of/);
  });

  it('turns pages with the very token that the API returned, and back again', async () => {
    const reply = await house.ask('/sources');
    const next = button(reply, 'Next');
    expect(next.action).toBe('sources.page');
    const before = house.sandbox.record.length;
    const clicked = await house.sandbox.click({ messageId: reply.messageId, value: next });
    expect(clicked.error).toBeUndefined();
    expect(clicked.ms).toBeLessThan(3000);
    const asked = house.sandbox.record.slice(before).filter(({ route }) => route === LIST);
    expect(asked.map(({ query }) => query['page_token'])).toEqual([next['page_token']]);
    const second = house.sandbox.message(reply.messageId);
    expect(words(second ?? {})).toContain('Page 2');
    expect(words(second ?? {})).toContain(house.sandbox.hire.sources[10]?.id);

    const back = button(second ?? {}, 'Previous');
    expect(back['page_token']).toBe('');
    await house.sandbox.click({ messageId: reply.messageId, value: back });
    expect(words(house.sandbox.message(reply.messageId) ?? {})).toContain('Page 1');
  });

  it('shows every source once on the way through all pages', async () => {
    const reply = await house.ask('/sources');
    const seen: string[] = [];
    for (let page = 1; page < 20; page++) {
      const now = house.sandbox.message(reply.messageId);
      seen.push(...[...words(now ?? {}).matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ''));
      const next = callbacks(now ?? {}).find(({ text }) => text === 'Next');
      if (!next) break;
      await house.sandbox.click({ messageId: reply.messageId, value: next.value });
    }
    expect(seen).toEqual(house.sandbox.hire.sources.map(({ id }) => id));
  });
});
