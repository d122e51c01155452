import type { Platform } from '../platform.js';
import { AGAIN, again, type Again } from '../wire/again.js';
import { curlOf } from '../wire/curl.js';
import type { Exchange, ExchangeLine } from '../wire/types.js';
import { BadRequest } from './json.js';

/**
 * Answers what the page asks about the wire: `GET wire` (`?after=ID` for what is newer), `GET wire/ID`, and
 * `POST wire/ID/HOW` to let a push happen again.
 * @param call method and path below the page's API
 * @returns undefined for anything else
 * @throws BadRequest when there is no such exchange or action
 */
export async function wireAnswer(
  call: string,
  query: URLSearchParams,
  platform: Platform,
): Promise<object | undefined> {
  const [, method, id, how] = /^(GET|POST) wire(?:\/(\d+)(?:\/(\w+))?)?$/.exec(call) ?? [];
  if (method === 'GET' && id === undefined) return wireLines(platform, Number(query.get('after') ?? 0));
  if (method === 'GET' && how === undefined) return wireExchange(platform, exchangeOf(platform, Number(id)));
  if (method === 'POST' && how !== undefined)
    return wireAgain(platform, exchangeOf(platform, Number(id)), how);
  return undefined;
}

/** An exchange without its bodies. */
export function lineOf(exchange: Exchange): ExchangeLine {
  const line: Partial<Exchange> = { ...exchange };
  delete line.request;
  delete line.response;
  return line as ExchangeLine;
}

/** The lines of the wire, newest first. @param after the id of one that is older than all of them */
function wireLines({ wire }: Platform, after: number): { exchanges: ExchangeLine[] } {
  const newer = wire.list().filter(({ id }) => id > after);
  return { exchanges: newer.map(lineOf).reverse() };
}

/** One exchange in full, as a command for a shell, and how it can happen again. */
function wireExchange(platform: Platform, exchange: Exchange): object {
  const { url, raw, ...request } = exchange.request;
  // What was not encrypted is in the body already, there with its secrets masked.
  const sealed = raw?.startsWith('{"encrypt":') ? { raw } : {};
  return {
    ...exchange,
    request: { ...request, ...(url === undefined ? {} : { url }), ...sealed },
    curl: curlOf(platform, exchange),
    again: canHappenAgain(platform, exchange),
  };
}

async function wireAgain(platform: Platform, exchange: Exchange, how: string): Promise<object> {
  const known = AGAIN.find((one) => one === how);
  if (!known) throw new BadRequest(`no such action: ${how}`, 404);
  return (await again(platform, exchange, known)) ?? {};
}

function canHappenAgain({ wireEnvelopes }: Platform, { id, kind }: Exchange): readonly Again[] {
  if (!wireEnvelopes.has(id)) return [];
  return kind === 'callback' ? ['replay', 'twice'] : AGAIN;
}

function exchangeOf({ wire }: Platform, id: number): Exchange {
  const exchange = wire.get(id);
  if (!exchange) throw new BadRequest('no such exchange', 404);
  return exchange;
}
