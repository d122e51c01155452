import type { Context } from './context.js';
import { asRecord, asText } from './read.js';

type Viewer = Pick<Context, 'lang' | 'locales'>;

const OWN_COPY_IN_CONTENT = new Set(['zh_cn', 'en_us']);

/**
 * Chooses the copy of a text for the viewer. The viewer's language comes first; a language that is missing falls back
 * to an existing one, for a third language to English (Feishu, "Configure multi-language content": a Japanese viewer of
 * a zh + en card sees English); a Chinese or English viewer without an own copy sees `content`. `config.locales`, when
 * present, limits which languages count.
 * @param holder the object that carries `key` and its sibling `i18n_<key>`
 */
export function localised(holder: unknown, viewer: Viewer, key = 'content'): string {
  const object = asRecord(holder);
  const copies = Object.entries(asRecord(object[`i18n_${key}`])).filter(
    (copy): copy is [string, string] =>
      typeof copy[1] === 'string' && copy[1] !== '' && (viewer.locales?.includes(copy[0]) ?? true),
  );
  const copy = (lang: string) => copies.find(([name]) => name === lang)?.[1];
  const english = OWN_COPY_IN_CONTENT.has(viewer.lang) ? undefined : copy('en_us');
  return copy(viewer.lang) ?? english ?? (asText(object[key]) || (copies[0]?.[1] ?? ''));
}

/** Picks one of the renderer's own few words. */
export function word(viewer: Viewer, zh: string, en: string): string {
  return viewer.lang.startsWith('zh') ? zh : en;
}
