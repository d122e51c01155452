import { describe, expect, it } from 'vitest';
import { plain, readable, render, renderWhole, tagsOf, tagWith } from './render-fixtures.js';

const behaviors = [{ type: 'callback', value: { action: 'a' } }];
const options = ['a', 'b'].map((value) => ({ text: plain(value.toUpperCase()), value }));
const person = (id: string) => (id === 'ou_1' ? { zh: '周予安', en: "Zhou Yu'an" } : undefined);

describe('fields of a card', () => {
  it.each([
    ['date_picker', { initial_date: '2026-03-03' }, 'date', '2026-03-03'],
    ['picker_time', { initial_time: '08:30' }, 'time', '08:30'],
    ['picker_datetime', { initial_datetime: '2026-03-03 08:30' }, 'datetime-local', '2026-03-03T08:30'],
  ])('draws %s as a field of the browser', (tag, initial, type, value) => {
    const html = render([{ tag, ...initial, placeholder: plain('when'), required: true, behaviors }]);
    expect(tagWith(html, 'data-callback').attributes).toMatchObject({
      type,
      value,
      'aria-label': 'when',
      'data-tag': tag,
      required: '',
    });
    expect(tagWith(render([{ tag, initial_date: 'soon' }]), 'data-tag').attributes).not.toHaveProperty(
      'value',
    );
  });

  it('draws a checker as a box to tick, with at most three buttons', () => {
    const button = { tag: 'button', text: plain('go') };
    const html = render([
      {
        tag: 'checker',
        text: plain('do it'),
        checked: true,
        behaviors,
        button_area: { buttons: Array(5).fill(button) },
      },
    ]);
    expect(tagWith(html, 'data-callback').attributes).toMatchObject({ type: 'checkbox', checked: '' });
    expect(tagsOf(html).filter(({ name }) => name === 'button')).toHaveLength(3);
    expect(readable(html)).toContain('do it');
  });

  it('draws a choice of several as boxes to tick, those chosen at first ticked', () => {
    const html = render([
      { tag: 'multi_select_static', name: 'm', options, selected_values: ['b'], placeholder: plain('pick') },
    ]);
    const ticks = tagsOf(html).filter(({ attributes }) => attributes['type'] === 'checkbox');
    expect(ticks.map(({ attributes }) => [attributes['data-option'], 'checked' in attributes])).toEqual([
      ['a', false],
      ['b', true],
    ]);
    expect(tagWith(html, 'data-name')).toMatchObject({ name: 'details', attributes: { 'data-name': 'm' } });
  });

  it('names the people that can be chosen, in the language of the viewer', () => {
    const people = { options: [{ value: 'ou_1' }, { value: 'ou_2' }] };
    const both = [
      { tag: 'select_person', ...people },
      { tag: 'multi_select_person', ...people },
    ];
    const html = render(both, { person, lang: 'en_us' });
    expect(html.match(/Zhou Yu&#39;an/g)).toHaveLength(2);
    expect(html.match(/>ou_2</g)).toHaveLength(2);
  });

  it('draws pictures to choose from, one or several', () => {
    const images = {
      options: [
        { img_key: 'img_1', value: 'a' },
        { img_key: 'img_2', value: 'b' },
      ],
    };
    const types = (more: object) =>
      tagsOf(render([{ tag: 'select_img', name: 'p', ...images, ...more }]))
        .filter(({ name }) => name === 'input')
        .map(({ attributes }) => attributes['type']);
    expect(types({})).toEqual(['radio', 'radio']);
    expect(types({ multi_select: true })).toEqual(['checkbox', 'checkbox']);
  });

  it('lets a form wait for a required choice: what is not chosen has no value', () => {
    const elements = [{ tag: 'select_static', name: 's', options, required: true }];
    const html = render([{ tag: 'form', name: 'f', elements }]);
    const blank = tagsOf(html).find(({ name }) => name === 'option');
    expect(blank?.attributes).toMatchObject({ value: '', selected: '', disabled: '' });
  });

  it('leaves a disabled button in reach when it says why it is disabled', () => {
    const html = render([
      { tag: 'button', text: plain('x'), disabled: true, disabled_tips: plain('not yours'), behaviors },
    ]);
    expect(tagWith(html, 'data-tips').attributes).toMatchObject({
      'data-tips': 'not yours',
      title: 'not yours',
      'aria-disabled': 'true',
    });
    expect(html).not.toMatch(/ disabled|data-callback/);
  });

  it('both opens an address and calls the bot, when a button is to do both', () => {
    const two = [...behaviors, { type: 'open_url', default_url: 'https://a.com/' }];
    expect(tagWith(render([{ tag: 'button', text: plain('x'), behaviors: two }]), 'href')).toMatchObject({
      name: 'a',
      attributes: { href: 'https://a.com/', 'data-callback': '{"action":"a"}' },
    });
  });
});

describe('content that is drawn in outline', () => {
  it('shows people, pictures, charts and sound by their names', () => {
    const html = render(
      [
        { tag: 'person_list', persons: [{ id: 'ou_1' }, { id: 'ou_2' }] },
        { tag: 'img_combination', combination_mode: 'triple', img_list: [{ img_key: 'img_1' }] },
        { tag: 'chart', chart_spec: { type: 'bar', title: { text: 'Hires' } } },
        { tag: 'audio', file_key: 'file_1' },
      ],
      { person },
    );
    for (const word of ['周予安', 'ou_2', 'img_1', 'Hires', 'bar', 'file_1'])
      expect(readable(html)).toContain(word);
    expect(html).not.toContain('card-refused');
  });

  it('says with which code Feishu refuses a part that it does not know', () => {
    expect(readable(render([{ tag: 'note' }]))).toBe('200861 · 未知组件：note');
  });

  it('uses the text sizes that a card defines itself, and the radius of boxes', () => {
    const card = {
      schema: '2.0',
      config: { style: { text_size: { mine: { pc: 'heading-1', mobile: 'normal' } } } },
      body: {
        elements: [
          { tag: 'markdown', content: 'x', text_size: 'mine' },
          { tag: 'interactive_container', corner_radius: '13px', elements: [] },
        ],
      },
    };
    expect(renderWhole(card)).toContain('class="md ts-24"');
    expect(renderWhole(card)).toContain('br-12');
  });

  it('lays a link over a column and over a whole card, and none of another scheme', () => {
    const action = (url: string) => ({ multi_url: { url } });
    const set = (url: string) => ({
      tag: 'column_set',
      columns: [{ tag: 'column', action: action(url), elements: [] }],
    });
    expect(render([set('https://a.com/')])).toContain('class="cover-link" href="https://a.com/"');
    expect(render([set('javascript:1')])).not.toContain('href');
    expect(renderWhole({ schema: '2.0', card_link: { pc_url: 'https://b.com/' } })).toContain(
      'class="cover-link" href="https://b.com/"',
    );
  });
});
