import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUSE_LIMITS, cardBytes, checkCard, countTags } from '../cards/kit/check.js';
import { largeSettings, type Message } from '../src/sandbox/index.js';
import { callbacks, words, type CallbackValue } from './support/card.js';
import { openHouse, type House } from './support/house.js';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

describe.each([10, 20])('at %i rows a page, with long names in both languages', (size) => {
  let house: House;
  beforeAll(async () => {
    const hire = largeSettings({
      sources: 1000,
      modules: 40,
      fieldsPerModule: 60,
      selectEvery: 5,
      options: 200,
      bigSelect: 10_000,
    });
    house = await openHouse({ yaml: `lists: { page_size: ${size} }`, sandbox: { hire, rateLimits: false } });
  }, 60_000);
  afterAll(() => house.close());

  /** Follows "Next" through a list and checks every card on the way. */
  async function walk(
    text: string,
    most: number,
  ): Promise<{ ids: string[]; pages: number; largest: number }> {
    const first = await house.ask(text);
    const seen: string[] = [];
    let largest = 0;
    let pages = 0;
    let card: unknown = first.card;
    for (;;) {
      pages += 1;
      expect(checkCard(card)).toEqual([]);
      expect(cardBytes(card)).toBeLessThanOrEqual(HOUSE_LIMITS.bytes);
      expect(countTags(card)).toBeLessThanOrEqual(HOUSE_LIMITS.tags);
      largest = Math.max(largest, cardBytes(card));
      seen.push(...ids(card as object));
      const next: CallbackValue | undefined = callbacks(card as object).find(
        (one) => one.text === 'Next',
      )?.value;
      if (!next || pages >= most) return { ids: seen, pages, largest };
      const clicked = await house.sandbox.click({ messageId: first.messageId, value: next });
      expect(clicked.error).toBeUndefined();
      card = clicked.card;
    }
  }

  /** The ids at the beginning of the label lines. */
  function ids(card: object): string[] {
    return words(card)
      .split('\n')
      .flatMap((line) => /^`([^`]+)` /.exec(line)?.[1] ?? []);
  }

  it('1,000 sources: every card is within the limits and no row is dropped', async () => {
    const { ids: seen } = await walk('/sources', 1000);
    expect(seen).toEqual(house.sandbox.hire.sources.map(({ id }) => id));
  }, 120_000);

  it('filtered sources as well', async () => {
    const { ids: seen } = await walk('/sources --status active', 1000);
    expect(seen).toEqual(house.sandbox.hire.sources.filter((s) => s.active_status === 1).map(({ id }) => id));
  }, 120_000);

  it('2,400 fields: every card is within the limits and no row is dropped', async () => {
    const { ids: seen } = await walk('/fields', 1000);
    expect(seen).toEqual(
      house.sandbox.hire.modules.flatMap((m) => (m.children_list ?? []).map(({ id }) => id)),
    );
  }, 120_000);

  it('selects only, and a field of 10,000 options', async () => {
    await walk('/fields --type single-select', 8);
    const big = house.sandbox.hire.modules
      .flatMap((module) => (module.children_list ?? []).map((field) => ({ module, field })))
      .find(({ field }) => field.setting.config?.options?.length === 10_000);
    const { pages } = await walk(`/field ${big?.module.id ?? ''}/${big?.field.id ?? ''}`, 40);
    expect(pages).toBe(40);
    await walk(`/field ${big?.module.id ?? ''}/`, 10);
  }, 120_000);

  it('names are cut at 40 graphemes, not before', async () => {
    const reply: Message = await house.ask('/sources');
    const [line] = words(reply)
      .split('\n')
      .filter((text) => text.includes('…'));
    const name = /\*\*(.*?…)\*\*/.exec(line ?? '')?.[1] ?? '';
    const length = [...graphemes.segment(name)].length;
    expect(length).toBeGreaterThan(35);
    expect(length).toBeLessThanOrEqual(41);
  });
});

describe('names made to break a card', () => {
  let house: House;
  afterAll(() => house.close());

  it('of family emoji, stacked accents, markup and turned text are all shown, within the limits', async () => {
    const trouble = [
      '👨‍👩‍👧‍👦'.repeat(60),
      `a${'\u0301'.repeat(3000)}`,
      '<at id=all></at>**bold**',
      '</font><text_tag color=red>',
      '`code` &amp; [link](javascript:alert(1))',
      '\u202eturned\u202c',
      'line\nbreak\u0000',
      '|---|---|',
      '*'.repeat(400),
      '长'.repeat(400),
    ];
    const sources = Array.from({ length: 20 }, (_, i) => ({
      id: `${i}${'9'.repeat(30)}`,
      zh_name: trouble[i % trouble.length] ?? '',
      en_name: trouble[(i + 3) % trouble.length] ?? '',
      active_status: 1 as const,
      resume_source_type: '10001',
    }));
    house = await openHouse({
      yaml: 'lists: { page_size: 20 }',
      sandbox: { hire: { sources, modules: [] } },
    });
    const reply = await house.ask('/sources');
    expect(checkCard(reply.card)).toEqual([]);
    const text = words(reply);
    for (const { id } of sources) expect(text).toContain(id);
    expect(JSON.stringify(reply.card)).not.toMatch(/<at |javascript:alert\(/);
    expect(words(await house.ask('/fields'))).toContain('There are no talent fields yet');
  });
});
