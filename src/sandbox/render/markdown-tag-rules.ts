import type { Env, RendererRule } from 'markdown-it';
import { colour, isHue } from './colour.js';
import type { Context } from './context.js';
import { localDatetime } from './datetime.js';
import { classes, element, text, trusted, type Attributes, type Html } from './html.js';
import { word } from './language.js';
import { personBadge, personName } from './person.js';
import { webAddress } from './read.js';
import { tagColour } from './tag.js';

/** What the Markdown renderer is told about the viewer. */
export type MarkdownEnv = Env & { readonly context: Context };

type TokenRule = (attribute: (name: string) => string, content: string, context: Context) => Html;

function rule(write: TokenRule): RendererRule {
  return (tokens, index, _options, env) => {
    const token = tokens[index];
    const { context } = env as MarkdownEnv;
    return write((name) => token?.attrGet(name)?.toString() ?? '', token?.content ?? '', context);
  };
}

/** The start tag of a pair, whose end tag is written by the closing token. */
function start(tag: string, attributes: Attributes): Html {
  return trusted(element(tag, attributes).slice(0, -`</${tag}>`.length));
}

const end = (tag: string) => rule(() => trusted(`</${tag}>`));

/** A link; one that is neither http nor https, for which Feishu refuses the card (230001), is struck and says so. */
function linkStart(url: string): Html {
  const href = webAddress(url);
  if (href === undefined) return start('a', { class: 'md-link-refused', title: `230001 · ${url}` });
  return start('a', { class: 'md-link', href, target: '_blank', rel: 'noopener noreferrer' });
}

function mention(ids: readonly string[], context: Context): Html {
  const names = ids.map((id) =>
    id === 'all' ? word(context, '所有人', 'Everyone') : personName(id, context),
  );
  return element('span', { class: 'md-at' }, text(names.map((name) => `@${name}`).join(' ')));
}

/** How the tokens of `feishuTag` are written. */
export const tagRules: Readonly<Record<string, RendererRule>> = {
  feishu_br: rule(() => element('br')),
  feishu_hr: rule(() => element('span', { class: 'md-hr' })),
  feishu_raw: rule((_attribute, content) => text(content)),
  feishu_font_open: rule((attribute) =>
    start('span', { class: classes('md-font', colour('fg', attribute('color'))) }),
  ),
  feishu_font_close: end('span'),
  feishu_text_tag_open: rule((attribute) =>
    start('span', { class: `text-tag ${tagColour(attribute('color'))}` }),
  ),
  feishu_text_tag_close: end('span'),
  feishu_link_open: rule((attribute) => linkStart(attribute('url') || attribute('pc_url'))),
  feishu_link_close: end('a'),
  feishu_a_open: rule((attribute) => linkStart(attribute('href'))),
  feishu_a_close: end('a'),
  feishu_at: rule((attribute, content, context) => {
    const ids = attribute('id') || attribute('ids') || attribute('user_id') || attribute('email') || content;
    return mention(ids.split(',').filter(Boolean), context);
  }),
  feishu_person: rule((attribute, _content, context) =>
    personBadge(attribute('id') || attribute('user_id'), context, {
      name: attribute('show_name') !== 'false',
      avatar: attribute('show_avatar') !== 'false',
      capsule: attribute('style') === 'capsule',
    }),
  ),
  feishu_number_tag: rule((attribute, content) => {
    const name = attribute('background_color');
    const background = colour('bg', isHue(name) ? `${name}-600` : name);
    const digits = element('span', { class: colour('fg', attribute('font_color')) }, text(content.trim()));
    const badge = element('span', { class: classes('number-tag', background) }, digits);
    const href = webAddress(attribute('url'));
    return href ? element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, badge) : badge;
  }),
  feishu_local_datetime: rule((attribute, content, context) => {
    const given = attribute('millisecond');
    const moment = given === '' ? context.now : Number(given);
    const written = localDatetime(moment, attribute('format_type'), context);
    if (written === '') return text(content);
    const time = element('time', { datetime: new Date(moment).toISOString() }, text(written));
    const href = webAddress(attribute('link'));
    return href
      ? element('a', { class: 'md-link', href, target: '_blank', rel: 'noopener noreferrer' }, time)
      : time;
  }),
};
