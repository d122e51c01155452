import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createRequire } from 'node:module';
import type * as Lark from '@larksuiteoapi/node-sdk';

export type SdkClient = Lark.Client;

/** What came back over HTTP, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** `code` of the body, when it is one of Feishu's. */
  readonly code: number | undefined;
}

export interface ClientOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly baseUrl: string;
  /** After this many milliseconds without an answer a call is given up; the SDK's own default is to wait for ever. */
  readonly timeoutMs: number;
  /** Told after each request whether there was an answer, of whatever kind. */
  readonly onReached: (reached: boolean) => void;
}

/** A client of the official SDK, and plain HTTP over the same connections for what it has no method for. */
export interface FeishuClient {
  readonly sdk: SdkClient;
  /** Calls an SDK method and hands over the whole answer; throws only where there was none. */
  ask(request: (sdk: SdkClient) => Promise<unknown>): Promise<Answer>;
  post(path: string, data: object): Promise<Answer>;
  close(): void;
}

/** Where the interceptor leaves the answer for `ask`, on an object that the SDK passes through untouched. */
const ANSWER = Symbol('answer');

/** Loaded by require: Node's ESM loader would parse six megabytes of CommonJS for its export names. */
function loadSdk(): typeof Lark {
  return createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;
}

/**
 * The one factory of SDK clients: a token source of our own, timeouts, kept-alive connections, no proxy from
 * the environment, no redirects, and nothing of the SDK's own logging (it prints secrets).
 * @param tenantToken gives the token for each call; the SDK's own cache has no single flight and no invalidation.
 */
export function createClient(options: ClientOptions, tenantToken: () => Promise<string>): FeishuClient {
  const lark = loadSdk();
  const agents = {
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
  };
  const http = lark.defaultHttpInstance.create({
    timeout: options.timeoutMs,
    proxy: false,
    maxRedirects: 0,
    maxContentLength: 64e6,
    validateStatus: () => true,
    ...agents,
  });
  http.interceptors.response.use(
    (response) => {
      options.onReached(true);
      return carry(toAnswer(response)) as never;
    },
    (error: unknown) => {
      options.onReached(false);
      throw error;
    },
  );
  const silent = { error: ignore, warn: ignore, info: ignore, debug: ignore, trace: ignore };
  const sdk = new lark.Client({
    appId: options.appId,
    appSecret: options.appSecret,
    domain: options.baseUrl,
    cache: new lark.DefaultCache(),
    logger: silent,
    loggerLevel: lark.LoggerLevel.error,
    httpInstance: http as unknown as Lark.HttpInstance,
  });
  sdk.tokenManager.getTenantAccessToken = tenantToken;
  return {
    sdk,
    ask: async (request) => carried(await request(sdk)),
    post: async (path, data) => carried(await http.post(`${options.baseUrl}${path}`, data)),
    close: () => {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}

function ignore(): void {
  // The SDK logs requests with tokens and messages; every failure is logged by `call` instead.
}

function toAnswer(response: { status: number; headers: unknown; data: unknown }): Answer {
  const body = response.data;
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return {
    status: response.status,
    headers: { ...(response.headers as Record<string, string | undefined>) },
    body,
    code: typeof code === 'number' ? code : undefined,
  };
}

function carry(answer: Answer): object {
  const target = typeof answer.body === 'object' && answer.body !== null ? answer.body : {};
  Object.defineProperty(target, ANSWER, { value: answer });
  return target;
}

function carried(value: unknown): Answer {
  const answer = (value as { [ANSWER]?: Answer } | null)?.[ANSWER];
  if (!answer) throw new TypeError('the SDK did not pass the answer through');
  return answer;
}
