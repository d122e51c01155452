import { createDecipheriv, createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type * as Lark from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { encrypt, sign } from '../../src/sandbox/push/crypto.js';
import type { HeldClock, PretendBot, Received } from './support.js';
import { heldClock, pretendBot } from './support.js';

const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;

let clock: HeldClock;
let bot: PretendBot;
let sandbox: Sandbox;
beforeEach(async () => {
  clock = heldClock();
  bot = await pretendBot();
  sandbox = await startSandbox({ clock, botUrl: bot.url });
});
afterEach(async () => {
  await sandbox.close();
  await bot.close();
});

interface Pushed {
  header: { event_id: string; create_time: string; token: string; event_type: string };
  event: {
    message: { message_id: string; content: string; chat_type: string; mentions?: { key: string }[] };
  };
}

function opened(request: Received | undefined): Pushed {
  const { encrypt: text } = JSON.parse(request?.body ?? '') as { encrypt: string };
  return JSON.parse(new lark.AESCipher(sandbox.credentials.encryptKey).decrypt(text)) as Pushed;
}

describe('encryption and signature', () => {
  test('are those of the published vectors', () => {
    const published = 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=';
    const iv = Buffer.from(published, 'base64').subarray(0, 16);
    expect(encrypt('hello world', 'test key', iv)).toBe(published);
    const body = `{"encrypt":"${published}"}`;
    expect(sign('1609073151', 'nonce123', 'test key', body)).toBe(
      '984d6b650d8ea7ea33f3bb4ac34a5d59448aff91e374509cf9cf025cd3d84be2',
    );
  });

  test('of the SDK read back what was encrypted, in Chinese too', () => {
    expect(new lark.AESCipher('key').decrypt(encrypt('{"文":"招聘 👩‍💻"}', 'key'))).toBe('{"文":"招聘 👩‍💻"}');
  });

  test('stand on every event', async () => {
    await sandbox.say({ text: '/sources' }).delivered;
    const [request] = bot.received;
    const headers = request?.headers ?? {};
    const { encryptKey } = sandbox.credentials;
    const signed = `${String(headers['x-lark-request-timestamp'])}${String(headers['x-lark-request-nonce'])}${encryptKey}`;
    const expected = createHash('sha256')
      .update(signed + (request?.body ?? ''))
      .digest('hex');
    expect(headers['x-lark-signature']).toBe(expected);
    expect(request?.path).toBe('/webhook/event');
    const { header, event } = opened(request);
    expect(header.token).toBe(sandbox.credentials.verificationToken);
    expect(header.create_time).toBe(String(clock.now()));
    expect(JSON.parse(event.message.content)).toEqual({ text: '/sources' });
  });

  test('may be spoilt for one push', async () => {
    const envelope = sandbox.envelope('im.message.receive_v1', {});
    await sandbox.push(envelope, { encryptKey: 'another key' });
    await sandbox.push(envelope, { encryptKey: '', sign: false });
    await sandbox.push(envelope, { rawBody: 'garbage', headers: { 'x-lark-signature': 'bad' } });
    const [other, plain, garbage] = bot.received;
    expect(() => opened(other)).toThrow();
    expect(JSON.parse(plain?.body ?? '')).toEqual(envelope);
    expect(plain?.headers['x-lark-signature']).toBeUndefined();
    expect([garbage?.body, garbage?.headers['x-lark-signature']]).toEqual(['garbage', 'bad']);
  });

  test('challenge comes encrypted and unsigned', async () => {
    await sandbox.challenge();
    const [request] = bot.received;
    const key = createHash('sha256').update(sandbox.credentials.encryptKey).digest();
    const bytes = Buffer.from((JSON.parse(request?.body ?? '') as { encrypt: string }).encrypt, 'base64');
    const cipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
    const text = Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]).toString('utf8');
    expect(JSON.parse(text)).toMatchObject({
      type: 'url_verification',
      token: sandbox.credentials.verificationToken,
    });
    expect(request?.headers['x-lark-signature']).toBeUndefined();
  });
});

describe('a message said', () => {
  test('carries mentions as placeholders', async () => {
    await sandbox.say({ chat: sandbox.chats.group, text: `{bot} hello {${sandbox.people.colleague}}` })
      .delivered;
    await sandbox.say({ chat: sandbox.chats.group, text: '/help', mentions: ['bot'] }).delivered;
    const [first, second] = bot.received.map((one) => opened(one).event.message);
    expect(JSON.parse(first?.content ?? '')).toEqual({ text: '@_user_1 hello @_user_2' });
    expect(first?.mentions).toMatchObject([
      { key: '@_user_1', id: { open_id: sandbox.credentials.botOpenId }, mentioned_type: 'bot' },
      { key: '@_user_2', id: { open_id: sandbox.people.colleague }, mentioned_type: 'user' },
    ]);
    expect(first?.chat_type).toBe('group');
    expect(JSON.parse(second?.content ?? '')).toEqual({ text: '@_user_1 /help' });
  });

  test('is the same message when it is said again with its id, under another event id', async () => {
    const first = sandbox.say({ text: '/sources' });
    const again = sandbox.say({ text: '/sources', messageId: first.messageId });
    await Promise.all([first.delivered, again.delivered]);
    const [one, two] = bot.received.map(opened);
    expect(one?.event.message.message_id).toBe(two?.event.message.message_id);
    expect(one?.header.event_id).not.toBe(two?.header.event_id);
    expect(sandbox.messages(sandbox.chats.private)).toHaveLength(1);
  });

  test('of a group without the bot does not reach it', async () => {
    expect(await sandbox.say({ chat: sandbox.chats.strangerGroup, text: 'hi' }).delivered).toMatchObject({
      status: 0,
    });
    expect(bot.received).toEqual([]);
  });
});

describe('redelivery', () => {
  test('climbs the ladder until the event is taken, with the same ids and a new encryption', async () => {
    bot.answer = () => ({ status: bot.received.length < 3 ? 503 : 200, body: '{}' });
    const said = sandbox.say({ text: '/sources' });
    expect(await said.delivered).toMatchObject({ status: 503 });
    expect(clock.waiting()).toEqual([15_000]);
    clock.advance(14_999);
    expect(bot.received).toHaveLength(1);
    clock.advance(1);
    await sandbox.waitFor(() => clock.waiting().includes(300_000), { what: 'the second step' });
    clock.advance(300_000);
    await sandbox.waitFor(() => sandbox.deliveries.length === 3);
    const pushed = bot.received.map(opened);
    expect(new Set(pushed.map((one) => one.header.event_id))).toEqual(new Set([said.eventId]));
    expect(new Set(bot.received.map((one) => one.body)).size).toBe(3);
    expect(sandbox.deliveries.map((one) => [one.retry, one.status])).toEqual([
      [0, 503],
      [1, 503],
      [2, 200],
    ]);
    expect(clock.waiting()).toEqual([]);
  });

  test('counts an answer after three seconds as none, and ends with close', async () => {
    bot.answer = () => undefined;
    const { delivered } = sandbox.say({ text: '/sources' });
    await sandbox.waitFor(() => bot.received[0], { what: 'the push' });
    clock.advance(3000);
    expect(await delivered).toEqual({ status: 0, body: 'timeout', ms: 3000 });
    await sandbox.close();
    expect(clock.waiting()).toEqual([]);
  });

  test('gives up after the last step', async () => {
    bot.answer = () => ({ status: 500, body: '' });
    await sandbox.say({ text: '/sources' }).delivered;
    for (const step of [15_000, 300_000, 3_600_000, 21_600_000]) {
      await sandbox.waitFor(() => clock.waiting().includes(step), { what: `step ${step}` });
      clock.advance(step);
    }
    await sandbox.waitFor(() => sandbox.deliveries.length === 5);
    expect(clock.waiting()).toEqual([]);
  });
});
