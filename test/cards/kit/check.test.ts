import { describe, expect, it } from 'vitest';
import { HOUSE_LIMITS, PLATFORM_LIMITS, cardBytes, checkCard, countTags } from '../../../cards/kit/check.js';
import { COMPONENTS } from '../../../cards/kit/check-components.js';
import type { Card } from '../../../cards/kit/components.js';
import { RULES } from '../../../cards/kit/rules.js';
import { CASES } from './check-cases.js';
import { button, callback, cardOf, everything, good, markdown, withConfig } from './check-sample.js';

const seen = (findings: ReturnType<typeof checkCard>) =>
  findings.map(({ path, rule, code }) => ({ path, rule, code }));

describe('a good card', () => {
  it('passes when it is minimal', () => {
    expect(checkCard(good)).toEqual([]);
    expect(checkCard(good, PLATFORM_LIMITS)).toEqual([]);
  });

  it('passes when it uses every component', () => {
    expect(checkCard(everything)).toEqual([]);
    expect(checkCard(everything, PLATFORM_LIMITS)).toEqual([]);
    const json = JSON.stringify(everything);
    expect([...COMPONENTS.keys()].filter((tag) => !json.includes(`"tag":"${tag}"`))).toEqual([]);
  });

  it('passes when it is made of the types of the kit', () => {
    const card: Card = {
      schema: '2.0',
      config: { update_multi: true, locales: ['zh_cn', 'en_us'], summary: { content: 'x' } },
      header: { template: 'green', title: { tag: 'plain_text', content: 'x' } },
      body: { elements: [{ tag: 'markdown', content: 'x' }] },
    };
    expect(checkCard(card)).toEqual([]);
  });

  it('may say a line of data once, without languages', () => {
    expect(checkCard(cardOf(markdown('`7012` 猎头推荐 · Headhunter')))).toEqual([]);
  });

  it('needs only the languages that it declares', () => {
    const card = withConfig({ locales: ['en_us'], summary: { content: 'x', i18n_content: { en_us: 'x' } } });
    expect(checkCard({ ...card, header: { title: { tag: 'plain_text', content: 'x' } } })).toEqual([]);
  });
});

describe('a card with one mistake', () => {
  it.each(CASES)('%s', (_wrong, card, path, rule, code) => {
    const expected = [{ path, rule, code }];
    expect(seen(checkCard(card))).toEqual(expected);
    expect(seen(checkCard(card, PLATFORM_LIMITS))).toEqual(code === 0 ? [] : expected);
  });

  it('is tried for every rule there is', () => {
    const tried = new Set(CASES.map(([, , , rule]) => rule));
    expect(Object.keys(RULES).filter((rule) => !tried.has(rule))).toEqual([]);
  });

  it('is explained in a sentence', () => {
    for (const [, card] of CASES) {
      for (const { message } of checkCard(card)) expect(message).toMatch(/^["A-Z].{5,}\.$/s);
    }
  });
});

describe('several mistakes', () => {
  it('are all reported, in the order of the card', () => {
    const card = cardOf({ tag: 'note' }, button({ type: 'x', size: 'y' }), { tag: 'hr', margin: 'wide' });
    expect(checkCard(card).map(({ path }) => path)).toEqual([
      'body.elements[0]',
      'body.elements[1].type',
      'body.elements[1].size',
      'body.elements[2].margin',
    ]);
  });

  it('of one text in several languages are found in each', () => {
    const bad = '[x](ftp://a)';
    const copies = { zh_cn: `中${bad}`, en_us: bad };
    expect(checkCard(cardOf({ tag: 'markdown', content: bad, i18n_content: copies }))).toHaveLength(2);
  });
});

describe('mentions on the platform', () => {
  it.each([
    ['<at id=ou_1></at>', []],
    ['<at id=all></at>', []],
    ['<at ids=ou_1,ou_2></at>', []],
    ['<at email=a@b.cn></at>', []],
    ['<at></at>', [100290]],
    ["<at id='Li Hua'></at>", [100290]],
  ])('%s', (content, codes) => {
    expect(checkCard(cardOf(markdown(content)), PLATFORM_LIMITS).map(({ code }) => code)).toEqual(codes);
  });
});

describe('an empty property', () => {
  it('counts as unset with Feishu, and is refused by us', () => {
    const card = cardOf({ tag: 'overflow', options: [], width: '' });
    expect(checkCard(card, PLATFORM_LIMITS)).toEqual([]);
    expect(checkCard(card).map(({ rule }) => rule)).toEqual(['bad-size']);
  });
});

describe('text that only looks like markup', () => {
  it.each([
    '&#91;x&#93;(ftp://a)',
    '\\[x](ftp://a)',
    'a < b',
    '<fontaine color="#f00">',
    'x](y)',
    '| a |\n| b |',
  ])('%s passes', (content) => {
    expect(checkCard(cardOf(markdown(content)))).toEqual([]);
  });
});

describe('limits', () => {
  const rules = (card: unknown, limits = HOUSE_LIMITS) => checkCard(card, limits).map(({ rule }) => rule);
  const tags = (count: number) => cardOf(...Array<unknown>(count - 1).fill({ tag: 'hr' }));
  const bytes = (count: number) => cardOf(markdown('x'.repeat(count - cardBytes(cardOf(markdown(''))))));

  it('stop at 150 tags for us and 200 for Feishu', () => {
    expect(countTags(tags(150))).toBe(150);
    expect(rules(tags(150))).toEqual([]);
    expect(rules(tags(151))).toEqual(['too-many-tags']);
    expect(rules(tags(200), PLATFORM_LIMITS)).toEqual([]);
    expect(rules(tags(201), PLATFORM_LIMITS)).toEqual(['too-many-tags']);
  });

  it('stop at 24 KB for us and 30 KB for Feishu', () => {
    expect(cardBytes(bytes(24 * 1024))).toBe(24 * 1024);
    expect(rules(bytes(24 * 1024))).toEqual([]);
    expect(rules(bytes(24 * 1024 + 1))).toEqual(['too-large']);
    expect(rules(bytes(30 * 1024), PLATFORM_LIMITS)).toEqual([]);
    expect(rules(bytes(30 * 1024 + 1), PLATFORM_LIMITS)).toEqual(['too-large']);
  });

  it('measure UTF-8, not characters', () => {
    expect(cardBytes('简历')).toBe(8);
  });

  it('do not count what is inside of a callback value', () => {
    expect(countTags({ tag: 'button', behaviors: [callback({ tag: 'x', list: [{ tag: 'y' }] })] })).toBe(1);
  });
});
