import { describe, expect, it } from 'vitest';
import { plain, render, tagsOf, tagWith } from './render-fixtures.js';

const callback = (value: unknown) => [{ type: 'callback', value }];

describe('controls', () => {
  it('gives a button its callback value, unharmed by quotes', () => {
    const value = { action: 'a', text: `"'<>&</button>`, list: [1] };
    const html = render([
      {
        tag: 'button',
        name: 'b',
        type: 'primary_filled',
        size: 'small',
        text: plain('go'),
        behaviors: callback(value),
      },
    ]);
    const { name, attributes } = tagWith(html, 'data-callback');
    expect(name).toBe('button');
    expect(JSON.parse(attributes['data-callback'] ?? '')).toEqual(value);
    expect(attributes).toMatchObject({
      class: 'button button-primary_filled button-small',
      'data-tag': 'button',
      'data-name': 'b',
    });
  });

  it('takes callback and address away from a disabled button', () => {
    const behaviors = [...callback({ action: 'a' }), { type: 'open_url', default_url: 'https://a.com' }];
    const html = render([{ tag: 'button', disabled: true, text: plain('x'), behaviors }]);
    expect(html).toMatch(/<button [^>]*disabled[^>]*>/);
    expect(html).not.toMatch(/data-callback|href/);
  });

  it('draws open_url as a link in a new window, only for http and https', () => {
    const button = (default_url: string) => ({
      tag: 'button',
      text: plain('x'),
      behaviors: [{ type: 'open_url', default_url }],
    });
    expect(tagWith(render([button('https://a.com/?q="x"')]), 'href').attributes).toMatchObject({
      href: 'https://a.com/?q="x"',
      target: '_blank',
      rel: 'noopener noreferrer',
    });
    for (const bad of ['javascript:alert(1)', ' javascript:1', 'data:text/html,x', '//evil.com', 'https://'])
      expect(render([button(bad)])).not.toContain('href');
  });

  it('draws a drop-down with its placeholder, options and first choice', () => {
    const options = ['a', 'b'].map((value) => ({ text: plain(value.toUpperCase()), value }));
    const select = {
      tag: 'select_static',
      name: 's',
      placeholder: plain('pick'),
      options,
      behaviors: callback({ action: 'c' }),
    };
    const chosen = (more: object) =>
      tagsOf(render([{ ...select, ...more }])).find(
        (tag) => tag.name === 'option' && 'selected' in tag.attributes,
      );
    expect(chosen({})?.attributes['data-option']).toBeUndefined();
    expect(chosen({ initial_option: 'b' })?.attributes['data-option']).toBe('b');
    expect(chosen({ initial_option: 'A' })?.attributes['data-option']).toBe('a');
    expect(chosen({ initial_index: 2 })?.attributes['data-option']).toBe('b');
    expect(tagWith(render([select]), 'data-callback')).toMatchObject({
      name: 'select',
      attributes: { 'aria-label': 'pick', 'data-name': 's' },
    });
  });

  it('draws the entries of an overflow menu as clicks with an option, or as links', () => {
    const options = [
      { text: plain('a'), value: 'x' },
      { text: plain('b'), multi_url: { url: 'https://b.com' } },
    ];
    const html = render([{ tag: 'overflow', options, behaviors: callback({ action: 'm' }) }]);
    expect(tagWith(html, 'data-callback').attributes).toMatchObject({
      'data-option': 'x',
      'data-tag': 'overflow',
    });
    expect(tagWith(html, 'href').attributes['href']).toBe('https://b.com');
  });

  it('draws a form with inputs, and buttons that submit and reset it', () => {
    const elements = [
      { tag: 'input', name: 'i', label: plain('L'), required: true, max_length: 5000 },
      { tag: 'input', name: 'j', input_type: 'multiline_text', default_value: '<x>' },
      { tag: 'button', name: 'go', form_action_type: 'submit', text: plain('go') },
      { tag: 'button', form_action_type: 'reset', text: plain('no') },
    ];
    const html = render([{ tag: 'form', name: 'f', elements }]);
    expect(tagWith(html, 'required').attributes).toMatchObject({
      name: 'i',
      maxlength: '1000',
      'aria-label': 'L',
      'data-tag': 'input',
    });
    expect(html).toContain('\n&lt;x&gt;</textarea>');
    const buttons = tagsOf(html).filter((tag) => tag.name === 'button');
    expect(buttons.map((button) => button.attributes['type'])).toEqual(['submit', 'reset']);
    expect(buttons[0]?.attributes).toMatchObject({ 'data-name': 'go', 'data-form-action': 'submit' });
  });

  it('puts the question of a confirm beside the callback', () => {
    const confirm = { title: plain('Sure?'), text: plain('Really') };
    const html = render([{ tag: 'button', text: plain('x'), confirm, behaviors: callback({ action: 'a' }) }]);
    expect(tagWith(html, 'data-confirm').attributes['data-confirm']).toBe('Sure?\nReally');
  });
});
