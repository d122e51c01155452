import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLATFORM_LIMITS, checkCard } from '../../../cards/kit/check.js';
import { COMPONENTS } from '../../../cards/kit/check-components.js';
import { RULES } from '../../../cards/kit/rules.js';
import { cardOf, markdown } from './check-sample.js';

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

const names = [...new Set([...COMPONENTS.values()].flatMap(({ properties }) => [...properties.keys()]))];
const { value: almostCard } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom<Json>('2.0', 'blue', '8px', 'x', 1, true, null, '<at id=', '](', '| |\n|-|'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('header', 'body', 'config', 'zh_cn', ...names), tie('value'), {
      maxKeys: 5,
    }),
    fc
      .tuple(
        fc.constantFrom(...COMPONENTS.keys()),
        fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 5 }),
      )
      .map(([tag, rest]): Json => ({ ...rest, tag })),
  ),
}));

const judge = (card: unknown) => {
  for (const finding of [...checkCard(card), ...checkCard(card, PLATFORM_LIMITS)]) {
    expect(finding.code).toBe(RULES[finding.rule].code);
  }
};

describe('the checker never throws', () => {
  it('on arbitrary values', () => {
    fc.assert(fc.property(fc.anything(), judge));
  });

  it('on arbitrary JSON as the elements of a card', () => {
    fc.assert(fc.property(fc.array(fc.jsonValue()), (elements) => judge(cardOf(...elements))));
  });

  it('on what is almost a card', () => {
    fc.assert(fc.property(fc.array(almostCard, { maxLength: 5 }), (elements) => judge(cardOf(...elements))));
  });

  it('on arbitrary text', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      "'",
      '=',
      '|',
      '-',
      '\n',
      '`',
      '<at ',
      '<font color',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (all) => judge(cardOf(markdown(all.join(''))))),
    );
  });

  it('on a card that contains itself', () => {
    const card: Record<string, unknown> = { schema: '2.0' };
    card['body'] = card;
    expect(checkCard(card).map(({ rule }) => rule)).toEqual(['not-json']);
  });

  it('on 100,000 levels', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(checkCard({ schema: '2.0', body: { elements: deep } })).not.toEqual([]);
  });
});
