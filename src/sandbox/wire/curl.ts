import type { Exchange } from './types.js';

/**
 * The exchange as a command for a shell. A push is repeated byte for byte, so that its signature stays right; a call
 * needs a token in `$TOKEN`.
 * @param apiUrl base of the sandbox's open API
 */
export function curlOf({ from, method, path, request }: Exchange, apiUrl: string): string {
  const query = new URLSearchParams(request.query).toString();
  const url =
    from === 'platform' ? (request.url ?? path) : `${apiUrl}${path}${query === '' ? '' : `?${query}`}`;
  const body = request.raw ?? (request.body === undefined ? undefined : textOf(request.body));
  const headers =
    from === 'platform'
      ? Object.entries(request.headers).map(([name, value]) => quoted(`${name}: ${value}`))
      : [
          '"Authorization: Bearer $TOKEN"',
          ...(body === undefined ? [] : [quoted('content-type: application/json')]),
        ];
  return [
    `curl -sS -X ${method} ${quoted(url)}`,
    ...headers.map((header) => `-H ${header}`),
    ...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
  ].join(' \\\n  ');
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
