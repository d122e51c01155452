import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { words } from '../support/card.js';
import { openHouse, type House } from '../support/house.js';

interface Line {
  id: number;
  kind: string;
  from: string;
  name: string;
  status?: number;
  ms?: number;
  cause?: number;
  after?: number;
  retry?: number;
  fault?: string;
}
interface Whole extends Line {
  request: { headers: Record<string, string>; body: Record<string, unknown>; raw?: string };
  response?: { body: unknown };
  curl: string;
  again: string[];
}

let house: House;
afterEach(() => house.close());

const call = async (path: string, method = 'GET'): Promise<unknown> =>
  (await fetch(`${house.sandbox.url}/sandbox/api/${path}`, { method })).json();
const lines = async (): Promise<Line[]> => ((await call('wire')) as { exchanges: Line[] }).exchanges;
const whole = async (id: number): Promise<Whole> => (await call(`wire/${id}`)) as Whole;
const lastEvent = async (): Promise<Line> => {
  const found = (await lines()).findLast(({ kind }) => kind === 'event');
  if (!found) throw new Error('no event');
  return found;
};
const replies = () =>
  house.sandbox.messages(house.sandbox.chats.private).filter(({ sender }) => sender.type === 'bot');

describe('the wire', () => {
  it('shows both ways what an event led to, decrypted, with how long each took', async () => {
    house = await openHouse();
    await house.ask('/sources');
    const all = await lines();
    const event = await lastEvent();
    expect(event).toMatchObject({ name: 'im.message.receive_v1', from: 'platform', status: 200, retry: 0 });
    expect(event.ms).toBeLessThan(3000);
    const caused = all.filter(({ cause }) => cause === event.id);
    expect(caused.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['hire', 'message']));
    for (const { after } of caused) expect(after).toBeGreaterThanOrEqual(0);
    const { request, response } = await whole(event.id);
    expect(JSON.stringify(request.body)).toContain('/sources');
    expect(request.raw).toContain('"encrypt"');
    expect(request.headers['x-lark-signature']).toMatch(/^[0-9a-f]{64}$/);
    expect(response?.body).toEqual({});
    const reply = caused.find(({ kind }) => kind === 'message');
    expect((await whole(reply?.id ?? 0)).response?.body).toMatchObject({ code: 0 });
  });

  it('shows a click with its answer, and a call that was refused or lost with the fault that hit it', async () => {
    house = await openHouse();
    const list = await house.ask('/sources');
    await house.sandbox.click({ messageId: list.messageId, value: { action: 'help.open' } });
    const click = (await lines()).findLast(({ kind }) => kind === 'callback');
    expect(JSON.stringify((await whole(click?.id ?? 0)).response?.body)).toContain('"schema":"2.0"');
    house.sandbox.faults.add({
      route: /resume_sources/,
      kind: 'status',
      status: 429,
      code: 99991400,
      times: 1,
    });
    await house.ask('/sources --status active');
    const refused = (await lines()).find(({ fault }) => fault === 'status');
    expect(refused).toMatchObject({ kind: 'hire', status: 429 });
  });

  it('has no secrets in it', async () => {
    house = await openHouse();
    await house.ask('/sources');
    const everything = JSON.stringify(await Promise.all((await lines()).map(({ id }) => whole(id))));
    const { appSecret, encryptKey, verificationToken } = house.sandbox.credentials;
    for (const secret of [appSecret, encryptKey, verificationToken, 't-g'])
      expect(everything).not.toContain(secret);
    expect(everything).toContain('••••••');
  });

  it('gives an event as a command for a shell, which works and is not answered twice', async () => {
    house = await openHouse();
    await house.ask('/help');
    const { curl } = await whole((await lastEvent()).id);
    const { stdout } = await promisify(execFile)('sh', ['-c', `${curl} -w '%{http_code}'`]);
    expect(stdout).toBe('{}200');
    await house.ask('/help');
    expect(replies()).toHaveLength(2);
  });

  it('gives a call as a command with a place for the token', async () => {
    house = await openHouse();
    await house.ask('/sources');
    const hire = (await lines()).find(({ kind }) => kind === 'hire');
    const { curl, again } = await whole(hire?.id ?? 0);
    expect(curl).toContain(`'${house.sandbox.url}/open-apis/hire/v1/resume_sources?page_size=10`);
    expect(curl).toContain('"Authorization: Bearer $TOKEN"');
    expect(again).toEqual([]);
  });

  it('lets a message be said again, in a group with its mention', async () => {
    house = await openHouse();
    const chat = house.sandbox.chats.group;
    await house.ask('{bot} /help', { chat });
    await call(`wire/${(await lastEvent()).id}/replay`, 'POST');
    const answers = () => house.sandbox.messages(chat).filter(({ sender }) => sender.type === 'bot');
    await house.sandbox.waitFor(() => answers().length === 2);
    expect(new Set(answers().map(({ replyTo }) => replyTo)).size).toBe(2);
  });

  it('delivers an event twice: the bot answers once', async () => {
    house = await openHouse();
    await house.ask('/help');
    const event = await lastEvent();
    await call(`wire/${event.id}/twice`, 'POST');
    expect(await lastEvent()).toMatchObject({ retry: 1, status: 200 });
    await house.ask('/sources');
    expect(replies()).toHaveLength(2);
  });

  it('delivers an event an hour late: the bot says that it is sorry', async () => {
    house = await openHouse();
    await house.ask('/help');
    await call(`wire/${(await lastEvent()).id}/late`, 'POST');
    const late = await house.sandbox.waitFor(() => replies()[1]);
    expect(words(late)).toContain('Sorry that the answer comes late');
  });

  it('lets a click be made again, but not late', async () => {
    house = await openHouse();
    const list = await house.ask('/sources');
    await house.sandbox.click({ messageId: list.messageId, value: { action: 'help.open' } });
    const click = (await lines()).findLast(({ kind }) => kind === 'callback');
    await call(`wire/${click?.id ?? 0}/replay`, 'POST');
    expect((await lines()).filter(({ kind }) => kind === 'callback')).toHaveLength(2);
    expect((await whole(click?.id ?? 0)).again).toEqual(['replay', 'twice']);
    expect(await call(`wire/${click?.id ?? 0}/late`, 'POST')).toHaveProperty('error');
    expect(await call('wire/999999')).toHaveProperty('error');
  });
});
