import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiCall } from '../types.js';
import type { Platform } from '../platform.js';
import type { FaultEffect } from '../faults.js';
import { lieAbout } from '../lies.js';
import type { Answer, Route } from '../api/route.js';
import { kindOf, type Open } from '../wire/record.js';
import { matchRoute, objectOf, refuse, withBody } from '../api/route.js';
import { refuseStranger } from '../api/auth.js';
import { refuseScope } from '../api/scopes.js';
import type { Form, FormPart } from './multipart.js';
import { parseBody, readBody } from './body.js';

/** Longer parts of a form are recorded by their size. */
const SHORT_BYTES = 1024;

/** Answers one call of the open API: recorded on arrival, then faults, token, frequency limits, and the API itself. */
export async function serveOpenApi(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
  platform: Platform,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const method = request.method ?? 'GET';
  const bytes = await readBody(request);
  const body = bytes && parseBody(bytes, request.headers['content-type'] ?? '');
  const found = matchRoute(routes, method, url.pathname);
  const call: ApiCall = {
    at: platform.clock.now(),
    method,
    path: url.pathname,
    route: found ? `${method} ${found.route.pattern}` : `${method} ${url.pathname}`,
    query: Object.fromEntries(url.searchParams),
    body: body instanceof Map ? sizesOf(body as Form) : body,
    status: 0,
    code: 0,
    tenantKey: platform.credentials.tenantKey,
  };
  const chat = chatOf(call, found?.params ?? {}, platform);
  if (chat !== undefined) call.chatId = chat;
  platform.record.push(call);
  const open = onWire(call, found?.params.message_id, request, platform);
  // A caller that goes away before it was answered ends the exchange as well.
  response.on('close', () => open.end(0, 'the caller went away'));
  platform.signal.emit({ kind: 'call' });
  const work = async (): Promise<Answer> => {
    if (!found) return { status: 404, body: '404 page not found' };
    if (!bytes) return refuse(413, 234006, 'the request is too large');
    const refused = found.route.open
      ? undefined
      : (refuseStranger(request.headers.authorization, platform) ??
        refuseScope(call.route, platform) ??
        refuseFrequency(call, platform));
    return (
      refused ?? found.route.handler({ params: found.params, query: url.searchParams, body, call }, platform)
    );
  };
  const fault = platform.faults.take(
    [call.route, `${method} ${url.pathname}`, `${method} ${url.pathname}${url.search}`],
    call.chatId,
  );
  if (fault) open.exchange.fault = fault.kind;
  const answer = await suffer(fault, work, call, platform);
  if (answer === 'hang') return;
  if (answer === 'reset') {
    open.end(0, 'connection cut');
    request.socket.resetAndDestroy();
    platform.signal.emit({ kind: 'call' });
    return;
  }
  send(response, answer, call, open, platform);
}

/** Shows the call on the wire. @param messageId the message that its path names */
function onWire(
  { method, path, route, query, body, chatId }: ApiCall,
  messageId: string | undefined,
  { headers }: IncomingMessage,
  { wire, messages }: Platform,
): Open {
  return wire.begin({
    kind: kindOf(route),
    from: 'bot',
    method,
    path,
    name: route.replace(/^\w+ /, ''),
    query,
    headers,
    body,
    ...(chatId === undefined ? {} : { chatId }),
    ...(messageId === undefined ? {} : { messageId, answers: messages.get(messageId)?.replyTo }),
  });
}

/** The chat that a call is about, known before anything happens to the call. */
function chatOf(
  { body, query }: ApiCall,
  params: Record<string, string>,
  { world, messages }: Platform,
): string | undefined {
  const receiver = objectOf(body).receive_id;
  if (typeof receiver === 'string')
    return query['receive_id_type'] === 'open_id' ? world.privateChat(receiver)?.chatId : receiver;
  return params.chat_id ?? messages.get(params.message_id ?? '')?.chatId;
}

function refuseFrequency(call: ApiCall, platform: Platform): Answer | undefined {
  const refusal = platform.limiter.api(call.route, call.tenantKey);
  if (!refusal) return undefined;
  return {
    ...refuse(429, 99991400, 'request trigger frequency limit'),
    headers: {
      'x-ogw-ratelimit-limit': String(refusal.limit),
      'x-ogw-ratelimit-reset': String(Math.max(1, Math.ceil(refusal.waitMs / 1000))),
    },
  };
}

/** Does the work under a fault, if there is one. */
async function suffer(
  fault: FaultEffect | undefined,
  work: () => Promise<Answer>,
  call: ApiCall,
  platform: Platform,
): Promise<Answer | 'hang' | 'reset'> {
  switch (fault?.kind) {
    case undefined:
      return work();
    case 'hang':
    case 'reset':
      return fault.kind;
    case 'reset-after':
      await work();
      return 'reset';
    case 'delay':
      await new Promise<void>((resolve) => platform.clock.after(fault.ms, resolve));
      return work();
    case 'status': {
      const answer = refuse(
        fault.status,
        fault.code ?? fault.status,
        fault.msg ?? 'fault',
        fault.error ? { error: fault.error } : {},
      );
      return { ...answer, headers: fault.headers ?? {} };
    }
    case 'body':
      return { status: fault.status ?? 200, body: fault.body };
    case 'lie':
      return lieAbout(await work(), fault.lie, call.query['page_token']);
    case 'mutate': {
      const answer = await work();
      if (typeof answer.body === 'string') return answer;
      return withBody(answer, fault.mutate(structuredClone(answer.body)));
    }
  }
}

function send(response: ServerResponse, answer: Answer, call: ApiCall, open: Open, platform: Platform): void {
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  call.status = answer.status;
  call.code = Number(objectOf(answer.body).code ?? 0);
  const headers = {
    'content-type':
      typeof answer.body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    'x-tt-logid': `${platform.ids.digits(14)}${platform.ids.hex(20).toUpperCase()}`,
    ...answer.headers,
  };
  response.writeHead(answer.status, {
    'content-length': Buffer.byteLength(text),
    date: new Date(platform.clock.now()).toUTCString(),
    ...headers,
  });
  response.end(text);
  open.end(call.status, text, { code: call.code, headers, body: answer.body });
  platform.signal.emit({ kind: 'call' });
}

/** What the record keeps of a form: names and sizes. */
function sizesOf(form: Form): Record<string, unknown> {
  const short = ({ bytes }: FormPart): unknown =>
    bytes.length <= SHORT_BYTES ? bytes.toString('utf8') : { bytes: bytes.length };
  return Object.fromEntries(
    [...form].map(([name, part]) => [name, name === 'file' ? { bytes: part.bytes.length } : short(part)]),
  );
}
