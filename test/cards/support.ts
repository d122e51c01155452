import { expect } from 'vitest';
import { HOUSE_LIMITS, cardBytes, checkCard, countTags } from '../../cards/kit/check.js';
import type { Card } from '../../cards/kit/components.js';
import { ROOM } from '../../cards/kit/fit.js';
import { renderCard } from '../../src/sandbox/render/index.js';
import { nodes, words } from '../support/card.js';
import { NOW } from '../../cards/samples/change-data.js';

/** A good card by the house's rules, with the room that a later remark needs. */
export function expectGood(card: Card, name?: string): void {
  expect(checkCard(card, HOUSE_LIMITS), name).toEqual([]);
  expect(cardBytes(card), name).toBeLessThanOrEqual(ROOM.bytes);
  expect(countTags(card), name).toBeLessThanOrEqual(ROOM.tags);
}

const HAN = /\p{Script=Han}/u;

/** A card whose data have no Chinese in them says everything in English to one reader and in Chinese to the other. */
export function expectBothLanguages(card: Card, name?: string): void {
  const english = words(card, 'en_us').split('\n');
  const chinese = words(card, 'zh_cn').split('\n');
  expect(
    english.filter((line) => HAN.test(line)),
    name,
  ).toEqual([]);
  expect(chinese.length, name).toBe(english.length);
  english.forEach((line, index) => {
    // A line that is the same for both holds data, numbers or commands, and no sentence.
    if (chinese[index] !== line) expect(chinese[index], line).toMatch(HAN);
  });
}

/** The card as its reader's client would draw it. */
export function drawn(card: Card, lang: 'zh_cn' | 'en_us' = 'en_us'): string {
  return renderCard(card, { lang, now: NOW, timeZone: 'Asia/Shanghai' });
}

/** What the buttons of a card say, in English. */
export function buttons(card: Card): string[] {
  return nodes(card).flatMap((node) => (node.tag === 'button' ? [words({ text: node['text'] })] : []));
}

/** What can be picked from the select of a card, if it has one. */
export function picks(card: Card): string[] | undefined {
  const found = nodes(card).find(({ tag }) => tag === 'select_static');
  return (found?.['options'] as { text: { content: string } }[] | undefined)?.map(({ text }) => text.content);
}

export { words };
