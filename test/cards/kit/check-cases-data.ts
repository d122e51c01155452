import type { Case } from './check-cases.js';
import { button, callback, cardOf, markdown, markdownTable, table, withRoot } from './check-sample.js';

const open = (default_url: unknown) => button({ behaviors: [{ type: 'open_url', default_url }] });
const click = (value: unknown) => button({ behaviors: [callback(value)] });
const at = (inner = '') => `body.elements[0]${inner}`;

const clicks: Case[] = [
  ['a button to a script', cardOf(open('javascript:x')), at('.behaviors[0].default_url'), 'bad-link', 230001],
  ['a button to http', cardOf(open('http://a.cn')), at('.behaviors[0].default_url'), 'link-not-https', 0],
  ['a link that is a number', cardOf(open(1)), at('.behaviors[0].default_url'), 'wrong-type', 200621],
  ['a button to nowhere', cardOf(open(undefined)), at('.behaviors[0]'), 'missing-property', 200621],
  [
    'a card that leads to http',
    withRoot({ card_link: { url: 'http://a.cn' } }),
    'card_link.url',
    'link-not-https',
    0,
  ],
  [
    'a callback without value',
    cardOf(click(undefined)),
    at('.behaviors[0].value'),
    'missing-property',
    200621,
  ],
  ['a callback of a list', cardOf(click([])), at('.behaviors[0].value'), 'wrong-type', 200621],
  ['a callback of a string', cardOf(click('help')), at('.behaviors[0].value'), 'callback-value', 0],
  ['a callback without action', cardOf(click({ page: 2 })), at('.behaviors[0].value'), 'callback-value', 0],
  [
    'a heavy callback',
    cardOf(click({ action: 'a', x: '长'.repeat(3500) })),
    at('.behaviors[0].value'),
    'callback-too-large',
    0,
  ],
  [
    'a behaviour with more',
    cardOf(button({ behaviors: [{ type: 'callback', value: { action: 'a' }, url: 'x' }] })),
    at('.behaviors[0].url'),
    'unknown-property',
    200621,
  ],
];

const tables: Case[] = [
  [
    'a row with another key',
    cardOf(table({ rows: [{ age: 'x' }] })),
    at('.rows[0].age'),
    'bad-table-row',
    200914,
  ],
  ['a number as text', cardOf(table({ rows: [{ who: 1 }] })), at('.rows[0].who'), 'bad-table-row', 200914],
  [
    'a grey option',
    cardOf(table({ rows: [{ tags: [{ text: 'x', color: 'grey' }] }] })),
    at('.rows[0].tags'),
    'bad-table-row',
    200914,
  ],
  [
    'a mention in a cell',
    cardOf(table({ rows: [{ note: '<at id=all>' }] })),
    at('.rows[0].note'),
    'mention',
    0,
  ],
  [
    'two columns alike',
    cardOf(table({ columns: Array(2).fill({ name: 'a', data_type: 'text' }), rows: [] })),
    at(),
    'bad-table-row',
    200914,
  ],
  [
    'fifty-one columns',
    cardOf(
      table({
        columns: Array.from({ length: 51 }, (_, i) => ({ name: `c${i}`, data_type: 'text' })),
        rows: [],
      }),
    ),
    at('.columns'),
    'too-many-columns',
    0,
  ],
  ['four tables', cardOf(table(), table(), table(), table()), '', 'too-many-tables', 11310],
  ['four tables in words', cardOf(table(), markdown(markdownTable.repeat(3))), '', 'too-many-tables', 11310],
];

const size: Case[] = [
  ['201 tags', cardOf(...Array<unknown>(200).fill({ tag: 'hr' })), '', 'too-many-tags', 11310],
  ['more than 30 KB', cardOf(markdown('长'.repeat(10 * 1024))), '', 'too-large', 230025],
];

export const dataCases: readonly Case[] = [...clicks, ...tables, ...size];
