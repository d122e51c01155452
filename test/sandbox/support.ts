import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import type * as Lark from '@larksuiteoapi/node-sdk';
import type { Clock, Sandbox } from '../../src/sandbox/index.js';

const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;

/** The official SDK's client, pointed at a sandbox, without its process-wide token cache. */
export function larkClient(sandbox: Sandbox, appSecret = sandbox.credentials.appSecret): Lark.Client {
  const http = lark.defaultHttpInstance.create({ timeout: 5000, proxy: false });
  http.interceptors.response.use((response) => response.data as never);
  return new lark.Client({
    appId: sandbox.credentials.appId,
    appSecret,
    domain: sandbox.url,
    cache: new lark.DefaultCache(),
    loggerLevel: lark.LoggerLevel.error,
    logger: { error() {}, warn() {}, info() {}, debug() {}, trace() {} },
    httpInstance: http as unknown as Lark.HttpInstance,
  });
}

/** Status and body of the error that the SDK throws for an HTTP refusal. */
export async function refusal(call: Promise<unknown>): Promise<{
  status: number;
  code: number;
  msg: string;
  headers: Record<string, string>;
}> {
  const error: unknown = await call.then(
    (value) => Promise.reject(new Error(`was not refused: ${JSON.stringify(value)}`)),
    (reason: unknown) => reason,
  );
  const { response } = error as {
    response?: { status: number; data: { code: number; msg: string }; headers: Record<string, string> };
  };
  if (!response) throw error;
  return { status: response.status, ...response.data, headers: response.headers };
}

export interface HeldClock extends Clock {
  advance(ms: number): void;
  /** Timers that still wait, in milliseconds from now. */
  waiting(): number[];
}

/** A clock that moves only when told. */
export function heldClock(start = 1_790_000_000_000): HeldClock {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter((one) => one.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        now = next.at;
        next.run();
      }
      now = end;
    },
    waiting: () => timers.map((one) => one.at - now).toSorted((a, b) => a - b),
  };
}

export interface Received {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface PretendBot {
  url: string;
  received: Received[];
  /** How the next requests are answered; `undefined` never answers. */
  answer: (request: Received) => { status: number; body: string } | undefined;
  close(): Promise<void>;
}

/** A server in the bot's place, that keeps what it was sent. */
export async function pretendBot(): Promise<PretendBot> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8'),
      };
      bot.received.push(one);
      const answer = bot.answer(one);
      if (answer) response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const bot: PretendBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: () => ({ status: 200, body: '{}' }),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
  return bot;
}
