import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Platform } from '../platform.js';
import { objectOf } from '../api/route.js';
import { violationsOf } from '../limits.js';
import { click } from '../push/callback.js';
import { say } from '../push/say.js';
import { parseBody, readBody } from './body.js';
import { BadRequest, sendJson } from './json.js';
import { cardPage, galleryCard, galleryList } from './page-cards.js';
import { changeChatFromPage } from './page-chats.js';
import { switchFault } from './page-faults.js';
import { changeFromPage, hirePanel, replaceHire } from './page-hire.js';
import { inThread, readClick, readSay } from './page-input.js';
import { cardsHtml, changedMessages, serveFile } from './page-messages.js';
import { pageState } from './page-state.js';
import { wireAnswer } from './page-wire.js';
import { serveStream } from './stream.js';

const BASE = '/sandbox/api/';

/** Answers the chat page and whoever drives the sandbox from outside, in JSON. */
export async function servePageApi(
  request: IncomingMessage,
  response: ServerResponse,
  platform: Platform,
): Promise<void> {
  if (!sameOrigin(request)) return void sendJson(response, 403, { error: 'not from another site' });
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const path = url.pathname.slice(BASE.length);
  if (path === 'stream') return void serveStream(request, response, platform);
  const sendCard = cardPage(path, platform);
  if (sendCard) return void sendCard({ response, query: url.searchParams });
  try {
    const [, fileKey] = /^files\/([^/]+)$/.exec(path) ?? [];
    if (fileKey !== undefined) return void serveFile(platform, decodeURIComponent(fileKey), response);
    const [, chatId] = /^chats\/([^/]+)\/messages$/.exec(path) ?? [];
    if (chatId !== undefined)
      return void sendJson(
        response,
        200,
        changedMessages(platform, decodeURIComponent(chatId), url.searchParams),
      );
    const wire = await wireAnswer(`${request.method} ${path}`, url.searchParams, platform);
    if (wire) return void sendJson(response, 200, wire);
    const bytes = await readBody(request);
    const body = objectOf(bytes && parseBody(bytes, request.headers['content-type'] ?? ''));
    sendJson(response, 200, await answer(`${request.method} ${path}`, body, platform));
  } catch (error) {
    const status = error instanceof BadRequest ? error.status : 400;
    sendJson(response, status, { error: error instanceof Error ? error.message : String(error) });
  }
}

async function answer(call: string, body: Record<string, unknown>, platform: Platform): Promise<unknown> {
  const [, sample] = /^GET cards\/([^/]+)$/.exec(call) ?? [];
  if (sample !== undefined) return galleryCard(platform, sample);
  switch (call) {
    case 'GET cards':
      return galleryList(platform);
    case 'GET state':
      return pageState(platform);
    case 'GET record':
      return {
        calls: platform.record,
        deliveries: platform.deliveries,
        violations: violationsOf(platform.record),
      };
    case 'GET hire':
      return platform.hire;
    case 'PUT hire':
      return replaceHire(platform, body);
    case 'GET hire/panel':
      return hirePanel(platform);
    case 'POST hire/changes':
      return changeFromPage(platform, body);
    case 'POST chats/changes':
      return changeChatFromPage(platform, body);
    case 'POST say': {
      const { delivered, ...said } = say(platform, inThread(platform, body, readSay(body)));
      delivered.catch(() => undefined);
      return said;
    }
    case 'POST messages/html':
      return cardsHtml(platform, body);
    case 'POST click':
      return click(platform, readClick(body));
    case 'POST faults':
      return switchFault(platform, body);
    case 'DELETE faults':
      platform.faults.clear();
      return {};
    case 'POST expire-page-tokens':
      platform.pageTokens.expire();
      return {};
    case 'POST invalidate-tokens':
      platform.tokens.invalidate();
      return {};
    default:
      throw new BadRequest(`no such route: ${call}`, 404);
  }
}

/** A page elsewhere in the browser must not write here; browsers name their origin on every such request. */
function sameOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
