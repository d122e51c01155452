import { describe, expect, it } from 'vitest';
import { MOMENT, readable, render, renderMarkdown, tagsOf } from './render-fixtures.js';

describe('Markdown of a card', () => {
  it('draws CommonMark, strikethrough, tables and code', () => {
    const html = renderMarkdown(
      '# T\n\n**b** *i* ~~s~~ `c`\n\n- one\n- two\n\n|a|b|\n|:-:|-:|\n|1|2|\n\n```json\n{"a":1}\n```',
    );
    for (const tag of [
      '<h1>',
      '<strong>b',
      '<em>i',
      '<s>s',
      '<code>c',
      '<li>one',
      '<th class="ta-center">',
      '<td class="ta-right">',
    ])
      expect(html).toContain(tag);
    expect(html).toContain('<code>{&quot;a&quot;:1}');
  });

  it('breaks lines at newlines and at <br>', () => {
    expect(renderMarkdown('a\nb<br>c<br/>d').match(/<br>/g)).toHaveLength(3);
  });

  it.each([
    ['&#42;&#42;bold&#42;&#42;', '**bold**'],
    ['&#60;font color=&#39;red&#39;&#62;x&#60;/font&#62;', "<font color='red'>x</font>"],
    ['&#91;a&#93;&#40;https://e.com&#41;', '[a](https://e.com)'],
    ['&#35; no heading', '# no heading'],
    ['&#96;code&#96; &#126;&#126;s&#126;&#126; &#95;u&#95; a&#58;b', '`code` ~~s~~ _u_ a:b'],
    ['&#60;img onerror=1&#62;', '<img onerror=1>'],
  ])('shows the entities of %s as literal characters', (source, shown) => {
    const html = renderMarkdown(source);
    expect(readable(html)).toContain(shown);
    expect(tagsOf(html).map((tag) => tag.name)).not.toContain('strong');
    expect(html).not.toMatch(/<(?:a|h1|code|s|em|img|font)[ >]/);
  });

  it('colours text with <font>, nested and around bold text', () => {
    const html = renderMarkdown("<font color='red'>a **b** <font color='grey-500'>c</font></font>");
    expect(html).toContain('<span class="md-font h-red fg-600">a <strong>b</strong> ');
    expect(html).toContain('<span class="md-font h-grey fg-500">c</span></span>');
  });

  it('draws text tags in the thirteen colours and others as neutral', () => {
    expect(renderMarkdown("<text_tag color='lime'>x</text_tag>")).toContain(
      '<span class="text-tag h-lime">x</span>',
    );
    for (const colour of ['neutral', 'grey', 'sunflower', 'x" onclick="1'])
      expect(renderMarkdown(`<text_tag color='${colour}'>x</text_tag>`)).toContain(
        '<span class="text-tag h-grey">x</span>',
      );
  });

  it('links only to http and https, in every way of writing a link', () => {
    const good = renderMarkdown(
      '[a](https://a.com/?x=1&y=2) <link url=\'https://b.com\'>b</link> <a href="http://c.com">c</a> <https://d.com>',
    );
    const links = tagsOf(good).filter((tag) => tag.name === 'a');
    expect(links.map((link) => link.attributes['href'])).toEqual([
      'https://a.com/?x=1&y=2',
      'https://b.com',
      'http://c.com',
      'https://d.com',
    ]);
    for (const link of links)
      expect(link.attributes).toMatchObject({ target: '_blank', rel: 'noopener noreferrer' });
    const bad = renderMarkdown(
      "[a](javascript:alert(1)) <link url='javascript:1'>b</link> <a href='data:text/html,x'>c</a> <javascript:1> [d](img_v1)",
    );
    expect(tagsOf(bad).some((tag) => 'href' in tag.attributes)).toBe(false);
  });

  it('draws mentions, number tags and raw text', () => {
    expect(readable(renderMarkdown('<at id=all></at> <at ids=ou_1,ou_2></at>'))).toContain(
      '@所有人 @ou_1 @ou_2',
    );
    expect(renderMarkdown("<number_tag background_color='red'>7</number_tag>")).toContain(
      '<span class="number-tag h-red bg-600"><span>7</span></span>',
    );
    expect(readable(renderMarkdown('<raw>**x** <b></raw>'))).toContain('**x** <b>');
  });

  it.each([
    `<person id = "ou_x">`,
    `<person id = 'ou_x' show_name = true show_avatar = true style = 'normal'></person>`,
    `<person id='ou_x'/>`,
    `<person id="ou_x" style="capsule"></person>`,
  ])('shows %s by the name in the language of the viewer', (source) => {
    const person = (id: string) => (id === 'ou_x' ? { zh: '周予安', en: "Zhou Yu'an" } : undefined);
    expect(readable(renderMarkdown(`由 ${source} 确认`, { person }))).toContain('周周予安');
    const english = renderMarkdown(`by ${source} today`, { person, lang: 'en_us' });
    expect(readable(english)).toMatch(/by ZZhou Yu'an\s+today/);
    expect(tagsOf(english).find(({ attributes }) => attributes['title'] === 'ou_x')).toBeDefined();
  });

  it('shows a person whom nobody knows by id, and only what is asked for', () => {
    const person = () => ({ zh: '林', en: 'Lin' });
    expect(readable(renderMarkdown('<person id="ou_y"></person>'))).toContain('You_y');
    const noName = renderMarkdown('<person id="ou_y" show_name=false></person>', { person });
    expect(readable(noName).trim()).toBe('林');
    const noAvatar = renderMarkdown('<person id="ou_y" show_avatar=false></person>', { person });
    expect(noAvatar).not.toContain('avatar');
    expect(renderMarkdown('<person id="ou_y" style="capsule"></person>')).toContain('person-capsule');
  });

  it('strikes through what was, around and inside of colours', () => {
    const html = renderMarkdown("~~old~~ <font color='grey'>~~a~~</font> ~~<font color='red'>b</font>~~");
    expect(html.match(/<s>/g)).toHaveLength(3);
    expect(html).toContain('<s>old</s>');
    expect(html).toContain('<s><span class="md-font h-red fg-600">b</span></s>');
  });

  it('leaves tags that are unknown, malformed or not closed as text', () => {
    for (const source of [
      "<font color='red'>open",
      '<img onerror=alert(1)>',
      '<b>x</b>',
      '</font>x',
      '<text_tag color=>x</text_tag>',
    ])
      expect(readable(renderMarkdown(source))).toContain(source);
  });

  it('closes every tag it opens, however tags are crossed', () => {
    const html = renderMarkdown(
      "<font color='red'>**a<text_tag color='blue'>b</font>c**</text_tag> **d<font color='blue'>e**f</font>",
    );
    for (const name of ['span', 'strong']) {
      const opened = html.match(new RegExp(`<${name}[ >]`, 'g'))?.length ?? 0;
      expect(html.match(new RegExp(`</${name}>`, 'g'))?.length ?? 0).toBe(opened);
    }
  });

  it('takes time in proportion to the text for thousands of unclosed tags', () => {
    const html = renderMarkdown("<font color='red'>".repeat(1500));
    expect(readable(html)).toContain("<font color='red'>".repeat(2));
  });

  it.each([
    ['date_num', 'zh_cn', '2026-09-21'],
    ['date', 'zh_cn', '2026年9月21日'],
    ['date', 'en_us', 'September 21, 2026'],
    ['date_short', 'en_us', 'Sep 21'],
    ['week', 'zh_cn', '星期一'],
    ['week_short', 'en_us', 'Mon'],
    ['time', 'zh_cn', '22:13'],
    ['time_sec', 'en_us', '22:13:20'],
    ['timezone', 'en_us', 'GMT+8'],
  ])('writes <local_datetime> %s for %s as %s', (format, lang, shown) => {
    const source = `<local_datetime millisecond='${String(MOMENT)}' format_type='${format}'></local_datetime>`;
    expect(readable(renderMarkdown(source, { lang })).trim()).toBe(shown);
  });

  it('writes <local_datetime> in the time zone of the viewer, and UTC for an unknown zone', () => {
    const source = `<local_datetime millisecond='${String(MOMENT)}' format_type='time'></local_datetime>`;
    expect(readable(renderMarkdown(source, { timeZone: 'America/New_York' }))).toContain('10:13');
    expect(readable(renderMarkdown(source, { timeZone: 'Mars/Base' }))).toContain('14:13');
    expect(readable(renderMarkdown("<local_datetime millisecond='never'>then</local_datetime>"))).toContain(
      'then',
    );
  });

  it('knows only inline markup in lark_md', () => {
    const html = render([
      { tag: 'div', text: { tag: 'lark_md', content: "# a **b**\n- c <font color='red'>d</font>" } },
    ]);
    expect(html).toContain('# a <strong>b</strong><br>');
    expect(html).toContain('fg-600');
    expect(html).not.toMatch(/<h1|<li/);
  });
});

describe('Markdown that only Feishu has', () => {
  it('draws emoji by their keys, and leaves keys that are unknown or escaped as they are', () => {
    expect(readable(renderMarkdown(':DONE: a :OK: **:HEART:**'))).toContain('✅ a 👌 ❤️');
    for (const source of [':NOPE:', 'a:b:c', ':DONE', '12:30:45'])
      expect(readable(renderMarkdown(source))).toContain(source);
    expect(readable(renderMarkdown('&#58;DONE&#58; `:DONE:`'))).toContain(':DONE: :DONE:');
  });

  it('strikes a link for which Feishu would refuse the card', () => {
    const html = renderMarkdown("<link url='ftp://a.com'>x</link>");
    const link = tagsOf(html).find(({ name }) => name === 'a');
    expect(link?.attributes).toMatchObject({ class: 'md-link-refused', title: '230001 · ftp://a.com' });
    expect(link?.attributes).not.toHaveProperty('href');
  });

  it('shows in code of the language diff what came and what went', () => {
    const html = renderMarkdown('```diff\n--- a\n+++ b\n-old\n+new\n same\n```');
    expect(html).toContain('<span class="h-red fg-600">-old</span>');
    expect(html).toContain('<span class="h-green fg-600">+new</span>');
    expect(html.match(/fg-600/g)).toHaveLength(2);
  });

  it('colours a number tag in front as well', () => {
    expect(
      renderMarkdown("<number_tag background_color='red-50' font_color='blue'>7</number_tag>"),
    ).toContain('<span class="number-tag h-red bg-50"><span class="h-blue fg-600">7</span></span>');
  });
});
