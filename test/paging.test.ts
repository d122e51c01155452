import { afterEach, describe, expect, it } from 'vitest';
import { cardBytes, checkCard, HOUSE_LIMITS } from '../cards/kit/check.js';
import { button, callbacks, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
afterEach(() => house.close());

const LIST = 'GET /open-apis/hire/v1/resume_sources';
const LAST = 13;

/** A house whose tenant has 400 sources with long names, and page tokens of this length. */
async function open(tokenLength: number, pageSize: number, idLength = 19): Promise<void> {
  const sources = Array.from({ length: 400 }, (_, i) => ({
    id: `${'7'.repeat(idLength - 3)}${String(100 + i)}`,
    zh_name: `第 ${i} 个来源，名字很长很长很长很长很长很长很长很长很长很长很长很长`,
    en_name: `Source number ${i} with a name that is as long as names are allowed to be`,
    active_status: 2 as const,
    resume_source_type: '10001',
  }));
  house = await openHouse({
    yaml: `{ lists: { page_size: ${pageSize} }, cache: { ttl: 0s } }`,
    sandbox: { hire: { sources, modules: [] }, pageTokenLength: tokenLength, rateLimits: false },
  });
}

/** Clicks the button and checks what is shown then. */
async function turn(messageId: string, text: string, page: number): Promise<object> {
  const { sandbox } = house;
  const value = button(sandbox.message(messageId) ?? {}, text);
  const before = sandbox.record.length;
  const { card = {} } = await sandbox.click({ messageId, value });
  expect(checkCard(card), `page ${page}`).toEqual([]);
  expect(cardBytes(card)).toBeLessThanOrEqual(HOUSE_LIMITS.bytes);
  const asked = sandbox.record.slice(before).find(({ route }) => route === LIST)?.query['page_token'];
  expect(asked ?? '').toBe(value['page_token']);
  expect(words(card)).toContain(`Page ${page}`);
  return card;
}

/** Turns back until the first page is there. @returns how many pages before it were shown. */
async function back(messageId: string): Promise<number> {
  for (let page = LAST - 1; page > 0; page--) {
    const value = button(house.sandbox.message(messageId) ?? {}, 'Previous');
    const first = value['page_token'] === '';
    await turn(messageId, 'Previous', first ? 1 : page);
    if (first) return LAST - 1 - page;
  }
  throw new Error('the first page was never reached');
}

async function forth(messageId: string): Promise<void> {
  for (let page = 2; page <= LAST; page++) await turn(messageId, 'Next', page);
}

describe('the way back through a list that pages by tokens', () => {
  it.each([
    [20, 8],
    [500, 8],
    [720, 8],
    [1500, 3],
    [2100, 2],
    [4000, 0],
  ])('of %i characters remembers %i of them, then leads to the first page', async (length, remembered) => {
    await open(length, 10);
    const { messageId } = await house.ask('/sources');
    await forth(messageId);
    expect(await back(messageId)).toBe(remembered);
  });

  it.each([
    [720, 64, 8],
    [4000, 64, 0],
    [720, 200, 0],
    [4000, 200, 0],
  ])('fits with tokens of %i and ids of %i characters on 20 rows', async (length, idLength, remembered) => {
    await open(length, 20, idLength);
    const { messageId } = await house.ask('/sources');
    await forth(messageId);
    expect(await back(messageId)).toBeGreaterThanOrEqual(remembered);
  });

  it.each([
    [20, 8],
    [500, 8],
    [720, 0],
  ])('is remembered across a refresh with tokens of %i characters: %i', async (length, remembered) => {
    await open(length, 10);
    const { messageId } = await house.ask('/sources');
    await forth(messageId);
    await turn(messageId, 'Refresh', LAST);
    expect(await back(messageId)).toBe(remembered);
  });

  it('has no way forward behind the last page', async () => {
    await open(4000, 20);
    const { messageId } = await house.ask('/sources');
    for (let page = 2; page <= 20; page++) await turn(messageId, 'Next', page);
    const texts = callbacks(house.sandbox.message(messageId) ?? {}).map(({ text }) => text);
    expect(texts).toEqual(['Previous', 'Refresh']);
  });
});
