import { renderCard, type RenderOptions } from '../../src/sandbox/render/index.js';

/** 2026-09-21 22:13:20 in Shanghai. */
export const MOMENT = 1_790_000_000_000;

const VIEWER: RenderOptions = { lang: 'zh_cn', now: MOMENT, timeZone: 'Asia/Shanghai' };

/** A card with these elements and nothing else. */
export function cardOf(elements: unknown[], more: object = {}): object {
  return { schema: '2.0', body: { elements }, ...more };
}

/** Renders a card with these elements for a viewer. */
export function render(elements: unknown[], viewer: Partial<RenderOptions> = {}): string {
  return renderCard(cardOf(elements), { ...VIEWER, ...viewer });
}

/** Renders a whole card for a viewer. */
export function renderWhole(card: unknown, viewer: Partial<RenderOptions> = {}): string {
  return renderCard(card, { ...VIEWER, ...viewer });
}

/** Renders Markdown for a viewer. */
export function renderMarkdown(content: string, viewer: Partial<RenderOptions> = {}): string {
  return render([{ tag: 'markdown', content }], viewer);
}

export function plain(content: string): object {
  return { tag: 'plain_text', content };
}

/** What a person reads: the HTML without tags, entities resolved. */
export function readable(html: string): string {
  const entities: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => entities[entity] ?? entity);
}

export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/** All start tags of a fragment. Text and attribute values never hold `<` or `>`, so a tag ends at the first `>`. */
export function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-zA-Z][^\s>]*)([^>]*)>/g)].map((tag) => {
    const attributes = [...(tag[2] ?? '').matchAll(/([^\s="'>/]+)(?:\s*=\s*"([^"]*)")?/g)];
    return {
      name: tag[1] ?? '',
      attributes: Object.fromEntries(attributes.map((one) => [one[1] ?? '', readable(one[2] ?? '')])),
    };
  });
}

/** The one tag that has this attribute. */
export function tagWith(html: string, attribute: string): Tag {
  const found = tagsOf(html).filter((tag) => attribute in tag.attributes);
  const [first] = found;
  if (first === undefined || found.length !== 1)
    throw new Error(`${String(found.length)} tags with ${attribute}`);
  return first;
}
