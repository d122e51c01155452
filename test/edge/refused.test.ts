import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/sandbox/index.js';
import { encrypt } from '../../src/sandbox/push/crypto.js';
import { button } from '../support/card.js';
import { openHouse, type House } from '../support/house.js';
import { clicked, effects, genuine, knock, oldEnvelope, sealed, signed, typed } from './requests.js';
import type { Headers } from './requests.js';

let house: House;
let key: string;
let list: Message;
beforeAll(async () => {
  house = await openHouse();
  key = house.sandbox.credentials.encryptKey;
  list = await house.ask('/sources');
});
afterAll(() => house.close());

/** Both kinds of content; each would have an effect if it were believed. */
const KINDS = {
  event: () => ({ type: 'im.message.receive_v1', event: typed(house.sandbox, '/help').event }),
  click: () => ({
    type: 'card.action.trigger',
    event: clicked(house.sandbox, list, button(list, 'Next')),
  }),
} as const;

interface Bad {
  readonly body: Buffer | string;
  readonly headers: Headers;
}
interface Content {
  readonly type: string;
  readonly event: object;
}
type Row = readonly [name: string, status: readonly number[], make: (content: Content) => Bad];

const v2 = ({ type, event }: Content, header: object = {}): object =>
  house.sandbox.envelope(type, event, header);
const without = (headers: Headers, name: string): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
/** A good request, then one of its headers replaced. */
const withHeader = (content: Content, name: string, value: string): Bad => {
  const { body, headers } = genuine(v2(content), key);
  return { body, headers: { ...headers, [name]: value } };
};
const withoutHeader = (content: Content, name: string): Bad => {
  const { body, headers } = genuine(v2(content), key);
  return { body, headers: without(headers, name) };
};
/** A body as it stands, rightly signed. */
const signedBody = (body: Buffer | string): Bad => ({ body, headers: signed(body, key) });
const member = (encrypted: unknown): Bad => signedBody(JSON.stringify({ encrypt: encrypted }));

const ROWS: readonly Row[] = [
  ['a wrong signature', [401], (c) => withHeader(c, 'x-lark-signature', 'f'.repeat(64))],
  ['a signature of the wrong length', [401], (c) => withHeader(c, 'x-lark-signature', 'abc')],
  ['an empty signature', [401], (c) => withHeader(c, 'x-lark-signature', '')],
  ['no signature', [401], (c) => withoutHeader(c, 'x-lark-signature')],
  ['no timestamp', [401], (c) => withoutHeader(c, 'x-lark-request-timestamp')],
  ['no nonce', [401], (c) => withoutHeader(c, 'x-lark-request-nonce')],
  ['no headers at all', [401], (c) => ({ body: sealed(v2(c), key), headers: {} })],
  ['another timestamp', [401], (c) => withHeader(c, 'x-lark-request-timestamp', '1750000001')],
  ['another nonce', [401], (c) => withHeader(c, 'x-lark-request-nonce', '43')],
  [
    "another event's signature",
    [401],
    (c) => ({ ...signedBody(sealed(v2(c), key)), body: sealed(v2(c), key) }),
  ],
  [
    'a signature over the plain text',
    [401],
    (c) => ({ body: sealed(v2(c), key), headers: signed(JSON.stringify(v2(c)), key) }),
  ],
  [
    'the signature of old card callbacks (SHA-1 over the token)',
    [401],
    (c) => {
      const { body, headers } = genuine(v2(c), key);
      const { verificationToken } = house.sandbox.credentials;
      const old = createHash('sha1').update(`175000000042${verificationToken}`).update(body);
      return { body, headers: { ...headers, 'x-lark-signature': old.digest('hex') } };
    },
  ],
  [
    'two signatures',
    [401],
    (c) => {
      const { body, headers } = genuine(v2(c), key);
      return {
        body,
        headers: { ...headers, 'x-lark-signature': [String(headers['x-lark-signature']), 'x'] },
      };
    },
  ],
  [
    'one byte more than was signed',
    [401],
    (c) => {
      const { body, headers } = genuine(v2(c), key);
      return { body: Buffer.concat([body, Buffer.from(' ')]), headers };
    },
  ],
  ['another key for everything', [401], (c) => genuine(v2(c), 'another-key')],
  [
    'the right signature over what another key encrypted',
    [400],
    (c) => signedBody(sealed(v2(c), 'another-key')),
  ],
  ['a wrong token', [401], (c) => genuine(v2(c, { token: 'wrong' }), key)],
  ['an empty token', [401], (c) => genuine(v2(c, { token: '' }), key)],
  ['no token', [400, 401], (c) => genuine(v2(c, { token: undefined as never }), key)],
  ['a wrong app id', [401], (c) => genuine(v2(c, { app_id: 'cli_another' }), key)],
  [
    'a wrong token in the old envelope',
    [401],
    (c) => genuine({ ...oldEnvelope(house.sandbox, c.type, c.event), token: 'wrong' }, key),
  ],
  [
    'a wrong app id in the old envelope',
    [401],
    (c) => genuine(oldEnvelope(house.sandbox, c.type, c.event, { app_id: 'cli_another' }), key),
  ],
  ['no body', [400], () => ({ body: '', headers: {} })],
  ['no body, signed', [400], () => signedBody('')],
  ['what is not JSON', [400], () => signedBody('encrypt=abc')],
  ['half of the JSON', [400], (c) => signedBody(sealed(v2(c), key).subarray(0, 200))],
  ['JSON behind a byte order mark', [400], (c) => signedBody(`\uFEFF${sealed(v2(c), key).toString()}`)],
  ['JSON in UTF-16', [400], (c) => signedBody(Buffer.from(sealed(v2(c), key).toString(), 'utf16le'))],
  ['bytes that are no UTF-8', [400], () => signedBody(Buffer.from([0xff, 0xfe, 0x00, 0x80]))],
  ['JSON nested without end', [400], () => signedBody('['.repeat(500_000))],
  ['deep JSON', [400], () => signedBody('['.repeat(250_000) + ']'.repeat(250_000))],
  ...['null', 'true', '7', '"text"', '[]', '{}', '[{"encrypt":"x"}]'].map((json): Row => [
    `the JSON ${json}`,
    [400],
    () => signedBody(json),
  ]),
  ...[null, 7, true, {}, ['x'], { toString: 'x' }].map((value): Row => [
    `an encrypt that is ${JSON.stringify(value)}`,
    [400],
    () => member(value),
  ]),
  ['an empty encrypt', [400], () => member('')],
  ['an encrypt that is not base64', [400], () => member('*** not base64 ***')],
  ['an encrypt of an initial vector only', [400], () => member(Buffer.alloc(16).toString('base64'))],
  ['an encrypt cut within a block', [400], (c) => member(encrypt(JSON.stringify(v2(c)), key).slice(0, 75))],
  ['an encrypt cut between blocks', [400], (c) => member(encrypt(JSON.stringify(v2(c)), key).slice(0, 64))],
  ['zeroes for a cipher text', [400], () => member(Buffer.alloc(64).toString('base64'))],
  ...['not json', '', 'null', '7', '"text"', '[]', '{}', '{"schema":"2.0"}', '{"type":"event_callback"}'].map(
    (text): Row => [`a cipher text that says ${JSON.stringify(text)}`, [400], () => genuine(text, key)],
  ),
  ['an envelope without a header', [400], (c) => genuine({ schema: '2.0', event: c.event }, key)],
  ['an envelope without a tenant', [400], (c) => genuine(v2(c, { tenant_key: undefined as never }), key)],
  ['an envelope with an empty tenant', [400], (c) => genuine(v2(c, { tenant_key: '' }), key)],
  ['a tenant that is no tenant', [400], (c) => genuine(v2(c, { tenant_key: '../.. ' }), key)],
  ['an envelope without an event id', [400], (c) => genuine(v2(c, { event_id: '' }), key)],
  ['a time that is no time', [400], (c) => genuine(v2(c, { create_time: 'yesterday' }), key)],
  ['plaintext', [400], (c) => ({ body: JSON.stringify(v2(c)), headers: {} })],
  ['plaintext, signed', [400], (c) => signedBody(JSON.stringify(v2(c)))],
  [
    'plaintext in the old envelope, signed',
    [400],
    (c) => signedBody(JSON.stringify(oldEnvelope(house.sandbox, c.type, c.event))),
  ],
];

describe.each(['/webhook/event', '/webhook/card'])('%s refuses', (path) => {
  describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('for the kind "%s"', (kind) => {
    it.each(ROWS)('%s: %j', async (_name, statuses, make) => {
      const before = house.sandbox.record.length;
      const answer = await knock(house.botUrl, { path, ...make(KINDS[kind]()) });
      expect(statuses).toContain(answer.status);
      expect(answer.body).toBe('{}');
      expect(effects(house, before)).toEqual([]);
    });
  });
});

it('had no effect later either, and answers the next good request', async () => {
  const before = house.sandbox.record.length;
  await house.ask('/help');
  expect(effects(house, before)).toEqual(['POST /open-apis/im/v1/messages/:message_id/reply']);
});

it('tells nobody who cannot sign whether a body could be decrypted', async () => {
  const content = KINDS.event();
  const token = house.sandbox.credentials.verificationToken;
  const bodies = {
    'an event that decrypts': sealed(v2(content), key),
    'an event of another key': sealed(v2(content), 'another-key'),
    'an event with a wrong token': sealed(v2(content, { token: 'wrong' }), key),
    'a challenge with a wrong token': sealed(
      { type: 'url_verification', challenge: 'x', token: 'wrong' },
      key,
    ),
    'a challenge of another key': sealed({ type: 'url_verification', challenge: 'x', token }, 'another-key'),
    'a text that is no JSON': sealed('hello', key),
    'bad padding': Buffer.from(JSON.stringify({ encrypt: Buffer.alloc(64).toString('base64') })),
    'no cipher text': Buffer.from('{"encrypt":""}'),
  };
  const answers = await Promise.all(
    Object.entries(bodies).map(async ([name, body]) => {
      const { status, body: text, headers } = await knock(house.botUrl, { body });
      return { name, status, text, headers: Object.keys(headers).sort() };
    }),
  );
  const [first] = answers;
  expect(first?.status).toBe(401);
  for (const { name, ...answer } of answers) expect({ name, ...answer }).toEqual({ ...first, name });
});
