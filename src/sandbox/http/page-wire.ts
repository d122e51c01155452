import type { Platform } from '../platform.js';
import { AGAIN, again, type Again } from '../wire/again.js';
import { curlOf } from '../wire/curl.js';
import { shown } from '../wire/mask.js';
import type { Exchange, ExchangeLine } from '../wire/types.js';
import { BadRequest } from './json.js';

/** The lines of the wire, oldest first. */
export function wireLines({ wire }: Platform): { exchanges: ExchangeLine[] } {
  return { exchanges: wire.list().map(lineOf) };
}

/** One exchange in full, and as a command for a shell. */
export function wireExchange(platform: Platform, id: string): object {
  const exchange = exchangeOf(platform, id);
  const { request, response } = exchange;
  const see = (value: unknown): unknown => shown(value, platform.credentials);
  return {
    ...exchange,
    request: { ...request, body: see(request.body), headers: see(request.headers) },
    response: response && { ...response, body: see(response.body) },
    curl: curlOf({ ...exchange, request: { ...request, body: see(request.body) } }, platform.url),
    again: canHappenAgain(platform, exchange),
  };
}

/** Lets a push happen again. */
export async function wireAgain(platform: Platform, id: string, how: string): Promise<object> {
  const known = AGAIN.find((one) => one === how);
  if (!known) throw new BadRequest(`no such action: ${how}`, 404);
  await again(platform, exchangeOf(platform, id), known);
  return {};
}

/** An exchange without its bodies. */
export function lineOf(exchange: Exchange): ExchangeLine {
  const line: Partial<Exchange> = { ...exchange };
  delete line.request;
  delete line.response;
  return line as ExchangeLine;
}

function canHappenAgain({ wireEnvelopes }: Platform, { id, kind }: Exchange): readonly Again[] {
  if (!wireEnvelopes.has(id)) return [];
  return kind === 'callback' ? ['replay', 'twice'] : AGAIN;
}

function exchangeOf({ wire }: Platform, id: string): Exchange {
  const exchange = wire.get(Number(id));
  if (!exchange) throw new BadRequest('no such exchange', 404);
  return exchange;
}
