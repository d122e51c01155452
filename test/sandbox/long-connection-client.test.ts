import { WebSocket } from 'ws';
import { afterEach, describe, expect, test } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { ListeningClient } from './sdk-support.js';
import { connectClient } from './sdk-support.js';

let sandbox: Sandbox;
let ends: (() => void)[] = [];
afterEach(async () => {
  for (const end of ends) end();
  ends = [];
  await sandbox.close();
});

async function open({ longConnection, ...options }: SandboxOptions = {}): Promise<void> {
  const clientConfig = { ReconnectInterval: 0.02, ReconnectNonce: 0, ...longConnection?.clientConfig };
  sandbox = await startSandbox({ ...options, longConnection: { ...longConnection, clientConfig } });
}

async function connect(credentials: { appId?: string; appSecret?: string } = {}): Promise<ListeningClient> {
  const made = await connectClient(sandbox, { 'im.message.receive_v1': () => undefined }, credentials);
  ends.push(() => made.client.close({ force: true }));
  return made;
}

interface Endpoint {
  code: number;
  msg: string;
  data: { URL?: string; ClientConfig?: Record<string, number> };
}

async function endpoint(body: object): Promise<Endpoint & { status: number }> {
  const answer = await fetch(`${sandbox.url}/callback/ws/endpoint`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return { status: answer.status, ...((await answer.json()) as Endpoint) };
}

async function invitation(): Promise<string> {
  const { appId, appSecret } = sandbox.credentials;
  return (await endpoint({ AppID: appId, AppSecret: appSecret })).data.URL ?? '';
}

/** A WebSocket that is open, or the status and headers with which it was refused. */
function dial(url: string): Promise<WebSocket | { status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    ends.push(() => socket.terminate());
    socket.on('error', reject);
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, { statusCode: status = 0, headers }) =>
      resolve({ status, headers }),
    );
  });
}

async function dialled(): Promise<WebSocket> {
  const socket = await dial(await invitation());
  if (!(socket instanceof WebSocket)) throw new Error(`refused: ${JSON.stringify(socket)}`);
  return socket;
}

const nextMessage = (socket: WebSocket): Promise<Buffer> =>
  new Promise((resolve) => void socket.on('message', (data) => resolve(data as Buffer)));
const closed = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => void socket.on('close', (code) => resolve(code)));

describe('where to connect', () => {
  test('is told to the app, with what Feishu tells the clients of its SDKs', async () => {
    sandbox = await startSandbox();
    const { appId, appSecret } = sandbox.credentials;
    const { status, code, data } = await endpoint({ AppID: appId, AppSecret: appSecret });
    expect([status, code]).toEqual([200, 0]);
    expect(data.ClientConfig).toEqual({
      PingInterval: 120,
      ReconnectCount: -1,
      ReconnectInterval: 120,
      ReconnectNonce: 30,
    });
    const url = new URL(data.URL ?? '');
    expect([url.protocol, `http://${url.host}`, url.pathname]).toEqual(['ws:', sandbox.url, '/ws/v2']);
    expect(url.searchParams.get('device_id')).toMatch(/^\d{19}$/);
    expect(url.searchParams.get('service_id')).toMatch(/^\d+$/);
    expect(JSON.stringify(sandbox.record)).not.toContain(appSecret);
  });

  test.each([
    ['a wrong secret', { appSecret: 'wrong' }, 1000040345],
    ['another app', { appId: 'cli_0000000000000000' }, 1000040346],
  ])('is not told to %s, and the SDK gives up', async (_who, credentials, code) => {
    await open();
    const { client, told } = await connect(credentials);
    expect(told).toEqual([expect.stringContaining(`code=${code}`)]);
    expect(client.getConnectionStatus().state).toBe('failed');
  });

  test('is asked for with both credentials', async () => {
    await open();
    expect(await endpoint({ AppID: sandbox.credentials.appId })).toMatchObject({ status: 400 });
  });

  test('is told anew for each connection', async () => {
    await open();
    const url = await invitation();
    expect(await dial(url)).toBeInstanceOf(WebSocket);
    expect(await dial(url)).toMatchObject({ status: 403, headers: { 'handshake-status': '514' } });
    expect(await dial(`${sandbox.url.replace('http', 'ws')}/other`)).toMatchObject({ status: 404 });
  });

  test('is told to no more than fifty clients of an app', async () => {
    await open();
    const spare = await invitation();
    for (let count = 0; count < 50; count += 1) await dialled();
    const { appId, appSecret } = sandbox.credentials;
    expect(await endpoint({ AppID: appId, AppSecret: appSecret })).toMatchObject({
      code: 1000040350,
      data: {},
    });
    const headers = { 'handshake-status': '514', 'handshake-autherrcode': '1000040350' };
    expect(await dial(spare)).toMatchObject({ status: 403, headers });
  });
});

describe('a connection', () => {
  test('is pinged by the client as often as it was told', async () => {
    await open({ longConnection: { clientConfig: { PingInterval: 0.02 } } });
    await connect();
    await sandbox.waitFor(() => (sandbox.connections()[0]?.pings ?? 0) >= 3);
  });

  test('that was cut comes back', async () => {
    await open();
    const { told } = await connect();
    const [before] = sandbox.connections();
    sandbox.cutConnections();
    await sandbox.waitFor(() => told.includes('reconnected'));
    expect(told).toEqual(['ready', 'reconnecting', 'reconnected']);
    const [after] = sandbox.connections();
    expect(after?.deviceId).not.toBe(before?.deviceId);
    expect(await sandbox.say({ text: 'x' }).delivered).toMatchObject({ status: 200 });
  });

  test('that ends fails what it was to answer, and gets nothing more', async () => {
    await open();
    const socket = await dialled();
    const { delivered } = sandbox.say({ text: 'x' });
    await nextMessage(socket);
    sandbox.cutConnections();
    const next = sandbox.say({ text: 'y' }).delivered;
    expect(await delivered).toMatchObject({ status: 0, body: 'connection closed' });
    expect(await next).toMatchObject({ status: 0, body: 'no bot URL' });
  });

  test('ends with the sandbox', async () => {
    await open();
    const socket = await dialled();
    const end = closed(socket);
    await sandbox.close();
    await end;
    expect(socket.readyState).toBe(3);
  });
});

/** Bytes of `pbbp2.Frame`, written by hand: SeqID 0, LogID 0, service 1, method, headers, payload. */
function frame(method: number, headers: Record<string, string>, payload = ''): Buffer {
  const varint = (value: number): number[] =>
    value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
  const text = (field: number, value: Buffer) =>
    Buffer.concat([Buffer.from([field, ...varint(value.length)]), value]);
  const parts = Object.entries(headers).map(([key, value]) =>
    text(0x2a, Buffer.concat([text(0x0a, Buffer.from(key)), text(0x12, Buffer.from(value))])),
  );
  const start = Buffer.from([0x08, 0, 0x10, 0, 0x18, 1, 0x20, method]);
  return Buffer.concat([start, ...parts, ...(payload === '' ? [] : [text(0x42, Buffer.from(payload))])]);
}

describe('a client without an SDK', () => {
  test('sends a ping in plain bytes and reads the settings from the pong', async () => {
    await open();
    const socket = await dialled();
    expect(frame(0, { type: 'ping' }).toString('hex')).toBe('08001000180120002a0c0a0474797065120470696e67');
    socket.send(frame(0, { type: 'ping' }));
    const pong = (await nextMessage(socket)).toString('utf8');
    expect(pong).toContain('\n\x04type\x12\x04pong');
    const settings: unknown = JSON.parse(pong.slice(pong.indexOf('{'), pong.lastIndexOf('}') + 1));
    expect(settings).toMatchObject({ PingInterval: 120, ReconnectCount: -1 });
  });

  test('gets a long event in parts that say how many they are', async () => {
    await open({ longConnection: { frameBytes: 300 } });
    const socket = await dialled();
    const parts: string[] = [];
    socket.on('message', (data) => void parts.push((data as Buffer).toString('latin1')));
    void sandbox.say({ text: 'x'.repeat(500) });
    const header = (part: string, name: string) => new RegExp(`${name}\\x12\\x01(\\d)`).exec(part)?.[1];
    await sandbox.waitFor(() => parts.length > 1 && parts.length === Number(header(parts[0] ?? '', 'sum')));
    expect(parts.map((part) => header(part, 'seq'))).toEqual(parts.map((_, index) => String(index)));
    expect(new Set(parts.map((part) => /message_id\x12\x20(.{32})/.exec(part)?.[1])).size).toBe(1);
  });

  const toast = '{"toast":{"type":"info","content":"好"}}';

  test.each<[what: string, payload: string, expected: { status: number; body?: string }]>([
    ['nothing more', '{"code":200}', { status: 200, body: '{}' }],
    [
      'Base64',
      JSON.stringify({ code: 200, headers: {}, data: Buffer.from(toast).toString('base64') }),
      { status: 200, body: toast },
    ],
    [
      'signed bytes, as in Java',
      JSON.stringify({ code: 200, data: [...new Int8Array(Buffer.from(toast))] }),
      { status: 200, body: toast },
    ],
    ['a failure', '{"code":500}', { status: 500 }],
    ['no code', '{}', { status: 500 }],
    ['no JSON', 'ok', { status: 500 }],
  ])('answers an event in plain bytes: %s', async (_what, payload, expected) => {
    await open({ redelivery: [] });
    const socket = await dialled();
    const { delivered } = sandbox.say({ text: 'x' });
    const event = (await nextMessage(socket)).toString('latin1');
    const messageId = /message_id\x12\x20([0-9a-f]{32})/.exec(event)?.[1] ?? '';
    socket.send(frame(1, { message_id: messageId }, payload));
    expect(await delivered).toMatchObject(expected);
  });

  test.each([
    ['text', 'hello'],
    ['bytes that are no frame', Buffer.from([0x08])],
  ])('is cut off for %s', async (_what, message) => {
    await open();
    const socket = await dialled();
    const end = closed(socket);
    socket.send(message);
    expect(await end).toBe(1002);
  });
});
