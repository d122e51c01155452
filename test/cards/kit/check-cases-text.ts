import type { Case } from './check-cases.js';
import { button, cardOf, headerTag, markdown, plain, withConfig, withHeader } from './check-sample.js';

const at = (inner = '') => `body.elements[0]${inner}`;
const long = 'x'.repeat(101);
const twoLanguages = (en_us: unknown) => ({ ...markdown('中'), i18n_content: { zh_cn: '中', en_us } });

export const textCases: readonly Case[] = [
  ['an empty text', cardOf(markdown(' ')), at('.content'), 'empty-text', 0],
  ['a blank header title', withHeader({ title: plain('') }), 'header.title.content', 'empty-text', 0],
  ['an empty translation', cardOf(twoLanguages('')), at('.i18n_content.en_us'), 'empty-text', 0],
  ['a missing translation', cardOf(twoLanguages(undefined)), at('.i18n_content'), 'incomplete-locales', 0],
  [
    'a summary in one language',
    withConfig({ summary: { content: 'x', i18n_content: { zh_cn: 'x' } } }),
    'config.summary.i18n_content',
    'incomplete-locales',
    0,
  ],
  [
    'a translation that is a number',
    cardOf(twoLanguages(1)),
    at('.i18n_content.en_us'),
    'wrong-type',
    200621,
  ],
  [
    'an unknown language of a text',
    cardOf({ ...markdown('x'), i18n_content: { zh_cn: 'x', en_us: 'x', 'en-US': 'x' } }),
    at('.i18n_content.en-US'),
    'unknown-locale',
    200621,
  ],
  [
    'an unknown language of the card',
    withConfig({ locales: ['english'] }),
    'config.locales[0]',
    'unknown-locale',
    200621,
  ],
  ['a long button', cardOf(button({ text: plain(long) })), at('.text.content'), 'text-too-long', 0],
  [
    'four header tags',
    withHeader({ text_tag_list: Array(4).fill(headerTag()) }),
    'header.text_tag_list',
    'too-many-header-tags',
    0,
  ],
  ['a mention', cardOf(markdown('<at id=ou_1></at>')), at('.content'), 'mention', 0],
  ['a mention of everybody', cardOf(markdown('<AT id="all">')), at('.content'), 'mention', 0],
  [
    'a mention in one language',
    cardOf(twoLanguages('<at id=ou_1></at>')),
    at('.i18n_content.en_us'),
    'mention',
    0,
  ],
  ['no id in a <person>', cardOf(markdown('<person></person>')), at('.content'), 'bad-person-id', 100290],
  ['a person by name', cardOf({ tag: 'person', user_id: 'Li Hua' }), at('.user_id'), 'bad-person-id', 100290],
  ['a script in a link', cardOf(markdown('[x](javascript:alert)')), at('.content'), 'bad-link', 230001],
  ['a relative link', cardOf(markdown('[x](/a)')), at('.content'), 'bad-link', 230001],
  [
    'a link tag to a file',
    cardOf(markdown("<link url='file:///a'>x</link>")),
    at('.content'),
    'bad-link',
    230001,
  ],
  [
    'an anchor to a mailbox',
    cardOf(markdown('<a href=mailto:a@b.cn>x</a>')),
    at('.content'),
    'bad-link',
    230001,
  ],
  [
    'a time of letters',
    cardOf(markdown("<local_datetime millisecond='now'>")),
    at('.content'),
    'bad-datetime',
    0,
  ],
  [
    'an unknown time format',
    cardOf(markdown("<local_datetime millisecond='1' format_type='iso'>")),
    at('.content'),
    'bad-datetime',
    0,
  ],
];
