import type { StateInline } from 'markdown-it';
import { own } from './read.js';

/**
 * Feishu's HTML-like tags inside Markdown, as an inline rule of markdown-it. A tag is only taken when its name is
 * known, its attributes are well-formed and a tag with content is closed in the same block; all else stays text.
 * Source: Feishu, "Rich text (Markdown) component".
 */

type Shape = 'single' | 'paired' | 'literal';

const SHAPES: Readonly<Record<string, Shape>> = {
  br: 'single',
  hr: 'single',
  font: 'paired',
  text_tag: 'paired',
  number_tag: 'literal',
  link: 'paired',
  a: 'paired',
  at: 'literal',
  person: 'literal',
  local_datetime: 'literal',
  raw: 'literal',
};

/** Tags whose content counts for nothing; their closing tag may be missing. */
const MAY_STAY_OPEN: ReadonlySet<string> = new Set(['local_datetime', 'person']);

const OPENING = /<([a-z_]+)((?:\s+[a-z_]+\s*=\s*(?:'[^']*'|"[^"]*"|[^\s'"<>=]+))*)\s*(\/?)>/y;
const ATTRIBUTE = /([a-z_]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'"<>=]+))/g;

interface Found {
  readonly name: string;
  readonly shape: Shape;
  readonly attributes: [string, string][];
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** The position of the closing tag that belongs to an opening one, counting tags of the same name between them. */
function closing(source: string, name: string, from: number, max: number): number {
  if (source.lastIndexOf(`</${name}>`, max) < from) return -1;
  const tags = new RegExp(`<(/?)${name}(?=[\\s/>])[^<>]*>`, 'g');
  tags.lastIndex = from;
  let open = 1;
  for (let match = tags.exec(source); match !== null && match.index < max; match = tags.exec(source)) {
    if (match[0].endsWith('/>')) continue;
    open += match[1] === '/' ? -1 : 1;
    if (open === 0) return match[0] === `</${name}>` ? match.index : -1;
  }
  return -1;
}

function find(
  source: string,
  position: number,
  max: number,
  unescape: (text: string) => string,
): Found | undefined {
  OPENING.lastIndex = position;
  const match = OPENING.exec(source);
  const name = match?.[1] ?? '';
  const shape = own(SHAPES, name);
  if (match === null || shape === undefined || OPENING.lastIndex > max) return undefined;
  const attributes = [...(match[2] ?? '').matchAll(ATTRIBUTE)].map((attribute): [string, string] => [
    attribute[1] ?? '',
    unescape(attribute[2] ?? attribute[3] ?? attribute[4] ?? ''),
  ]);
  const start = OPENING.lastIndex;
  const empty = { name, shape, attributes, contentStart: start, contentEnd: start, end: start };
  if (shape === 'single' || match[3] === '/') return empty;
  const close = closing(source, name, start, max);
  if (close < 0) return MAY_STAY_OPEN.has(name) ? empty : undefined;
  return { ...empty, contentEnd: close, end: close + name.length + 3 };
}

/** The inline rule; tokens are called `feishu_<tag>`, with `_open` and `_close` for those that hold Markdown. */
export function feishuTag(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x3c) return false;
  const found = find(state.src, state.pos, state.posMax, state.md.utils.unescapeAll);
  if (found === undefined) return false;
  if (!silent) {
    if (found.shape === 'paired') {
      const outerEnd = state.posMax;
      state.push(`feishu_${found.name}_open`, '', 1).attrs = found.attributes;
      state.pos = found.contentStart;
      state.posMax = found.contentEnd;
      state.md.inline.tokenize(state);
      state.push(`feishu_${found.name}_close`, '', -1).attrs = found.attributes;
      state.posMax = outerEnd;
    } else {
      const token = state.push(`feishu_${found.name}`, '', 0);
      token.attrs = found.attributes;
      token.content = state.md.utils.unescapeAll(state.src.slice(found.contentStart, found.contentEnd));
    }
  }
  state.pos = found.end;
  return true;
}
