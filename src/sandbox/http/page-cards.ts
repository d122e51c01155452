import type { ServerResponse } from 'node:http';
import { sampleCard } from '../gallery.js';
import type { Platform } from '../platform.js';
import { renderCard } from '../render/index.js';
import { BadRequest, sendJson } from './json.js';

/** The samples of the gallery by name, in their groups. */
export function galleryList({ gallery }: Platform): object {
  return {
    groups: gallery().map(({ title, samples }) => ({ title, names: samples.map(([name]) => name) })),
  };
}

/**
 * The JSON of a sample.
 * @throws BadRequest (404) when there is none of that name
 */
export function galleryCard({ gallery }: Platform, name: string): object {
  const card = sampleCard(gallery, decodeURIComponent(name));
  if (card === undefined) throw new BadRequest('no such sample', 404);
  return card;
}

/**
 * The card that a path asks for as HTML: `messages/ID/html` or `cards/NAME/html`.
 * @returns a function that answers with it; undefined for any other path
 */
export function cardPage(path: string, platform: Platform): ((answer: Answer) => void) | undefined {
  const [, kind, id = ''] = /^(messages|cards)\/([^/]+)\/html$/.exec(path) ?? [];
  if (kind === undefined) return undefined;
  const card =
    kind === 'cards'
      ? sampleCard(platform.gallery, decodeURIComponent(id))
      : messageCard(decodeURIComponent(id), platform);
  return (answer) => sendCard(card, answer, platform);
}

interface Answer {
  readonly response: ServerResponse;
  /** `lang` (zh_cn if not said) and `time_zone` (Asia/Shanghai if not said) of the viewer. */
  readonly query: URLSearchParams;
}

/** The card of a message; undefined when there is none to be seen. */
export function messageCard(id: string, { messages }: Platform): object | undefined {
  const message = messages.get(id);
  return message?.recalledAt === undefined ? message?.card : undefined;
}

function sendCard(card: object | undefined, { response, query }: Answer, platform: Platform): void {
  if (card === undefined) return sendJson(response, 404, { error: 'no such card' });
  const lang = query.get('lang') ?? 'zh_cn';
  const timeZone = query.get('time_zone') ?? 'Asia/Shanghai';
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(htmlOf(card, platform, lang, timeZone));
}

/** A card as a viewer of that language and time zone sees it now. */
export function htmlOf(card: object, { world, clock }: Platform, lang: string, timeZone: string): string {
  const person = (openId: string) => {
    const known = world.people.get(openId);
    return known && { zh: known.name, en: known.nameEn };
  };
  return renderCard(card, { lang, now: clock.now(), timeZone, person });
}
