import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardDocument } from '../../src/sandbox/render/document.js';
import { cardOf, readable, renderWhole, tagsOf } from './render-fixtures.js';

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  `' onmouseover='alert(1)`,
  '[x](javascript:alert(1))',
  '<font color=\'red" style="x\'>y</font>',
  "<link url='javascript:alert(1)'>y</link>",
  "<font color='red'>",
  '</section><iframe srcdoc=x>',
  '&#60;script&#62;',
  '![x](https://evil.com/a.png)',
  'style="color:red"',
  '|a|\n|:-:|\n|b|',
];

/** The components that are drawn in outline, with `x` in every place. */
function rarer(x: string, words: object, common: object): object[] {
  const options = [{ text: words, value: x, img_key: x }];
  const picked = { options, placeholder: words, initial_option: x, selected_values: [x] };
  return [
    { ...common, tag: 'button' },
    { ...common, tag: 'checker', text: words, button_area: { buttons: [{ tag: 'button', text: words }] } },
    ...['select_person', 'multi_select_static', 'multi_select_person', 'select_img'].map((tag) => ({
      ...common,
      ...picked,
      tag,
    })),
    { ...common, tag: 'date_picker', initial_date: x, placeholder: words },
    { ...common, tag: 'picker_time', initial_time: x },
    { ...common, tag: 'picker_datetime', initial_datetime: x },
    { tag: 'img_combination', combination_mode: x, img_list: [{ img_key: x }] },
    { tag: 'chart', chart_spec: { type: x, title: { text: x } } },
    { tag: 'audio', file_key: x },
    { tag: 'person_list', persons: [{ id: x }] },
  ];
}

const hostile = fc
  .oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary', maxLength: 30 }))
  .chain((first) => fc.constantFrom('', ...ATTACKS).map((second) => first + second));

/** A card in which every string is `x`, whatever it means. */
function cardFull(x: string): object {
  const words = { tag: 'plain_text', content: x, i18n_content: { [x]: x }, text_color: x, text_size: x };
  const behaviors = [
    { type: 'callback', value: { [x]: x } },
    { type: 'open_url', default_url: x, pc_url: `https://e.com/${x}` },
  ];
  const icon = { tag: 'standard_icon', token: x, color: x };
  const common = {
    name: x,
    element_id: x,
    margin: x,
    padding: x,
    text: words,
    icon,
    behaviors,
    hover_tips: words,
    confirm: { title: words },
  };
  const leaves = [
    { tag: 'markdown', content: x, text_align: x },
    { tag: 'div', text: { tag: 'lark_md', content: x }, fields: [{ text: words }] },
    { ...common, tag: 'button', type: x, size: x, form_action_type: x },
    { ...common, tag: 'button', behaviors: behaviors.slice(0, 1) },
    {
      ...common,
      tag: 'select_static',
      placeholder: words,
      options: [{ text: words, value: x }],
      initial_option: x,
    },
    {
      ...common,
      tag: 'overflow',
      options: [
        { text: words, value: x },
        { text: words, multi_url: { url: x } },
      ],
    },
    {
      ...common,
      tag: 'input',
      placeholder: words,
      label: words,
      default_value: x,
      input_type: 'multiline_text',
    },
    { tag: 'img', img_key: x, alt: words, title: words },
    { tag: 'person', user_id: x },
    { tag: x },
    ...rarer(x, words, { ...common, disabled_tips: words, disabled: true }),
  ];
  const action = { multi_url: { url: x } };
  const column = { tag: 'column', width: x, background_style: x, action, elements: leaves };
  return cardOf(
    [
      ...leaves,
      { tag: 'column_set', flex_mode: x, horizontal_spacing: x, columns: [column] },
      { ...common, tag: 'interactive_container', border_color: x, background_style: x, elements: leaves },
      {
        tag: 'collapsible_panel',
        border: { color: x },
        background_color: x,
        header: { title: words, icon, background_color: x },
        elements: leaves,
      },
      { tag: 'form', name: x, elements: leaves },
      {
        tag: 'table',
        columns: ['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'].map((type) => ({
          name: x,
          display_name: x,
          data_type: type,
        })),
        rows: [{ [x]: x }],
      },
    ],
    {
      card_link: { url: x },
      header: {
        template: x,
        title: { ...words, tag: 'lark_md' },
        subtitle: words,
        icon,
        text_tag_list: [{ tag: 'text_tag', text: words, color: x }],
      },
    },
  );
}

const KNOWN_TAGS = new Set(
  (
    'section header div span p a b br hr h1 h2 h3 h4 h5 h6 strong em s ul ol li pre code blockquote table thead tbody tr th td ' +
    'details summary button select option form label input textarea svg path time'
  ).split(' '),
);

/** What is forbidden in the fragment, found by reading it tag by tag. */
function violations(html: string): string[] {
  return tagsOf(html).flatMap(({ name, attributes }) => [
    ...(KNOWN_TAGS.has(name) ? [] : [`<${name}>`]),
    ...Object.keys(attributes).filter((attribute) => /^(?:on|style$|src)/i.test(attribute)),
    ...('href' in attributes && !/^https?:\/\//i.test(attributes['href'] ?? '')
      ? [`href ${attributes['href'] ?? ''}`]
      : []),
  ]);
}

describe('an untrusted card', () => {
  it.each(ATTACKS)('cannot smuggle in %s', (attack) => {
    expect(violations(renderWhole(cardFull(attack)))).toEqual([]);
  });

  it('never gives a style, a handler, an unknown element or another scheme', () => {
    fc.assert(
      fc.property(hostile, (x) => {
        expect(violations(renderWhole(cardFull(x)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('never throws, whatever JSON it is given', () => {
    const keys = [
      'tag',
      'content',
      'elements',
      'columns',
      'header',
      'body',
      'text',
      'options',
      'rows',
      'behaviors',
      'border',
    ];
    const tags = [
      'markdown',
      'div',
      'column_set',
      'column',
      'form',
      'table',
      'select_static',
      'collapsible_panel',
      'input',
      'img',
    ];
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom<unknown>(null, true, 3, Number.NaN, 'x', ...tags),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(value, (nonsense) => {
        expect(violations(renderWhole(cardOf([nonsense, { tag: 'div', ...Object(nonsense) }])))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('shows names as they are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ATTACKS), (name) => {
        const html = renderWhole({ schema: '2.0', header: { title: { tag: 'plain_text', content: name } } });
        expect(readable(html)).toBe(name);
      }),
    );
  });
});

describe('a card as a document of its own', () => {
  it('holds the card, the stylesheet, the theme and the width', () => {
    const options = {
      lang: 'en_us',
      now: 0,
      timeZone: 'UTC',
      theme: 'dark',
      width: 'mobile',
      css: '.a > .b {}</style>',
    } as const;
    const html = cardDocument(cardOf([{ tag: 'markdown', content: 'hello' }]), options);
    expect(html).toContain('<html lang="en-us" data-theme="dark">');
    expect(html).toContain('data-width="mobile"');
    expect(html).toContain('.a > .b {}');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain('hello');
  });
});
