import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encrypt } from '../../src/sandbox/push/crypto.js';
import { button, words } from '../support/card.js';
import { openHouse, type House } from '../support/house.js';
import { clicked, genuine, knock, oldEnvelope, sealed, signed, typed, type Knock } from './requests.js';

const MIB = 1024 * 1024;
const HOUR = 3_600_000;
const PREVIOUS = 'the-key-before-the-rotation';
const MESSAGE = 'im.message.receive_v1';

let house: House;
let key: string;
beforeAll(async () => {
  house = await openHouse({ env: { FEISHU_ENCRYPT_KEY_PREVIOUS: PREVIOUS } });
  key = house.sandbox.credentials.encryptKey;
});
afterAll(() => house.close());

/** Somebody types /help; the request that tells of it is made by `make`. Resolves with the words of the reply. */
async function answered(make: (envelope: object) => Knock): Promise<string> {
  const { messageId, event } = typed(house.sandbox, '/help');
  const answer = await knock(house.botUrl, make(house.sandbox.envelope(MESSAGE, event)));
  expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: '{}' });
  expect(answer.headers['content-type']).toMatch(/^application\/json/);
  return words(await house.sandbox.waitFor(() => house.repliesTo(messageId)[0], { what: 'a reply' }));
}

/** The body with other bytes for the same JSON: white space, and every letter of the base64 as an escape. */
const unusual = (envelope: object): string => {
  const cipher = encrypt(JSON.stringify(envelope), key);
  const escaped = Array.from(cipher)
    .map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
  return `\n{ "schema" : null,\t"encrypt"\r\n: "${escaped}" }  \n`;
};
const signedAs = (body: Buffer | string, headers: Knock['headers'] = {}): Knock => ({
  body,
  headers: { ...signed(body, key), ...headers },
});
const padded = (envelope: object, size: number): string => sealed(envelope, key).toString().padEnd(size, ' ');
const withType = (envelope: object, type: string): Knock =>
  signedAs(sealed(envelope, key), { 'content-type': type });
const withoutType = (envelope: object): Knock => {
  const { body, headers } = genuine(envelope, key);
  return {
    body,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-type')),
  };
};

describe('a good event is stored, acknowledged with {} and answered', () => {
  it.each<[string, (envelope: object) => Knock]>([
    ['as Feishu sends it', (e) => genuine(e, key)],
    ['on the route of the cards', (e) => ({ path: '/webhook/card', ...genuine(e, key) })],
    ['with the key before the rotation', (e) => genuine(e, PREVIOUS)],
    [
      'with a signature of last year',
      (e) => {
        const body = sealed(e, key);
        return { body, headers: signed(body, key, '1600000000') };
      },
    ],
    [
      'with a signature in capitals',
      (e) => {
        const { body, headers } = genuine(e, key);
        return {
          body,
          headers: { ...headers, 'x-lark-signature': String(headers['x-lark-signature']).toUpperCase() },
        };
      },
    ],
    ['with white space and escapes, signed as it stands', (e) => signedAs(unusual(e))],
    ['in chunks', (e) => ({ ...genuine(e, key), chunked: true })],
    ['as text/plain', (e) => withType(e, 'text/plain')],
    ['as a form', (e) => withType(e, 'application/x-www-form-urlencoded')],
    ['with a charset nobody knows', (e) => withType(e, 'application/json; charset=klingon')],
    ['with a content type that is none', (e) => withType(e, '???')],
    ['without a content type', withoutType],
    ['with a query behind the path', (e) => ({ path: '/webhook/event?from=feishu', ...genuine(e, key) })],
    ['at one mebibyte', (e) => signedAs(padded(e, MIB))],
    ['with more members than today', (e) => genuine({ ...e, more: { of: 'them' } }, key)],
  ])('%s', async (_name, make) => {
    expect(await answered(make)).toContain('/sources');
  });

  it('in the old envelope', async () => {
    const { messageId, event } = typed(house.sandbox, '/help');
    const { status } = await knock(house.botUrl, genuine(oldEnvelope(house.sandbox, MESSAGE, event), key));
    expect(status).toBe(200);
    await house.sandbox.waitFor(() => house.repliesTo(messageId)[0], { what: 'a reply' });
  });
});

it.each(['/webhook/event', '/webhook/card'])('a good click on %s is answered with the card', async (path) => {
  const list = await house.ask('/sources');
  const click = clicked(house.sandbox, list, button(list, 'Next'));
  const envelope = house.sandbox.envelope('card.action.trigger', click);
  const answer = await knock(house.botUrl, { path, ...genuine(envelope, key) });
  expect(answer.status).toBe(200);
  const { card } = JSON.parse(answer.body) as { card: { type: string; data: object } };
  expect(card.type).toBe('raw');
  expect(words(card.data)).toContain('Page 2');
});

it('a good click in the old envelope is answered as well', async () => {
  const list = await house.ask('/sources');
  const click = clicked(house.sandbox, list, button(list, 'Next'));
  const envelope = oldEnvelope(house.sandbox, 'card.action.trigger', click);
  const answer = await knock(house.botUrl, genuine(envelope, key));
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('"card"');
});

describe('too much', () => {
  it.each<[string, number, () => Knock]>([
    ['a byte over one mebibyte', 413, () => signedAs(padded({}, MIB + 1))],
    ['a byte over one mebibyte, in chunks', 413, () => ({ ...signedAs(padded({}, MIB + 1)), chunked: true })],
    ['a byte over one mebibyte, unsigned', 413, () => ({ body: 'x'.repeat(MIB + 1) })],
    ['eight mebibytes', 413, () => ({ body: Buffer.alloc(8 * MIB) })],
    ['a mebibyte of nothing', 400, () => ({ body: Buffer.alloc(MIB) })],
  ])('%s: %i', async (_name, status, make) => {
    const answer = await knock(house.botUrl, make());
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body: '{}' });
  });
});

describe('a content encoding, which Feishu does not use, is a bad request', () => {
  const envelope = (): object => house.sandbox.envelope(MESSAGE, typed(house.sandbox, '/help').event);
  it.each<[string, string, () => Buffer]>([
    ['gzip', 'gzip', () => gzipSync(sealed(envelope(), key))],
    ['gzip that is none', 'gzip', () => sealed(envelope(), key)],
    ['deflate that is none', 'deflate', () => sealed(envelope(), key)],
    ['gzip of more than a mebibyte', 'gzip', () => gzipSync(padded(envelope(), 8 * MIB))],
    ['one that nobody knows', 'klingon', () => sealed(envelope(), key)],
  ])('%s', async (_name, encoding, make) => {
    const before = house.sandbox.record.length;
    const answer = await knock(house.botUrl, signedAs(make(), { 'content-encoding': encoding }));
    expect([400, 401, 413]).toContain(answer.status);
    expect(answer.body).toBe('{}');
    expect(house.sandbox.record.length).toBe(before);
  });
});

describe('a good event that the bot has no use for: 200, counted, no effect', () => {
  const count = async (label: string): Promise<number> => {
    const { body } = await knock(house.botUrl, { path: '/metrics', method: 'GET' });
    const lines = body.split('\n').filter((one) => one.startsWith('hirebot_events_total'));
    return lines
      .filter((line) => line.includes(label))
      .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  };
  const message = (): object => typed(house.sandbox, '/help').event;
  const hoursAgo = (hours: number): { create_time: string } => ({
    create_time: String(house.clock.now() - hours * HOUR),
  });
  const v2 = (...args: Parameters<House['sandbox']['envelope']>): object => house.sandbox.envelope(...args);

  it.each<[string, string, () => object]>([
    ['an unknown type', 'outcome="ignored"', () => v2('calendar.calendar.changed_v4', { what: 'ever' })],
    [
      'an unknown type of the old envelope',
      'outcome="ignored"',
      () => oldEnvelope(house.sandbox, 'leave', {}),
    ],
    ...[undefined, null, ''].map((tenant): [string, string, () => object] => [
      `an unknown type whose tenant is ${JSON.stringify(tenant)}`,
      'outcome="ignored"',
      () => v2('contact.scope.updated_v3', {}, { tenant_key: tenant as never }),
    ]),
    ['an unknown type with a message in it', 'outcome="ignored"', () => v2('im.message.read_v2', message())],
    ...['constructor', 'toString', '__proto__'].map((name): [string, string, () => object] => [
      `an unknown type called ${name}`,
      'outcome="ignored"',
      () => v2(name, message()),
    ]),
    ['a message without a message', 'outcome="ignored"', () => v2(MESSAGE, {})],
    ['a message that is null', 'outcome="ignored"', () => v2(MESSAGE, null)],
    [
      'a menu without a person',
      'outcome="ignored"',
      () => v2('application.bot.menu_v6', { event_key: 'help' }),
    ],
    ['a message of yesterday', 'outcome="too-old"', () => v2(MESSAGE, message(), hoursAgo(24.01))],
    [
      'a message of 2001',
      'outcome="too-old"',
      () => v2(MESSAGE, message(), { create_time: '1000000000000' }),
    ],
    [
      'a click of yesterday',
      'outcome="too-old"',
      () => v2('card.action.trigger', {}, { create_time: `${house.clock.now() - 24.01 * HOUR}000` }),
    ],
  ])('%s', async (_name, label, make) => {
    const counted = await count(label);
    const before = house.sandbox.record.length;
    const answer = await knock(house.botUrl, genuine(make(), key));
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: '{}' });
    expect(await count(label)).toBe(counted + 1);
    expect(house.sandbox.record.length).toBe(before);
  });

  it('but one that is a little younger than a day is answered', async () => {
    const { messageId, event } = typed(house.sandbox, '/help');
    await knock(house.botUrl, genuine(v2(MESSAGE, event, hoursAgo(23.9)), key));
    await house.sandbox.waitFor(() => house.repliesTo(messageId)[0], { what: 'a reply' });
  });
});

it('the key before the rotation is refused when it is no longer configured', async () => {
  const after = await openHouse();
  try {
    const { event } = typed(after.sandbox, '/help');
    const request = genuine(after.sandbox.envelope(MESSAGE, event), PREVIOUS);
    expect((await knock(after.botUrl, request)).status).toBe(401);
    const body = sealed({ type: 'url_verification', challenge: 'x', token: 'any' }, PREVIOUS);
    expect((await knock(after.botUrl, { body })).status).toBe(401);
  } finally {
    await after.close();
  }
});
