import MarkdownIt, { type MarkdownIt as Parser, type RendererRule } from 'markdown-it';
import type { Context } from './context.js';
import { emoji } from './emoji.js';
import { element, escapeHtml, text, trusted, type Html } from './html.js';
import { tagRules } from './markdown-tag-rules.js';
import { feishuTag } from './markdown-tags.js';
import { webAddress } from './read.js';

const IMAGE_KEY = /^img_[\w-]+$/;

const link: RendererRule = (tokens, index) => {
  const href = webAddress(tokens[index]?.attrGet('href'));
  const anchor = element('a', { class: 'md-link', href, target: '_blank', rel: 'noopener noreferrer' });
  return anchor.slice(0, -'</a>'.length);
};

const image: RendererRule = (tokens, index) => {
  const hover = tokens[index]?.content ?? '';
  return element('span', { class: 'md-image', title: hover }, text(hover || 'image'));
};

/** Code of the language `diff` shows what came and what went; other languages are not coloured. */
function diffLine(line: string): Html {
  const sign = /^(?:\+(?!\+\+)|-(?!--))/.exec(line)?.[0];
  const look = sign === undefined ? '' : sign === '+' ? 'h-green fg-600' : 'h-red fg-600';
  return element('span', { class: look }, text(line));
}

const code: RendererRule = (tokens, index) => {
  const source = tokens[index]?.content ?? '';
  const language = /^\S*/.exec(tokens[index]?.info ?? '')?.[0] ?? '';
  const lines = source.replace(/\n$/, '').split('\n');
  const body = language === 'diff' ? trusted(lines.map(diffLine).join('\n')) : text(source);
  return element('pre', { class: 'md-code', 'aria-label': language }, element('code', {}, body));
};

/** markdown-it aligns cells by a style attribute, which the page does not allow. */
const cell =
  (tag: 'th' | 'td'): RendererRule =>
  (tokens, index) => {
    const align = /text-align:\s*(left|center|right)/.exec(
      tokens[index]?.attrGet('style')?.toString() ?? '',
    )?.[1];
    return align === undefined ? `<${tag}>` : `<${tag} class="${escapeHtml(`ta-${align}`)}">`;
  };

function withFeishuTags(parser: Parser): Parser {
  parser.inline.ruler.before('autolink', 'feishu_tag', feishuTag);
  parser.inline.ruler.push('feishu_emoji', emoji);
  parser.validateLink = (url) => webAddress(url) !== undefined || IMAGE_KEY.test(url);
  Object.assign(parser.renderer.rules, tagRules, {
    link_open: link,
    image,
    fence: code,
    code_block: code,
    th_open: cell('th'),
    td_open: cell('td'),
  });
  return parser;
}

/** Single newlines break the line in card JSON, therefore `breaks`. */
const full = withFeishuTags(new MarkdownIt({ html: false, breaks: true }));

const small = withFeishuTags(
  new MarkdownIt('zero', { html: false, breaks: true }).enable([
    'newline',
    'escape',
    'entity',
    'emphasis',
    'strikethrough',
    'link',
    'autolink',
  ]),
);

/** Renders the text of a `markdown` component: CommonMark without HTML, tables, strikethrough and Feishu's tags. */
export function markdown(source: string, context: Context): Html {
  return trusted(full.render(source, { context }));
}

/** Renders `lark_md`, which knows only line breaks, bold, italic, strikethrough, links and Feishu's tags. */
export function larkMarkdown(source: string, context: Context): Html {
  return trusted(small.renderInline(source, { context }));
}
