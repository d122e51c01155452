import { afterEach, describe, expect, it } from 'vitest';
import { openHouse, type House } from './support/house.js';

let house: House;
afterEach(() => house.close());

/** People who each have a private chat with the bot. */
function crowd(count: number): { from: string; chat: string }[] {
  const { world } = house.sandbox;
  return Array.from({ length: count }, (_, i) => {
    const from = `ou_crowd${i}`;
    world.addPerson(from, `员工${i}`);
    return { from, chat: world.privateChat(from)?.chatId ?? '' };
  });
}

describe('300 people who ask within a second', () => {
  it('are each answered once, with one read, and no limit is exceeded at the server', async () => {
    house = await openHouse();
    const said = crowd(300).map((where) => house.sandbox.say({ text: '/sources', ...where }));
    const replies = () => said.map(({ messageId }) => house.repliesTo(messageId).length);
    await house.sandbox.waitFor(() => replies().every((count) => count >= 1), {
      timeoutMs: 30_000,
      what: '300 replies',
    });
    expect(new Set(replies())).toEqual(new Set([1]));
    expect(house.sandbox.record.filter(({ path }) => path.includes('resume_sources'))).toHaveLength(1);
    expect(house.sandbox.record.filter(({ status }) => status >= 400)).toEqual([]);
    expect(house.sandbox.violations()).toEqual([]);
  }, 60_000);

  it('about different things keep within both APIs of Hire as well', async () => {
    house = await openHouse({ yaml: 'cache: { ttl: 0s }' });
    const people = crowd(60);
    const said = people.map((where, i) =>
      house.sandbox.say({ text: i % 2 ? `/sources --type 1000${i % 10}` : '/fields', ...where }),
    );
    await house.sandbox.waitFor(
      () => said.every(({ messageId }) => house.repliesTo(messageId).length === 1),
      {
        timeoutMs: 30_000,
        what: '60 replies',
      },
    );
    expect(house.sandbox.violations()).toEqual([]);
  }, 60_000);

  it('in one group are answered at five a second', async () => {
    house = await openHouse();
    const said = Array.from({ length: 20 }, () =>
      house.sandbox.say({ text: '/help', chat: house.sandbox.chats.group }),
    );
    await house.sandbox.waitFor(
      () => said.every(({ messageId }) => house.repliesTo(messageId).length === 1),
      {
        timeoutMs: 30_000,
        what: '20 replies',
      },
    );
    expect(house.sandbox.record.filter(({ status }) => status >= 400)).toEqual([]);
    expect(house.sandbox.violations()).toEqual([]);
  }, 60_000);
});

describe('reads of Hire', () => {
  it('that are all different never exceed the limit, however the answers are delayed', async () => {
    house = await openHouse({ yaml: 'cache: { ttl: 0s }\nlists: { page_size: 1 }' });
    house.sandbox.faults.add({ route: /resume_sources/, kind: 'delay', ms: 120 });
    const list = await house.ask('/sources');
    let value: unknown = { action: 'sources.page', page_token: '' };
    for (let page = 0; page < 40; page++) {
      const clicked = await house.sandbox.click({ messageId: list.messageId, value });
      const text = JSON.stringify(clicked.card ?? {});
      const next = /"page_token":"([^"]+)","prev"/.exec(text)?.[1];
      value = { action: 'sources.page', page_token: next ?? '' };
    }
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        house.sandbox.click({
          messageId: list.messageId,
          value: { action: 'sources.page', page_token: `t${i}` },
        }),
      ),
    );
    expect(house.sandbox.violations()).toEqual([]);
  }, 60_000);
});
