import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../support/until.js';
import { openFeishu, type OpenFeishu } from './open.js';

let open: OpenFeishu;
let server: Server;
/** Reads that have arrived and are not answered yet. */
let arrived: ServerResponse[];

beforeEach(async () => {
  arrived = [];
  server = createServer((request, response) => {
    request.resume();
    if (!request.url?.includes('/auth/')) return void arrived.push(response);
    answer(response, 200, { code: 0, tenant_access_token: 't', expire: 7200 });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  open = await openFeishu({ feishu: { baseUrl: `http://127.0.0.1:${port}` } });
});
afterEach(async () => {
  await open.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function answer(response: ServerResponse, status: number, body: object, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

const refuse = (response: ServerResponse, headers: object = {}): void =>
  answer(response, 429, { code: 99991400, msg: 'request trigger frequency limit' }, headers);
const succeed = (response: ServerResponse): void =>
  answer(response, 200, { code: 0, data: { items: [], has_more: false } });

/** So many requests, all of which have arrived. */
async function together(count: number): Promise<ServerResponse[]> {
  await until(() => arrived.length === count, { what: `${count} requests` });
  return arrived.splice(0);
}

const read = (): Promise<unknown> => open.feishu.hire.resumeSources({ tenant: open.tenant, pageSize: 10 });
const held = (): number => open.feishu.limits.held().length;
/** Lets answers arrive that have been written. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

/** Waits until the hold has begun, and checks that it ends after so many milliseconds. */
async function expectHeld(ms: number): Promise<void> {
  await until(() => held() === 1, { what: 'a hold' });
  await settle();
  open.clock.advance(ms - 200);
  expect(held()).toBe(1);
  expect(arrived).toEqual([]);
  open.clock.advance(200);
  expect(held()).toBe(0);
}

describe('a rate limit that does not say how long it lasts', () => {
  it('is waited for one second, however many calls were refused together', async () => {
    const reads = Array.from({ length: 5 }, read);
    for (const one of await together(5)) refuse(one);
    await expectHeld(1000);
    for (const one of await together(5)) succeed(one);
    await Promise.all(reads);
  });

  it('is waited for twice as long when it is met again afterwards, and for one second after a success', async () => {
    const reads = Array.from({ length: 3 }, read);
    for (const ms of [1000, 2000, 4000]) {
      for (const one of await together(3)) refuse(one);
      await expectHeld(ms);
    }
    for (const one of await together(3)) succeed(one);
    await Promise.all(reads);
    const later = read();
    for (const one of await together(1)) refuse(one);
    await expectHeld(1000);
    for (const one of await together(1)) succeed(one);
    await later;
  });

  it('does not count a refusal or a success that was asked for before it was met', async () => {
    const reads = Array.from({ length: 3 }, read);
    const [first, slow, good] = await together(3);
    if (!first || !slow || !good) throw new Error('three requests were awaited');
    refuse(first);
    await until(() => held() === 1, { what: 'a hold' });
    succeed(good);
    refuse(slow);
    await expectHeld(1000);
    for (const one of await together(2)) refuse(one);
    await expectHeld(2000);
    for (const one of await together(2)) succeed(one);
    await Promise.all(reads);
  });

  it('is waited for as long as the answer says, when it does', async () => {
    const one = read();
    for (const response of await together(1)) refuse(response, { 'x-ogw-ratelimit-reset': '3' });
    await expectHeld(3000);
    for (const response of await together(1)) succeed(response);
    await one;
  });
});
