import type { Platform } from '../platform.js';
import { requestUrl } from '../push/way.js';
import { sealed } from '../push/webhook.js';
import { objectOf } from '../api/route.js';
import { MASK } from './mask.js';
import type { Exchange } from './types.js';

/**
 * The exchange as a command for a shell. A push is repeated byte for byte, or sealed now if it never left, so that its
 * signature is right; a call needs a token in `$TOKEN`, one that gives out tokens the App Secret in `$SECRET`, and an
 * upload the file in `$FILE`.
 * @returns undefined for what no such command can do: a push over a long connection or to nowhere, a body not kept whole
 */
export function curlOf(platform: Platform, exchange: Exchange): string | undefined {
  return exchange.from === 'platform' ? pushAgain(platform, exchange) : callAgain(platform, exchange);
}

function pushAgain(platform: Platform, { id, kind, connection, request }: Exchange): string | undefined {
  if (connection !== undefined) return undefined;
  const { url, headers, raw } = request;
  if (url !== undefined && raw !== undefined) return command('POST', url, headersOf(headers), [raw]);
  const to = requestUrl(platform, kind === 'callback' ? '/webhook/card' : '/webhook/event');
  const envelope = platform.wireEnvelopes.get(id);
  if (to === undefined || !envelope) return undefined;
  const now = sealed(platform, envelope);
  return command('POST', to, headersOf(now.headers), [now.body.toString('utf8')]);
}

function callAgain({ url }: Platform, { method, path, request }: Exchange): string | undefined {
  if (request.cut) return undefined;
  const { query, headers, body } = request;
  const search = new URLSearchParams(query).toString();
  const to = `${url}${path}${search === '' ? '' : `?${search}`}`;
  const token = headers['authorization'] === undefined ? [] : ['-H "Authorization: Bearer $TOKEN"'];
  if (headers['content-type']?.startsWith('multipart/'))
    return command(method, to, [...token, ...formOf(body)]);
  const type = body === undefined ? [] : [`-H ${quoted('content-type: application/json')}`];
  return command(method, to, [...token, ...type], body === undefined ? [] : [JSON.stringify(body)]);
}

function command(
  method: string,
  url: string,
  options: readonly string[],
  body: readonly string[] = [],
): string {
  const data = body.map((text) => `--data-raw ${quoted(text)}`);
  return [`curl -sS -X ${method} ${quoted(url)}`, ...options, ...data].join(' \\\n  ');
}

function headersOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
}

/** Of a file the wire keeps the size only. */
function formOf(body: unknown): string[] {
  return Object.entries(objectOf(body)).map(([name, value]) =>
    typeof value === 'string' ? `-F ${quoted(`${name}=${value}`)}` : `-F "${name}=@$FILE"`,
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`).replaceAll(MASK, `'"$SECRET"'`)}'`;
}
