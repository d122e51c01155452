import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUSE_LIMITS, cardBytes, checkCard, countTags } from '../cards/kit/check.js';
import type { HireSettings } from '../src/sandbox/index.js';
import { callbacks, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

function expectGood(card: unknown): void {
  expect(checkCard(card)).toEqual([]);
  expect(cardBytes(card)).toBeLessThanOrEqual(HOUSE_LIMITS.bytes);
  expect(countTags(card)).toBeLessThanOrEqual(HOUSE_LIMITS.tags);
}

describe('60,000 options', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({
      yaml: 'lists: { page_size: 20 }',
      sandbox: { hire: manyOptions(60_000), rateLimits: false },
    });
  }, 60_000);
  afterAll(() => house.close());

  it('are searched, paged and shown within the limits', async () => {
    for (const text of ['武汉大学', 'whdx', '计算机', 'university', '59999', 'w']) {
      const said = house.sandbox.say({ text: `/search ${text}` });
      // The first one waits for the index, on a machine that may have other things to do.
      const reply = await house.sandbox.waitFor(
        () => house.repliesTo(said.messageId).find((message) => title(message) === 'Search'),
        { timeoutMs: 60_000, what: `a reply to ${text}` },
      );
      expectGood(reply.card);
      expect(words(reply)).toContain('Options');
      const next = callbacks(reply).find((one) => one.text === 'Next');
      if (!next) continue;
      const clicked = await house.sandbox.click({ messageId: reply.messageId, value: next.value });
      expect(clicked.error).toBeUndefined();
      expectGood(house.sandbox.message(reply.messageId)?.card);
    }
  }, 120_000);
});

/** One select with so many options of different names in both languages. */
function manyOptions(count: number): HireSettings {
  const schools = [
    ['武汉大学', 'Wuhan University'],
    ['北京理工大学', 'Beijing Institute of Technology'],
    ['中山大学', 'Sun Yat-sen University'],
  ] as const;
  const subjects = [
    ['计算机科学与技术', 'Computer Science'],
    ['心理学', 'Psychology'],
    ['学前教育', 'Preschool Education'],
  ] as const;
  const named = (zh_cn: string, en_us: string) => ({ zh_cn, en_us });
  const options = Array.from({ length: count }, (_, index) => {
    const school = schools[index % 3] ?? schools[0];
    const subject = subjects[Math.floor(index / 3) % 3] ?? subjects[0];
    return {
      key: String(index),
      name: named(`${school[0]}${subject[0]}${index}班`, `${school[1]} ${subject[1]} Class ${index}`),
      active_status: index % 13 === 12 ? 2 : 1,
    };
  });
  const common = { description: named('', ''), is_customized: true, is_required: false, active_status: 1 };
  return {
    sources: [],
    modules: [
      {
        ...common,
        id: 'module',
        name: named('班级', 'Classes'),
        setting: { object_type: 11 },
        children_list: [
          {
            ...common,
            id: 'field',
            parent_id: 'module',
            name: named('所在班级', 'Class'),
            setting: { object_type: 3, config: { options } },
          },
        ],
      },
    ],
  };
}
