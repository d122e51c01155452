import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plain, readable, render, renderWhole, tagWith } from './render-fixtures.js';

const callback = (value: unknown) => [{ type: 'callback', value }];
const text = (content: string) => ({ tag: 'markdown', content });

describe('content', () => {
  it('draws a header with template, icon and at most three tags', () => {
    const tags = ['a', 'b', 'c', 'd'].map((name) => ({ tag: 'text_tag', color: 'green', text: plain(name) }));
    const icon = { tag: 'standard_icon', token: 'hirelogo_colorful' };
    const html = renderWhole({
      schema: '2.0',
      header: { template: 'red', title: plain('T'), icon, text_tag_list: tags },
    });
    expect(html).toContain('<header class="card-header h-red">');
    expect(html).toContain('<svg class="card-header-icon"');
    expect(readable(html)).toBe('Tabc');
  });

  it('falls back to no tint for an unknown template', () => {
    expect(renderWhole({ schema: '2.0', header: { template: 'pink', title: plain('T') } })).toContain(
      'card-header-plain',
    );
  });

  it('draws a div with text and fields, and a rule', () => {
    const fields = [
      { is_short: true, text: { tag: 'lark_md', content: '**k**' } },
      { is_short: false, text: plain('v') },
    ];
    const html = render([
      { tag: 'div', text: { ...plain('x'), text_color: 'green' }, fields },
      { tag: 'hr' },
    ]);
    expect(html).toContain('<div class="words plain h-green fg-600">x</div>');
    expect(html).toContain(
      '<div class="field field-short"><div class="words"><strong>k</strong></div></div>',
    );
    expect(html).toContain('<hr class="rule">');
  });

  it('draws text sizes and alignment as classes', () => {
    expect(render([{ ...text('x'), text_size: 'notation', text_align: 'right' }])).toContain(
      'class="md ts-12 ta-right"',
    );
  });

  it('draws a table with its cell types', () => {
    const columns = [
      { name: 'a', display_name: 'A', data_type: 'text' },
      {
        name: 'n',
        data_type: 'number',
        horizontal_align: 'right',
        format: { precision: 2, symbol: '¥', separator: true },
      },
      { name: 'o', data_type: 'options' },
      { name: 'm', data_type: 'markdown' },
      { name: 'd', data_type: 'date' },
    ];
    const rows = [
      { a: '<i>', n: 1234.5, o: [{ text: 'on', color: 'green' }], m: '**b**', d: 1_790_000_000_000 },
    ];
    const html = render([{ tag: 'table', columns, rows }]);
    expect(html).toContain('<td>&lt;i&gt;</td><td class="ta-right">¥1,234.50</td>');
    expect(html).toContain('<td><span class="text-tag h-green">on</span></td>');
    expect(html).toContain('<strong>b</strong>');
    expect(html).toContain('<td>2026-09-21</td>');
  });

  it('draws placeholders for images and persons', () => {
    const html = render([
      { tag: 'img', img_key: 'img_1', alt: plain('chart') },
      { tag: 'person', user_id: 'ou_7' },
    ]);
    expect(html).toContain('role="img" aria-label="chart"');
    expect(html).not.toContain('<img');
    expect(readable(html)).toContain('ou_7');
  });

  it('shows an unknown tag as a red box with its name, one that is only not drawn as a grey box', () => {
    const html = render([{ tag: 'action' }, { tag: 'constructor' }, { tag: 'chart' }, null, 'text']);
    expect(html.match(/class="card-refused"/g)).toHaveLength(4);
    expect(html.match(/class="card-placeholder"/g)).toHaveLength(1);
    expect(readable(html)).toContain('未知组件：action');
  });

  it('says that a card without schema 2.0 would be refused, and draws nothing for nonsense', () => {
    expect(readable(renderWhole({}))).toContain('schema');
    for (const nonsense of [null, undefined, 7, 'x', [], { schema: '2.0', header: 3, body: [] }])
      expect(renderWhole(nonsense)).toContain('<section class="card');
  });
});

describe('containers', () => {
  it('draws columns with widths, weights and backgrounds as classes', () => {
    const columns = [
      { tag: 'column', width: 'auto', elements: [text('a')] },
      {
        tag: 'column',
        width: 'weighted',
        weight: 3,
        background_style: 'grey-50',
        padding: '8px 12px',
        elements: [],
      },
      { tag: 'column', width: '118px', elements: [] },
      { tag: 'button' },
    ];
    const html = render([{ tag: 'column_set', flex_mode: 'bisect', horizontal_spacing: 'large', columns }]);
    expect(html).toContain('class="column-set flex-bisect gap-12"');
    expect(html).toContain('class="column w-auto');
    expect(html).toContain('class="column w-3 flow gap-4 h-grey bg-50 pt-8 pr-12 pb-8 pl-12"');
    expect(html).toContain('wpx-120');
    expect(html.match(/card-refused/g)).toHaveLength(1);
  });

  it('draws a panel as a disclosure, open when expanded', () => {
    const panel = (expanded: boolean) => ({
      tag: 'collapsible_panel',
      expanded,
      border: { color: 'grey-300', corner_radius: '6px' },
      header: { title: text('**t**') },
      elements: [text('inside')],
    });
    const html = render([panel(true), panel(false)]);
    expect(html.match(/<details class="panel panel-border h-grey bd-300 br-6" open>/g)).toHaveLength(1);
    expect(html.match(/<details/g)).toHaveLength(2);
    expect(html).toContain('<strong>t</strong>');
  });

  it.each([
    [90, 'turn-90'],
    [-90, 'turn-back-90'],
    [-180, 'turn-180'],
  ])('turns the icon of an open panel by %i degrees', (icon_expanded_angle, turn) => {
    const icon = { tag: 'standard_icon', token: 'down-small-ccm_outlined' };
    const html = render([
      { tag: 'collapsible_panel', header: { title: text('t'), icon, icon_expanded_angle } },
    ]);
    expect(html).toContain(`class="panel-icon ${turn}"`);
  });

  it('draws tags and colours in the header of a panel', () => {
    const title = text("**t** <text_tag color='orange'>+500</text_tag> <font color='grey'>more</font>");
    const html = render([{ tag: 'collapsible_panel', header: { title }, elements: [] }]);
    const summary = /<summary.*<\/summary>/s.exec(html)?.[0] ?? '';
    expect(summary).toContain('<span class="text-tag h-orange">+500</span>');
    expect(summary).toContain('<span class="md-font h-grey fg-600">more</span>');
  });

  it.each(['red', 'orange', 'green'])(
    'tints a column %s-50, and has a light and a dark colour for it',
    (hue) => {
      const column = { tag: 'column', width: 'weighted', background_style: `${hue}-50`, elements: [] };
      const html = render([{ tag: 'column_set', columns: [column] }]);
      expect(html).toContain(`class="column w-1 flow gap-4 h-${hue} bg-50"`);
      const palette = readFileSync('src/sandbox/page/palette.css', 'utf8');
      expect(palette).toMatch(
        new RegExp(`\\.h-${hue} \\{\\s+--pale: light-dark\\(#[0-9a-f]{6}, #[0-9a-f]{6}\\)`),
      );
    },
  );

  it('draws a clickable box as a button for the keyboard', () => {
    const html = render([
      { tag: 'interactive_container', behaviors: callback({ action: 'help' }), elements: [text('x')] },
    ]);
    expect(tagWith(html, 'data-callback').attributes).toMatchObject({
      role: 'button',
      tabindex: '0',
      'data-tag': 'interactive_container',
      'data-callback': '{"action":"help"}',
    });
  });

  it('lays a link over a box that opens an address, beside the links inside it', () => {
    const behaviors = [{ type: 'open_url', default_url: 'https://a.com' }];
    const html = render([
      { tag: 'interactive_container', behaviors, elements: [text('[b](https://b.com)')] },
    ]);
    expect(html).toMatch(
      /<a class="md-link" href="https:\/\/b.com"[^>]*>b<\/a>.*<a class="cover-link" href="https:\/\/a.com"[^>]*><\/a>/s,
    );
  });

  it('refuses forms and tables inside containers, and stops at a great depth', () => {
    const column = (elements: unknown[]) => ({ tag: 'column_set', columns: [{ tag: 'column', elements }] });
    expect(render([column([{ tag: 'form' }, { tag: 'table' }])]).match(/card-refused/g)).toHaveLength(2);
    let deep: object = text('bottom');
    for (let level = 0; level < 5000; level++) deep = column([deep]);
    expect(readable(render([deep]))).toContain('nested too deeply');
  });
});
