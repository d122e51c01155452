import { createHash } from 'node:crypto';
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

/** An answer that is not parsed before somebody looks at `body` or `code`. */
export interface RawAnswer extends Answer {
  /** SHA-256 (base64url) of the body's bytes. */
  readonly hash: string;
}

export interface ClientOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly baseUrl: string;
  /** After this many milliseconds without an answer a call is given up; the SDK's own default is to wait for ever. */
  readonly timeoutMs: number;
  /** Told after each request whether there was an answer, of whatever kind, and the time that its `Date` header says. */
  readonly onReached: (reached: boolean, date?: string) => void;
}

/** A client of the official SDK, and plain HTTP over the same connections for what it has no method for. */
export interface FeishuClient {
  /** Calls an SDK method and hands over the whole answer; throws only where there was none. */
  ask(request: (sdk: SdkClient) => Promise<unknown>): Promise<Answer>;
  /** The same, hashed and unparsed. */
  askRaw(request: (sdk: SdkClient) => Promise<unknown>): Promise<RawAnswer>;
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
  const silent = { error: ignore, warn: ignore, info: ignore, debug: ignore, trace: ignore };
  const connect = <A extends Answer>(
    toAnswer: (response: HttpResponse) => A,
    config: { responseType?: 'arraybuffer' } = {},
  ) => {
    const http = lark.defaultHttpInstance.create({
      timeout: options.timeoutMs,
      proxy: false,
      maxRedirects: 0,
      maxContentLength: 64e6,
      validateStatus: () => true,
      ...agents,
      ...config,
    });
    http.interceptors.response.use(
      (response) => {
        options.onReached(true, headersOf(response.headers)['date']);
        return { [ANSWER]: toAnswer(response) } as never;
      },
      (error: unknown) => {
        options.onReached(false);
        throw error;
      },
    );
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
      ask: async (request: (sdk: SdkClient) => Promise<unknown>) => carried(await request(sdk)) as A,
      post: async (path: string, data: object) =>
        carried(await http.post(`${options.baseUrl}${path}`, data)) as A,
    };
  };
  const plain = connect(parsedAnswer);
  // Made when it is first needed: a client of the SDK takes a while to build.
  let raw: { ask: FeishuClient['askRaw'] } | undefined;
  return {
    ask: plain.ask,
    askRaw: (request) => (raw ??= connect(rawAnswer, { responseType: 'arraybuffer' })).ask(request),
    post: plain.post,
    close: () => {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}

function ignore(): void {
  // The SDK logs requests with tokens and messages; every failure is logged by `call` instead.
}

interface HttpResponse {
  readonly status: number;
  readonly headers: unknown;
  readonly data: unknown;
}

function parsedAnswer({ status, headers, data }: HttpResponse): Answer {
  return { status, headers: headersOf(headers), body: data, code: codeOf(data) };
}

function rawAnswer({ status, headers, data }: HttpResponse): RawAnswer {
  const bytes = data as Buffer;
  let parsed: { body: unknown } | undefined;
  const body = (): unknown => (parsed ??= { body: parse(bytes) }).body;
  return {
    status,
    headers: headersOf(headers),
    hash: createHash('sha256').update(bytes).digest('base64url'),
    get body() {
      return body();
    },
    get code() {
      return codeOf(body());
    },
  };
}

/** As axios does it for the other answers: what is not JSON is a text. */
function parse(bytes: Buffer): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function headersOf(headers: unknown): Answer['headers'] {
  return { ...(headers as Record<string, string | undefined>) };
}

function codeOf(body: unknown): number | undefined {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'number' ? code : undefined;
}

function carried(value: unknown): Answer {
  const answer = (value as { [ANSWER]?: Answer } | null)?.[ANSWER];
  if (!answer) throw new TypeError('the SDK did not pass the answer through');
  return answer;
}
