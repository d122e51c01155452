import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Platform } from '../platform.js';
import { lineOf } from './page-wire.js';

/**
 * Server-sent events for the page: `message` for each new or updated message, `delivery` for each push, `chat` when a
 * chat has changed, `hire` when the Hire settings have, `slash` when the bot's commands have, `wire` when an exchange begins or ends.
 */
export function serveStream(request: IncomingMessage, response: ServerResponse, platform: Platform): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.write(': listening\n\n');
  const unlisten = platform.signal.listen((event) => {
    if (event.kind === 'message') {
      const { messageId, chatId, updated } = event;
      const { sender, replyTo } = platform.messages.get(messageId) ?? {};
      const data = { messageId, chatId, updated, sender: sender?.id, replyTo };
      response.write(`event: message\ndata: ${JSON.stringify(data)}\n\n`);
    } else if (event.kind === 'delivery') {
      response.write(`event: delivery\ndata: ${JSON.stringify(event.attempt)}\n\n`);
    } else if (event.kind === 'chat') {
      response.write(`event: chat\ndata: ${JSON.stringify({ chatId: event.chatId })}\n\n`);
    } else if (event.kind === 'wire') {
      const exchange = platform.wire.get(event.id);
      if (exchange) response.write(`event: wire\ndata: ${JSON.stringify(lineOf(exchange))}\n\n`);
    } else if (event.kind === 'slash') {
      response.write('event: slash\ndata: {}\n\n');
    } else if (event.kind === 'hire') {
      response.write('event: hire\ndata: {}\n\n');
    }
  });
  request.on('close', unlisten);
  response.on('close', unlisten);
}
