/** Small cards for the tests of the checker, good ones and ones with a single change. */

type Parts = Readonly<Record<string, unknown>>;

const i18n = (zh: string, en: string) => ({ content: zh, i18n_content: { zh_cn: zh, en_us: en } });

export const plain = (content: string) => ({ tag: 'plain_text', content });
export const markdown = (content: string) => ({ tag: 'markdown', content });
export const callback = (value: unknown) => ({ type: 'callback', value });
export const button = (parts: Parts = {}) => ({ tag: 'button', text: plain('Go'), ...parts });
export const submit = button({ name: 'send', form_action_type: 'submit' });
export const form = (...elements: unknown[]) => ({ tag: 'form', name: 'f', elements: [...elements, submit] });
export const column = (...elements: unknown[]) => ({ tag: 'column', elements });
export const columns = (...elements: unknown[]) => ({ tag: 'column_set', columns: [column(...elements)] });
export const panel = (header: Parts, ...elements: unknown[]) => ({
  tag: 'collapsible_panel',
  header,
  elements,
});
export const option = (value: string) => ({ text: plain(value), value });
export const table = (parts: Parts = {}) => ({
  tag: 'table',
  columns: [
    { name: 'who', data_type: 'text' },
    { name: 'tags', data_type: 'options' },
    { name: 'note', data_type: 'markdown' },
  ],
  rows: [{ who: 'Li', tags: [{ text: 'new', color: 'green' }], note: '**ok**' }],
  ...parts,
});
export const markdownTable = '| a | b |\n|---|:-:|\n| 1 | 2 |\n\n';

const config = {
  update_multi: true,
  locales: ['zh_cn', 'en_us'],
  summary: i18n('来源', 'Sources'),
};
const header = { template: 'blue', title: { tag: 'plain_text', ...i18n('来源', 'Sources') } };

/** The smallest card that passes, with these elements in its body. */
export const cardOf = (...elements: unknown[]) => ({ schema: '2.0', config, header, body: { elements } });
export const good = cardOf(markdown('**hello**'));
export const withRoot = (parts: Parts) => ({ ...good, ...parts });
export const withConfig = (parts: Parts) => withRoot({ config: { ...config, ...parts } });
export const withHeader = (parts: Parts) => withRoot({ header: { ...header, ...parts } });
export const headerTag = (color = 'blue') => ({ tag: 'text_tag', color, text: plain('new') });

export const everyElement = [
  {
    ...markdown("<font color='grey-500'>a</font> <text_tag color='green'>b</text_tag>"),
    text_size: 'mine',
  },
  markdown("[a [b]](https://a.cn) ![x](img_1) [![i](img_2)](http://b.cn) <link url='https://c.cn'>c</link>"),
  markdown("<local_datetime millisecond='1700000000000' format_type='date' link=''></local_datetime>"),
  markdown('`a | b`\n\n```\n| x |\n|---|\n```\n' + markdownTable),
  { tag: 'div', fields: [{ is_short: true, text: { tag: 'lark_md', content: 'x' } }], width: '120px' },
  { tag: 'div', text: { ...plain('x'), text_color: 'ours', lines: 2 } },
  { tag: 'hr', margin: '-4px 0' },
  { tag: 'img', img_key: 'img_1', alt: plain('a picture'), corner_radius: '50%', size: '1000px 20px' },
  { tag: 'img_combination', combination_mode: 'double', img_list: [{ img_key: 'k' }] },
  { tag: 'person', user_id: 'ou_1', style: 'capsule' },
  { tag: 'person_list', persons: [{ id: 'ou_1' }], lines: 1 },
  { tag: 'chart', chart_spec: { type: 'bar', tag: 'data' }, aspect_ratio: '2:1' },
  { tag: 'audio', file_key: 'file_1' },
  table({ row_height: 'middle', page_size: 10 }),
  {
    tag: 'column_set',
    flex_mode: 'none',
    background_style: 'rgba(1,2,3,0.4)',
    action: { multi_url: { url: 'https://example.com' } },
    columns: [{ ...column(button()), width: 'weighted', weight: 5, background_style: 'grey-50' }],
  },
  {
    ...panel({ title: markdown('**a**'), background_color: 'blue-100', padding: '1px 2px 3px 4px' }),
    border: { color: 'grey-300', corner_radius: '6px' },
    vertical_spacing: 'large',
  },
  {
    tag: 'interactive_container',
    background_style: 'laser',
    elements: [{ tag: 'hr' }],
    behaviors: [callback({ action: 'field.open', tag: 'data', deep: { tag: 'data' } })],
    confirm: { title: plain('Sure?') },
  },
  button({ type: 'primary_filled', behaviors: [{ type: 'open_url', default_url: 'https://a.cn' }] }),
  { tag: 'select_static', options: [option('a'), option('b')], placeholder: plain('Choose') },
  { tag: 'overflow', options: [{ text: plain('more'), value: 'm' }], width: '100px' },
  { tag: 'checker', text: plain('done'), checked_style: { opacity: 0.5 } },
  { tag: 'select_img', options: [{ img_key: 'k', value: 'v' }] },
  { tag: 'select_person', options: [{ value: 'ou_1' }] },
  form(
    { tag: 'input', name: 'word', max_length: 1000, i18n_default_value: { zh_cn: '', en_us: '' } },
    { tag: 'multi_select_static', name: 'many', options: [option('a')], selected_values: ['a'] },
    { tag: 'multi_select_person', name: 'people', options: [{ value: 'ou_1' }] },
    { tag: 'date_picker', name: 'day', initial_date: '2026-01-02' },
    { tag: 'picker_time', name: 'time', initial_time: '09:30' },
    { tag: 'picker_datetime', name: 'both', initial_datetime: '2026-01-02 09:30' },
    { tag: 'div', icon: { tag: 'custom_icon', img_key: 'k', size: '16px 16px' } },
  ),
];

/** A good card that uses every component at least once. */
export const everything = withRoot({
  config: {
    ...config,
    width_mode: 'fill',
    style: {
      text_size: { mine: { default: 'normal', pc: 'heading', mobile: 'notation' } },
      color: { ours: { light_mode: 'rgba(1,2,3,0.5)', dark_mode: 'rgba(3,2,1,0.5)' } },
    },
  },
  card_link: { url: 'https://example.com' },
  header: {
    ...header,
    subtitle: { tag: 'lark_md', ...i18n('共 3 个', '3 in total') },
    icon: { tag: 'standard_icon', token: 'hirelogo_colorful' },
    text_tag_list: [headerTag('neutral')],
    padding: '12px 8px 12px 8px',
  },
  body: {
    padding: '12px 12px 20px 12px',
    vertical_spacing: '8px',
    elements: everyElement,
  },
});
