import type { ServerResponse } from 'node:http';
import { objectOf } from '../api/route.js';
import type { Platform } from '../platform.js';
import type { Message } from '../types.js';
import { BadRequest } from './json.js';
import { htmlOf, messageCard } from './page-cards.js';

/** A message as the page needs it: a card once, a file with its name. */
export function shownMessage({ files }: Platform, message: Message): object {
  const { messageId, chatId, sender, type, card, mentions, replyTo, rootId, threadId } = message;
  const { createdAt, updatedAt, recalledAt, content, history } = message;
  const file = message.type === 'file' ? files.get(String(objectOf(jsonOf(content)).file_key)) : undefined;
  return {
    ...{ messageId, chatId, sender, type, card, mentions, replyTo, rootId, threadId },
    ...{ createdAt, updatedAt, recalledAt },
    content: message.type === 'interactive' ? '' : content,
    versions: history.length + 1,
    ...(file ? { file: { key: file.fileKey, name: file.fileName, bytes: file.bytes.length } } : {}),
  };
}

/** The messages of a chat that are new or different since a revision. */
export function changedMessages(platform: Platform, chatId: string, query: URLSearchParams): object {
  const since = Number(query.get('since') ?? 0);
  const { messages, revision } = platform.messages.changedSince(chatId, Number.isFinite(since) ? since : 0);
  return { messages: messages.map((message) => shownMessage(platform, message)), revision };
}

/** The cards of several messages as HTML for one viewer; those that cannot be shown are left out. */
export function cardsHtml(platform: Platform, body: Record<string, unknown>): Record<string, string> {
  const ids = Array.isArray(body.ids) ? body.ids.map(String) : [];
  const lang = typeof body.lang === 'string' ? body.lang : 'zh_cn';
  const timeZone = typeof body.time_zone === 'string' ? body.time_zone : 'Asia/Shanghai';
  return Object.fromEntries(
    ids.flatMap((id): [string, string][] => {
      const card = messageCard(id, platform);
      return card === undefined ? [] : [[id, htmlOf(card, platform, lang, timeZone)]];
    }),
  );
}

/** Sends a file that the bot uploaded; always as a download, whatever it says it is. @throws BadRequest when there is none */
export function serveFile({ files }: Platform, key: string, response: ServerResponse): void {
  const file = files.get(key);
  if (!file) throw new BadRequest('no such file', 404);
  const plain = file.fileName.replaceAll(/[^\w.-]+/g, '_');
  // RFC 8187 keeps these four for itself, and encodeURIComponent lets them be.
  const encoded = encodeURIComponent(file.fileName.replaceAll(/\p{Surrogate}/gu, '_')).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(file.bytes);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
