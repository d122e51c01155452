import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../src/sandbox/index.js';
import { largeSettings } from '../src/sandbox/index.js';
import { button, words } from './support/card.js';
import { openHouse, type House, type HouseOptions } from './support/house.js';

let house: House;
afterEach(() => house.close());

const SOURCES = 'GET /open-apis/hire/v1/resume_sources';
const REPLY = 'POST /open-apis/im/v1/messages/:message_id/reply';
const PATCH = 'PATCH /open-apis/im/v1/messages/:message_id';
/** Seven pages of sources. */
const MANY = largeSettings({ sources: 700, modules: 1, fieldsPerModule: 1, selectEvery: 1, options: 1 });
const calls = (route: string) => house.sandbox.record.filter((call) => call.route === route);

/** A bot that says after 150 ms what it says after two seconds. */
const open = (options: HouseOptions = {}): Promise<House> =>
  openHouse({ ...options, bot: { ...options.bot, timings: { progressMs: 150, ...options.bot?.timings } } });

/** Everything that the reply to a message has shown, in English. */
async function shownFor(messageId: string, last: string): Promise<{ reply: Message; shown: string[] }> {
  const reply = await house.sandbox.waitFor(
    () => house.repliesTo(messageId).find((message) => words(message).includes(last)),
    { what: `a reply with ${last}`, timeoutMs: 10_000 },
  );
  return { reply, shown: [...reply.history, reply.card ?? {}].map((card) => words(card)) };
}

describe('a reply that takes long', () => {
  it('says that it is being read, how many pages are done, and is then replaced by the answer', async () => {
    house = await open({ sandbox: { hire: MANY } });
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 120 });
    const said = house.sandbox.say({ text: '/sources --status active' });
    const { reply, shown } = await shownFor(said.messageId, 'Page 1');
    expect(shown[0]).toContain('Reading');
    expect(shown.slice(0, -1).some((text) => /[2-6]\*\* pages read/.test(text))).toBe(true);
    expect(words(reply.history[0] ?? {}, 'zh_cn')).toContain('正在读取');
    expect(shown.at(-1)).not.toContain('Reading');
    expect(house.repliesTo(said.messageId)).toHaveLength(1);
    expect(calls(REPLY)).toHaveLength(1);
  });

  it('knows how many pages there were the last time', async () => {
    house = await open({ sandbox: { hire: MANY }, yaml: 'cache: { ttl: 100ms }' });
    await house.ask('/sources --status active');
    house.clock.advance(1000);
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 120 });
    const said = house.sandbox.say({ text: '/sources --status active' });
    const { shown } = await shownFor(said.messageId, 'Page 1');
    expect(shown.join('\n')).toMatch(/▰.*[2-6]\*\* of about 7 pages read/);
  });

  it('and is not in time becomes an error card with a retry, in the same message', async () => {
    house = await open({ bot: { timings: { giveUpMs: 500 } } });
    house.sandbox.faults.add({ route: SOURCES, kind: 'hang' });
    const said = house.sandbox.say({ text: '/sources' });
    const { reply, shown } = await shownFor(said.messageId, 'did not answer within');
    expect(shown[0]).toContain('Waiting for Feishu Hire');
    expect(button(reply, 'Retry')).toMatchObject({ action: 'sources.retry' });
    expect(house.repliesTo(said.messageId)).toHaveLength(1);
  });

  it('stands in the thread of the command', async () => {
    house = await open();
    const chat = house.sandbox.chats.topicGroup;
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 400 });
    const said = house.sandbox.say({ text: '{bot} /sources', chat });
    const { reply, shown } = await shownFor(said.messageId, 'Page 1');
    expect(shown).toHaveLength(2);
    expect(reply.threadId).toBe(house.sandbox.message(said.messageId)?.threadId);
  });

  it('is finished after a restart in the message that said that it is being read', async () => {
    house = await open();
    house.sandbox.faults.add({ route: SOURCES, kind: 'hang' });
    const said = house.sandbox.say({ text: '/sources' });
    await shownFor(said.messageId, 'Waiting for Feishu Hire');
    house.sandbox.faults.clear();
    await house.restart();
    await shownFor(said.messageId, 'Page 1');
    expect(house.repliesTo(said.messageId)).toHaveLength(1);
  });

  it('whose first word was sent with an unknown outcome is one message all the same', async () => {
    house = await open();
    house.sandbox.faults.add({ route: REPLY, kind: 'reset-after', times: 1 });
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 500 });
    const said = house.sandbox.say({ text: '/sources' });
    const { shown } = await shownFor(said.messageId, 'Page 1');
    expect(shown[0]).toContain('Waiting for Feishu Hire');
    expect(house.repliesTo(said.messageId)).toHaveLength(1);
    const uuids = new Set(calls(REPLY).map(({ uuid }) => uuid));
    expect(uuids.size).toBe(1);
  });

  it('whose first word was refused gets its answer as if nothing had been tried', async () => {
    house = await open();
    house.sandbox.faults.add({ route: REPLY, kind: 'status', status: 400, code: 11232, times: 1 });
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 500 });
    const said = house.sandbox.say({ text: '/sources' });
    const { shown } = await shownFor(said.messageId, 'Page 1');
    expect(shown).toHaveLength(1);
    expect(calls(PATCH)).toHaveLength(0);
  });

  it('comes beside a first word that can no longer be changed', async () => {
    house = await open();
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 500 });
    const said = house.sandbox.say({ text: '/sources' });
    const { reply } = await shownFor(said.messageId, 'Waiting for Feishu Hire');
    house.sandbox.recall(reply.messageId);
    await shownFor(said.messageId, 'Page 1');
  });

  it('says nothing of a file, whose message no card can become', async () => {
    house = await open();
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 500 });
    const said = house.sandbox.say({ text: '/export sources csv' });
    await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0]);
    expect(house.repliesTo(said.messageId).map(({ type }) => type)).toEqual(['file']);
    expect(calls(REPLY)).toHaveLength(1);
  });

  it('says nothing to those who are refused', async () => {
    house = await open();
    const chat = house.sandbox.chats.externalGroup;
    house.sandbox.faults.add({ route: /im\/v1\/chats/, kind: 'delay', ms: 500 });
    const said = house.sandbox.say({ text: '{bot} /sources', chat });
    const { shown } = await shownFor(said.messageId, 'Please ask in private');
    expect(shown).toHaveLength(1);
  });

  it('for many who ask at once is said to a few: the sends are kept for the answers', async () => {
    house = await open();
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 500 });
    const said = Array.from({ length: 10 }, () => house.sandbox.say({ text: '/sources' }));
    await Promise.all(said.map(({ messageId }) => shownFor(messageId, 'Page 1')));
    expect(calls(PATCH)).toHaveLength(3);
    expect(said.flatMap(({ messageId }) => house.repliesTo(messageId))).toHaveLength(10);
    expect(house.sandbox.violations()).toEqual([]);
  });
});

describe('a click that takes long', () => {
  it('is told by toast how far it is, and its card is updated once', async () => {
    house = await openHouse({
      sandbox: { hire: MANY },
      yaml: 'cache: { ttl: 0s }',
      bot: { timings: { clickBudgetMs: 1000 } },
    });
    const list = await house.ask('/sources --status active');
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 220 });
    const clicked = await house.sandbox.click({ messageId: list.messageId, value: button(list, 'Next') });
    expect(clicked.toast?.i18n?.['en_us']).toMatch(/Still reading \([1-6] pages? so far\). This card/);
    expect(clicked.toast?.i18n?.['zh_cn']).toMatch(/正在读取（已读 [1-6] 页），完成后会更新这张卡片。/);
    await house.sandbox.waitFor(() => words(house.sandbox.message(list.messageId) ?? {}).includes('Page 2'));
    expect(calls(PATCH)).toHaveLength(1);
  });

  it('for a file says that the file comes below', async () => {
    house = await openHouse({ bot: { timings: { clickBudgetMs: 150 } } });
    const help = await house.ask('/help export');
    house.sandbox.faults.add({ route: SOURCES, kind: 'delay', ms: 500 });
    const value = { action: 'export.open', what: 'sources csv' };
    const clicked = await house.sandbox.click({ messageId: help.messageId, value });
    expect(clicked.toast?.i18n?.['en_us']).toBe('Still reading. The file will be sent below.');
    await house.sandbox.waitFor(() => house.repliesTo(help.messageId).find(({ type }) => type === 'file'));
  });
});
