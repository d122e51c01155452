import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { connectClient, lark } from './sdk-support.js';
import type { PretendBot, Received } from './support.js';
import { larkClient, pretendBot, refusal } from './support.js';

let sandbox: Sandbox;
let bot: PretendBot;
let ends: (() => void)[] = [];
beforeEach(async () => {
  bot = await pretendBot();
  sandbox = await startSandbox({ redelivery: [] });
});
afterEach(async () => {
  for (const end of ends) end();
  ends = [];
  await sandbox.close();
  await bot.close();
});

type Config = NonNullable<
  NonNullable<
    Parameters<ReturnType<typeof larkClient>['application']['v7']['applicationConfig']['patch']>[0]
  >['data']
>;
const configure = (data: Config, app_id = sandbox.credentials.appId) =>
  larkClient(sandbox).application.v7.applicationConfig.patch({ path: { app_id }, data });
const webhook = (path: string): Config => ({
  event: { subscription_type: 'webhook', request_url: bot.url + path },
});

/** What a request carries, by the present Encrypt Key. */
function opened({ body }: Received): unknown {
  const { encrypt } = JSON.parse(body) as { encrypt: string };
  return JSON.parse(new lark.AESCipher(sandbox.credentials.encryptKey).decrypt(encrypt));
}

const answersChallenge = (request: Received) => {
  const { challenge } = opened(request) as { challenge?: string };
  return { status: 200, body: JSON.stringify(challenge === undefined ? {} : { challenge }) };
};

describe('a request URL', () => {
  test('is verified when it is saved, and gets the events from then on, at any path', async () => {
    bot.answer = answersChallenge;
    expect(await configure(webhook('/feishu/events?app=1'))).toMatchObject({ code: 0 });
    await sandbox.say({ text: 'x' }).delivered;
    expect(bot.received.map(({ path }) => path)).toEqual(['/feishu/events?app=1', '/feishu/events?app=1']);
    const [challenge, event] = bot.received;
    expect(opened(challenge as Received)).toMatchObject({ type: 'url_verification' });
    expect(challenge?.headers['x-lark-signature']).toBeUndefined();
    expect(event?.headers['x-lark-signature']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is one for events and one for callbacks', async () => {
    bot.answer = answersChallenge;
    await configure({
      ...webhook('/events'),
      callback: { callback_type: 'webhook', request_url: `${bot.url}/cards` },
    });
    const { messageId, delivered } = sandbox.say({ text: 'x' });
    await delivered;
    await sandbox.click({ messageId, value: {} });
    expect(bot.received.slice(2).map(({ path }) => path)).toEqual(['/events', '/cards']);
  });

  test.each([
    ['answers something else', { status: 200, body: '{"challenge":"other"}' }],
    ['answers no JSON', { status: 200, body: 'ok' }],
    ['answers with an error', { status: 500, body: '{}' }],
  ])('is not saved when it %s', async (_what, answer) => {
    bot.answer = () => answer;
    expect(await refusal(configure(webhook('/events')))).toMatchObject({
      code: 99992402,
      error: { field_violations: [{ field: 'event.request_url' }] },
    });
    expect(await sandbox.say({ text: 'x' }).delivered).toMatchObject({ body: 'no bot URL' });
  });

  test('has to be one', async () => {
    const event = { subscription_type: 'webhook' as const, request_url: 'ftp://x' };
    expect(await refusal(configure({ event }))).toMatchObject({ code: 99992402 });
  });
});

test('a part that is refused leaves everything as it was', async () => {
  sandbox.setBotUrl(bot.url);
  bot.answer = answersChallenge;
  const refused = configure({
    event_and_callback_encrypt_strategy: { encryption_key: 'mine' },
    ...webhook('/elsewhere'),
    callback: { callback_type: 'websocket' },
  });
  expect(await refusal(refused)).toMatchObject({ code: 99992402 });
  await sandbox.say({ text: 'x' }).delivered;
  expect(bot.received.at(-1)?.path).toBe('/webhook/event');
  expect(sandbox.credentials.encryptKey).toBe('sandbox-encrypt-key');
  expect(opened(bot.received.at(-1) as Received)).toMatchObject({ schema: '2.0' });
});

describe('the subscription mode', () => {
  test('cannot be the long connection while no client is connected', async () => {
    const refused = await refusal(configure({ event: { subscription_type: 'websocket' } }));
    expect(refused).toMatchObject({
      code: 99992402,
      error: { field_violations: [{ field: 'event.subscription_type' }] },
    });
  });

  test('is one for events and one for callbacks', async () => {
    sandbox.setBotUrl(bot.url);
    let events = 0;
    const { client } = await connectClient(sandbox, { 'im.message.receive_v1': () => void (events += 1) });
    ends.push(() => client.close({ force: true }));
    await configure({ event: { subscription_type: 'websocket' }, callback: { callback_type: 'webhook' } });
    const { messageId, delivered } = sandbox.say({ text: 'x' });
    await delivered;
    await sandbox.click({ messageId, value: {} });
    expect([events, bot.received.map(({ path }) => path)]).toEqual([1, ['/webhook/card']]);
  });

  test('stays the webhook although a client is connected, when that was chosen', async () => {
    sandbox.setBotUrl(bot.url);
    const { client } = await connectClient(sandbox, {});
    ends.push(() => client.close({ force: true }));
    await configure({ event: { subscription_type: 'webhook' } });
    await sandbox.say({ text: 'x' }).delivered;
    expect(bot.received).toHaveLength(1);
  });
});

describe('the keys', () => {
  test('are those of the next push', async () => {
    sandbox.setBotUrl(bot.url);
    await configure({
      event_and_callback_encrypt_strategy: { encryption_key: 'mine', verification_token: 'my-token' },
    });
    await sandbox.say({ text: 'x' }).delivered;
    const [request] = bot.received as [Received];
    const { encrypt } = JSON.parse(request.body) as { encrypt: string };
    expect(JSON.parse(new lark.AESCipher('mine').decrypt(encrypt))).toMatchObject({
      header: { token: 'my-token' },
    });
    const { 'x-lark-request-timestamp': at, 'x-lark-request-nonce': nonce } = request.headers;
    const signed = createHash('sha256').update(`${String(at)}${String(nonce)}mine${request.body}`);
    expect(request.headers['x-lark-signature']).toBe(signed.digest('hex'));
  });

  test('may be none: then events come in the clear and unsigned', async () => {
    sandbox.setBotUrl(bot.url);
    await configure({ event_and_callback_encrypt_strategy: { encryption_key: '' } });
    await sandbox.say({ text: 'x' }).delivered;
    const [request] = bot.received as [Received];
    expect(JSON.parse(request.body)).toMatchObject({
      header: { token: sandbox.credentials.verificationToken },
    });
    expect(request.headers['x-lark-signature']).toBeUndefined();
  });

  test.each([
    ['encryption_key', 'k'.repeat(33)],
    ['verification_token', ''],
    ['verification_token', 't'.repeat(33)],
  ])('%s is not "%s"', async (name, value) => {
    const strategy = { event_and_callback_encrypt_strategy: { [name]: value } };
    expect(await refusal(configure(strategy))).toMatchObject({ code: 99992402 });
  });
});

test('the configuration is only its own app’s, and takes a scope', async () => {
  expect(await refusal(configure({}, 'cli_0000000000000000'))).toMatchObject({ code: 99992402 });
  sandbox.scopes.set('application:application:patch', false);
  expect(await refusal(configure({}))).toMatchObject({ code: 99991672 });
});
