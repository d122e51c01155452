import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClickInput, SayInput } from '../types.js';
import type { Platform } from '../platform.js';
import { objectOf } from '../api/route.js';
import { violationsOf } from '../limits.js';
import { click } from '../push/callback.js';
import { say } from '../push/say.js';
import { renderCard } from '../render/index.js';
import { parseBody, readBody } from './body.js';
import { BadRequest, sendJson, textOf } from './json.js';
import { changeChatFromPage } from './page-chats.js';
import { readFault } from './page-faults.js';
import { changeFromPage, hirePanel, replaceHire } from './page-hire.js';
import { pageState } from './page-state.js';
import { wireAgain, wireExchange, wireLines } from './page-wire.js';
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
  const [, messageId] = /^messages\/([^/]+)\/html$/.exec(path) ?? [];
  if (messageId !== undefined) return void serveCard(messageId, url.searchParams, response, platform);
  try {
    const bytes = await readBody(request);
    const body = objectOf(bytes && parseBody(bytes, request.headers['content-type'] ?? ''));
    sendJson(response, 200, await answer(`${request.method} ${path}`, body, platform));
  } catch (error) {
    const status = error instanceof BadRequest ? error.status : 400;
    sendJson(response, status, { error: error instanceof Error ? error.message : String(error) });
  }
}

async function answer(call: string, body: Record<string, unknown>, platform: Platform): Promise<unknown> {
  const [, chatId] = /^GET chats\/([^/]+)\/messages$/.exec(call) ?? [];
  if (chatId !== undefined) return { messages: platform.messages.ofChat(decodeURIComponent(chatId)) };
  const [, exchangeId] = /^GET wire\/(\d+)$/.exec(call) ?? [];
  if (exchangeId !== undefined) return wireExchange(platform, exchangeId);
  const [, pushed, how] = /^POST wire\/(\d+)\/(\w+)$/.exec(call) ?? [];
  if (pushed !== undefined && how !== undefined) return wireAgain(platform, pushed, how);
  switch (call) {
    case 'GET wire':
      return wireLines(platform);
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
      const { delivered, ...said } = say(platform, readSay(body));
      delivered.catch(() => undefined);
      return said;
    }
    case 'POST click':
      return click(platform, readClick(body));
    case 'POST faults':
      platform.faults.add(readFault(body, platform.credentials.appId));
      return {};
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

function serveCard(id: string, query: URLSearchParams, response: ServerResponse, platform: Platform): void {
  const message = platform.messages.get(decodeURIComponent(id));
  if (!message?.card || message.recalledAt !== undefined)
    return sendJson(response, 404, { error: 'no such card' });
  const lang = query.get('lang') ?? 'zh_cn';
  const timeZone = query.get('time_zone') ?? 'Asia/Shanghai';
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  const person = (openId: string) => {
    const known = platform.world.people.get(openId);
    return known && { zh: known.name, en: known.nameEn };
  };
  response.end(renderCard(message.card, { lang, now: platform.clock.now(), timeZone, person }));
}

function readSay(body: Record<string, unknown>): SayInput {
  const mentions = Array.isArray(body.mentions) ? body.mentions.map(String) : undefined;
  return given({
    chat: textOf(body, 'chat_id'),
    from: textOf(body, 'from'),
    text: textOf(body, 'text'),
    post: body.post,
    mentions,
    threadId: textOf(body, 'thread_id'),
    rootId: textOf(body, 'root_id'),
    messageId: textOf(body, 'message_id'),
    eventId: textOf(body, 'event_id'),
  });
}

function readClick(body: Record<string, unknown>): ClickInput {
  const messageId = textOf(body, 'message_id');
  if (messageId === undefined) throw new BadRequest('message_id is missing');
  return {
    messageId,
    value: body.value,
    ...given({
      from: textOf(body, 'from'),
      tag: textOf(body, 'tag'),
      option: textOf(body, 'option'),
      name: textOf(body, 'name'),
      formValue: body.form_value === undefined ? undefined : objectOf(body.form_value),
      eventId: textOf(body, 'event_id'),
    }),
  };
}

/** The members that are there. */
function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
