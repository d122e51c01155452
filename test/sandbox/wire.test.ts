import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { words } from '../support/card.js';
import { openHouse, type House } from '../support/house.js';
import { tokenOf } from './open-api-support.js';
import { linesOf, newest, pageCall, wholeOf, type Line } from './wire-support.js';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const lastEvent = (): Promise<Line> => newest(house.sandbox, ({ kind }) => kind === 'event');
const lastClick = (): Promise<Line> => newest(house.sandbox, ({ kind }) => kind === 'callback');
const replies = (chat: string = house.sandbox.chats.private) =>
  house.sandbox.messages(chat).filter(({ sender }) => sender.type === 'bot');
const again = ({ id }: Line, how: string) => pageCall(house.sandbox, `wire/${id}/${how}`, 'POST');
/** Runs a command as a person would who has copied it. */
const shell = async (command: string | undefined, env: Record<string, string> = {}): Promise<string> => {
  const options = { env: { PATH: process.env['PATH'] ?? '', NO_PROXY: '127.0.0.1', ...env } };
  return (await promisify(execFile)('sh', ['-c', `${command ?? ''} -w ' %{http_code}'`], options)).stdout;
};

describe('the wire', () => {
  it('shows both ways what an event led to, decrypted, with how long each took', async () => {
    await house.ask('/sources');
    const event = await lastEvent();
    expect(event).toMatchObject({ name: 'im.message.receive_v1', from: 'platform', status: 200, retry: 0 });
    expect(event.about).toBe('/sources');
    expect(event.ms).toBeLessThan(3000);
    const all = await linesOf(house.sandbox);
    const led = all.filter(({ cause }) => cause === event.id).reverse();
    expect(led.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['hire', 'message']));
    for (const { after } of led) expect(after).toBeGreaterThanOrEqual(0);
    const { request, response } = await wholeOf(house.sandbox, event);
    expect(JSON.stringify(request.body)).toContain('/sources');
    expect(request.raw).toContain('"encrypt"');
    expect(request.headers['x-lark-signature']).toMatch(/^[0-9a-f]{64}$/);
    expect(response?.body).toEqual({});
    const reply = led.findLast(({ kind }) => kind === 'message');
    expect(reply).toMatchObject({ about: { zh_cn: '简历来源', en_us: 'Resume sources' } });
    const answer = (await wholeOf(house.sandbox, reply ?? event)).response;
    expect(answer).toMatchObject({
      body: { code: 0 },
      headers: { 'x-tt-logid': expect.any(String) as string },
    });
  });

  it('lists the newest first, and only what is newer than an id', async () => {
    await house.ask('/help');
    const before = await linesOf(house.sandbox);
    expect(before.map(({ id }) => id)).toEqual(before.map(({ id }) => id).toSorted((a, b) => b - a));
    await house.ask('/help');
    const newer = await linesOf(house.sandbox, before[0]?.id);
    expect(newer.length).toBeGreaterThan(0);
    expect(newer.every(({ id }) => id > (before[0]?.id ?? 0))).toBe(true);
  });

  it('shows a click with its answer', async () => {
    const list = await house.ask('/sources');
    await house.sandbox.click({ messageId: list.messageId, value: { action: 'help.open' } });
    const click = await lastClick();
    expect(click).toMatchObject({
      status: 200,
      about: 'help.open',
      seen: { zh_cn: '招聘设置助手', en_us: 'Recruiting settings' },
    });
    expect(JSON.stringify((await wholeOf(house.sandbox, click)).response?.body)).toContain('"schema":"2.0"');
  });

  it('says in short what people did, with names', async () => {
    const chat = house.sandbox.chats.group;
    await house.ask('{bot} /help', { chat });
    expect((await lastEvent()).about).toBe(`@${house.sandbox.world.bot.name} /help`);
    const post = {
      title: 'Today',
      content: [
        [
          { tag: 'text', text: '/help' },
          { tag: 'a', text: 'here' },
        ],
      ],
    };
    await house.sandbox.say({ chat, post, mentions: [] }).delivered;
    expect((await lastEvent()).about).toBe('Today /help here');
    await house.sandbox.changeChat(chat, 'bot-removed');
    expect((await lastEvent()).about).toBe(house.sandbox.world.chats.get(chat)?.name);
  });

  it('shows a call that was refused, with the fault that hit it and when the limit resets', async () => {
    house.sandbox.faults.add({
      route: /resume_sources/,
      kind: 'status',
      status: 429,
      code: 99991400,
      headers: { 'x-ogw-ratelimit-limit': '20', 'x-ogw-ratelimit-reset': '1' },
      times: 1,
    });
    await house.ask('/sources --status active');
    const refused = await newest(house.sandbox, ({ fault }) => fault === 'status');
    expect(refused).toMatchObject({ kind: 'hire', status: 429, reset: 1, cause: (await lastEvent()).id });
  });

  it('has no secrets in it', async () => {
    await house.ask('/sources');
    await house.ask('/export sources');
    const all = await linesOf(house.sandbox);
    const everything = JSON.stringify(await Promise.all(all.map((line) => wholeOf(house.sandbox, line))));
    const { appSecret, encryptKey, verificationToken } = house.sandbox.credentials;
    for (const secret of [appSecret, encryptKey, verificationToken, '"t-g', 'Bearer t-'])
      expect(everything).not.toContain(secret);
    expect(everything).toContain('"authorization":"Bearer ••••••"');
  });
});

describe('a command for a shell', () => {
  it('delivers an event that the bot takes and does not answer twice', async () => {
    await house.ask('/help');
    expect(await shell((await wholeOf(house.sandbox, await lastEvent())).curl)).toBe('{} 200');
    await house.ask("/search it's");
    expect(replies()).toHaveLength(2);
  });

  it('delivers an event that a fault has kept from the bot', async () => {
    house.sandbox.faults.add({ route: 'push', kind: 'reset', times: 1 });
    await house.sandbox.say({ text: '/help' }).delivered;
    const event = await lastEvent();
    expect(event).toMatchObject({ fault: 'reset', status: 0 });
    expect(await shell((await wholeOf(house.sandbox, event)).curl)).toBe('{} 200');
    await house.sandbox.waitFor(() => replies().length === 1);
  });

  it('makes a call again with a token of one’s own', async () => {
    await house.ask('/sources');
    const hire = await newest(house.sandbox, ({ kind }) => kind === 'hire');
    const { curl, again: ways } = await wholeOf(house.sandbox, hire);
    expect(curl).toContain(`'${house.sandbox.url}/open-apis/hire/v1/resume_sources?page_size=10`);
    expect(await shell(curl, { TOKEN: await tokenOf(house.sandbox) })).toMatch(/^\{"code":0,.* 200$/);
    expect(await shell(curl, { TOKEN: 'of somebody else' })).toMatch(/ 400$/);
    expect(ways).toEqual([]);
  });

  it('asks for a token with the secret that the wire does not show', async () => {
    await house.ask('/sources');
    const { curl } = await wholeOf(
      house.sandbox,
      await newest(house.sandbox, ({ kind }) => kind === 'token'),
    );
    const { appSecret } = house.sandbox.credentials;
    expect(await shell(curl, { SECRET: appSecret })).toMatch(/"tenant_access_token":"t-.* 200$/);
  });

  it('uploads a file of one’s own in place of the bot’s', async () => {
    await house.ask('/export sources');
    const { curl } = await wholeOf(
      house.sandbox,
      await newest(house.sandbox, ({ name }) => name.endsWith('/im/v1/files')),
    );
    const env = { TOKEN: await tokenOf(house.sandbox), FILE: 'package.json' };
    expect(await shell(curl, env)).toMatch(/"file_key":.* 200$/);
  });
});

describe('what has been, again', () => {
  it('lets a message be said again, in a group with its mention', async () => {
    const chat = house.sandbox.chats.group;
    await house.ask('{bot} /help', { chat });
    const first = await lastEvent();
    const outcome = await again(first, 'replay');
    await house.sandbox.waitFor(() => replies(chat).length === 2);
    expect(new Set(replies(chat).map(({ replyTo }) => replyTo)).size).toBe(2);
    const second = await lastEvent();
    expect(outcome).toMatchObject({ id: second.id, status: 200 });
    expect(second).toMatchObject({ retry: 0, about: first.about });
  });

  it('delivers an event twice: the bot answers once', async () => {
    await house.ask('/help');
    expect(await again(await lastEvent(), 'twice')).toMatchObject({ status: 200 });
    const second = await lastEvent();
    expect(second).toMatchObject({ retry: 1, status: 200 });
    await house.ask('/sources');
    expect(replies()).toHaveLength(2);
    expect((await linesOf(house.sandbox)).filter(({ cause }) => cause === second.id)).toEqual([]);
  });

  it('delivers an event an hour late: the bot says that it is sorry', async () => {
    await house.ask('/help');
    await again(await lastEvent(), 'late');
    const late = await house.sandbox.waitFor(() => replies()[1]);
    expect(words(late)).toContain('Sorry that the answer comes late');
  });

  it('lets a click be made again, but not late', async () => {
    const list = await house.ask('/sources');
    await house.sandbox.click({ messageId: list.messageId, value: { action: 'help.open' } });
    const click = await lastClick();
    await again(click, 'replay');
    expect((await linesOf(house.sandbox)).filter(({ kind }) => kind === 'callback')).toHaveLength(2);
    expect((await wholeOf(house.sandbox, click)).again).toEqual(['replay', 'twice']);
    expect(await again(click, 'late')).toHaveProperty('error');
    expect(await pageCall(house.sandbox, 'wire/999999')).toHaveProperty('error');
  });

  it('says when nothing was pushed, as the bot has left the chat', async () => {
    const chat = house.sandbox.chats.group;
    await house.ask('{bot} /help', { chat });
    const event = await lastEvent();
    await house.sandbox.changeChat(chat, 'bot-removed');
    expect(await again(event, 'replay')).toEqual({});
  });
});
