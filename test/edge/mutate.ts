import type { Headers } from './requests.js';

export interface SignedRequest {
  readonly body: Buffer;
  readonly headers: Headers;
}

type Random = () => number;
type Mutation = (request: SignedRequest, random: Random) => SignedRequest;

const below = (random: Random, end: number): number => Math.floor(random() * end);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;
const bytes = (random: Random, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => below(random, 256)));
const withBody = (request: SignedRequest, ...parts: Buffer[]): SignedRequest => ({
  ...request,
  body: Buffer.concat(parts),
});

const SIGNED_HEADERS = ['x-lark-request-timestamp', 'x-lark-request-nonce', 'x-lark-signature'] as const;
const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const VALUES = [
  '',
  '0',
  '-1',
  'null',
  '[]',
  'true',
  'e3b0c442',
  'x'.repeat(4000),
  '../../etc',
  '%00',
  '{"a":1}',
];
const JSON_VALUES = [null, 0, -1, 1e308, true, '', 'x', [], {}, [[]], { encrypt: 'x' }, '\u0000', '\uD800'];

/** What may happen to a request on its way, or be tried by somebody who has seen one. */
const MUTATIONS: readonly Mutation[] = [
  function flipBit(request, random) {
    const body = Buffer.from(request.body);
    const at = below(random, body.length);
    body[at] = (body[at] ?? 0) ^ (1 << below(random, 8));
    return { ...request, body };
  },
  function truncate(request, random) {
    return withBody(request, request.body.subarray(0, below(random, request.body.length)));
  },
  function insert(request, random) {
    const at = below(random, request.body.length + 1);
    const more = bytes(random, 1 + below(random, 40));
    return withBody(request, request.body.subarray(0, at), more, request.body.subarray(at));
  },
  function remove(request, random) {
    const at = below(random, request.body.length);
    return withBody(request, request.body.subarray(0, at), request.body.subarray(at + 1 + below(random, 40)));
  },
  function overwrite(request, random) {
    const at = below(random, request.body.length);
    const other = bytes(random, Math.min(1 + below(random, 64), request.body.length - at));
    return withBody(request, request.body.subarray(0, at), other, request.body.subarray(at + other.length));
  },
  function changeCipherText(request, random) {
    const { encrypt } = JSON.parse(request.body.toString()) as { encrypt: string };
    const cipher = Buffer.from(encrypt, 'base64');
    const at = below(random, cipher.length);
    cipher[at] = (cipher[at] ?? 0) ^ (1 + below(random, 255));
    return withBody(request, Buffer.from(JSON.stringify({ encrypt: cipher.toString('base64') })));
  },
  function changeMembers(request, random) {
    const content = JSON.parse(request.body.toString()) as { encrypt: string };
    const name = pick(random, [
      'encrypt',
      'Encrypt',
      'challenge',
      'type',
      'token',
      'schema',
      'header',
      '__proto__',
    ]);
    const value = JSON.stringify(pick(random, JSON_VALUES));
    const good = JSON.stringify(content.encrypt);
    const bodies = [
      `{"${name}":${value}}`,
      `{"encrypt":${good},"${name}":${value}}`,
      `{"${name}":${value},"encrypt":${good}}`,
      `[{"encrypt":${good}}]`,
      `{"encrypt":[${good}]}`,
    ];
    return withBody(request, Buffer.from(pick(random, bodies)));
  },
  function changeHeader(request, random) {
    const name = pick(random, SIGNED_HEADERS);
    const text = Array.from(String(request.headers[name]));
    const at = below(random, text.length);
    const edits = [
      () => text.splice(at, 1),
      () => text.splice(at, 0, pick(random, PRINTABLE)),
      () => (text[at] = pick(random, PRINTABLE)),
    ];
    pick(random, edits)();
    return { ...request, headers: { ...request.headers, [name]: text.join('') } };
  },
  function replaceHeader(request, random) {
    return {
      ...request,
      headers: { ...request.headers, [pick(random, SIGNED_HEADERS)]: pick(random, VALUES) },
    };
  },
  function dropHeader(request, random) {
    const gone = pick(random, Object.keys(request.headers));
    return {
      ...request,
      headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== gone)),
    };
  },
  function doubleHeader(request, random) {
    const name = pick(random, SIGNED_HEADERS);
    const good = String(request.headers[name]);
    const both = random() < 0.5 ? [good, pick(random, VALUES)] : [pick(random, VALUES), good];
    return { ...request, headers: { ...request.headers, [name]: both } };
  },
  function swapHeaders(request, random) {
    const [one, other] = [pick(random, SIGNED_HEADERS), pick(random, SIGNED_HEADERS)];
    const { [one]: first = '', [other]: second = '' } = request.headers;
    return { ...request, headers: { ...request.headers, [one]: second, [other]: first } };
  },
  function addHeader(request, random) {
    const name = pick(random, [
      'content-type',
      'content-encoding',
      'accept',
      'x-forwarded-for',
      'x-http-method-override',
    ]);
    const value = pick(random, [
      ...VALUES,
      'gzip',
      'deflate',
      'br',
      'identity',
      'text/xml',
      'GET',
      'multipart/form-data',
    ]);
    return { ...request, headers: { ...request.headers, [name]: value } };
  },
  function enlarge(request, random) {
    return withBody(request, request.body, Buffer.alloc(1_048_577 - below(random, 2) * 1_000_000, ' '));
  },
];

/** The request with one to three things changed about it, and their names. */
export function mutate(good: SignedRequest, random: Random): { name: string; request: SignedRequest } {
  const names: string[] = [];
  let request = good;
  for (let left = 1 + below(random, random() < 0.8 ? 1 : 3); left > 0; left--) {
    const mutation = pick(random, MUTATIONS);
    try {
      request = mutation(request, random);
      names.push(mutation.name);
    } catch {
      // A body that an earlier mutation broke cannot be changed as JSON any more.
    }
  }
  return { name: names.join('+'), request };
}
