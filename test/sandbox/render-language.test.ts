import { describe, expect, it } from 'vitest';
import { plain, readable, render, renderWhole } from './render-fixtures.js';

const i18n = { zh_cn: '状态', en_us: 'Status' };

describe('the language of a card', () => {
  it.each([
    ['zh_cn', '状态'],
    ['en_us', 'Status'],
    ['ja_jp', 'Status'],
  ])('shows a card in three copies to a %s viewer as %s', (lang, shown) => {
    expect(
      readable(render([{ tag: 'markdown', content: '默认', i18n_content: i18n }], { lang })).trim(),
    ).toBe(shown);
  });

  it.each([
    ['zh_cn', '中文'],
    ['en_us', 'English'],
  ])('takes content for a missing own language: %s', (lang, shown) => {
    const element = { tag: 'markdown', content: '中文', i18n_content: { en_us: 'English' } };
    expect(readable(render([element], { lang })).trim()).toBe(shown);
  });

  it('takes an existing language when there is no content', () => {
    const element = { tag: 'markdown', i18n_content: { fr_fr: 'Bonjour' } };
    expect(readable(render([element], { lang: 'zh_cn' }))).toContain('Bonjour');
  });

  it('uses only the languages that config.locales names', () => {
    const card = {
      schema: '2.0',
      config: { locales: ['en_us'] },
      body: { elements: [{ tag: 'markdown', content: 'content', i18n_content: i18n }] },
    };
    expect(readable(renderWhole(card, { lang: 'zh_cn' })).trim()).toBe('content');
    expect(readable(renderWhole(card, { lang: 'en_us' })).trim()).toBe('Status');
  });

  it('localises header, tags, buttons, options and default values', () => {
    const both = (zh: string, en: string) => ({ ...plain(zh), i18n_content: { zh_cn: zh, en_us: en } });
    const card = {
      schema: '2.0',
      header: {
        title: both('标题', 'Title'),
        subtitle: both('副', 'Sub'),
        text_tag_list: [{ tag: 'text_tag', color: 'red', text: both('标签', 'Tag') }],
      },
      body: {
        elements: [
          { tag: 'button', text: both('按钮', 'Button') },
          { tag: 'select_static', options: [{ text: both('选项', 'Option'), value: 'o' }] },
          { tag: 'input', name: 'n', default_value: '默认', i18n_default_value: { en_us: 'default' } },
        ],
      },
    };
    const html = renderWhole(card, { lang: 'en_us' });
    for (const shown of ['Title', 'Sub', 'Tag', 'Button', 'Option', 'value="default"'])
      expect(html).toContain(shown);
    expect(html).not.toMatch(/[一-龥]/);
  });

  it('lets i18n_text_tag_list replace the tags', () => {
    const tag = (content: string) => ({ tag: 'text_tag', text: plain(content) });
    const header = {
      title: plain('t'),
      text_tag_list: [tag('one')],
      i18n_text_tag_list: { zh_cn: [tag('一')], en_us: [tag('first')] },
    };
    expect(readable(renderWhole({ schema: '2.0', header }, { lang: 'zh_cn' }))).toBe('t一');
    expect(readable(renderWhole({ schema: '2.0', header }, { lang: 'de_de' }))).toBe('tfirst');
  });
});
