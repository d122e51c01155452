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
    kind === 'cards' ? sampleCard(platform.gallery, decodeURIComponent(id)) : messageCard(id, platform);
  return (answer) => sendCard(card, answer, platform);
}

interface Answer {
  readonly response: ServerResponse;
  /** `lang` (zh_cn if not said) and `time_zone` (Asia/Shanghai if not said) of the viewer. */
  readonly query: URLSearchParams;
}

function messageCard(id: string, { messages }: Platform): object | undefined {
  const message = messages.get(decodeURIComponent(id));
  return message?.recalledAt === undefined ? message?.card : undefined;
}

function sendCard(card: object | undefined, { response, query }: Answer, { world, clock }: Platform): void {
  if (card === undefined) return sendJson(response, 404, { error: 'no such card' });
  const lang = query.get('lang') ?? 'zh_cn';
  const timeZone = query.get('time_zone') ?? 'Asia/Shanghai';
  const person = (openId: string) => {
    const known = world.people.get(openId);
    return known && { zh: known.name, en: known.nameEn };
  };
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(renderCard(card, { lang, now: clock.now(), timeZone, person }));
}
