import { createRequire } from 'node:module';
import type * as Lark from '@larksuiteoapi/node-sdk';
import type { Sandbox } from '../../src/sandbox/index.js';

export const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;

const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

/** Without the process-wide cache, and without the SDK's log. */
export const quiet = () => ({
  cache: new lark.DefaultCache(),
  logger: silent,
  loggerLevel: lark.LoggerLevel.error,
});

export type Handlers = Record<string, (event: Record<string, unknown>) => unknown>;

/** The official SDK's dispatcher, with the app's keys. */
export function dispatcherOf({ credentials }: Sandbox, handlers: Handlers): Lark.EventDispatcher {
  const { encryptKey, verificationToken } = credentials;
  const dispatcher = new lark.EventDispatcher({ encryptKey, verificationToken, ...quiet() });
  return dispatcher.register(handlers);
}

export interface ListeningClient {
  client: Lark.WSClient;
  /** What the client told about itself: `ready`, `reconnecting`, `reconnected`, or the message of its error. */
  told: string[];
}

/** The official SDK's long connection, pointed at a sandbox; resolves when it is ready or has given up. */
export async function connectClient(
  sandbox: Sandbox,
  handlers: Handlers,
  credentials: { appId?: string; appSecret?: string } = {},
): Promise<ListeningClient> {
  const told: string[] = [];
  const http = lark.defaultHttpInstance.create({ timeout: 5000, proxy: false });
  http.interceptors.response.use((response) => response.data as never);
  const client = await new Promise<Lark.WSClient>((resolve) => {
    const tell = (word: string) => () => {
      told.push(word);
      resolve(made);
    };
    const made = new lark.WSClient({
      appId: sandbox.credentials.appId,
      appSecret: sandbox.credentials.appSecret,
      ...credentials,
      domain: sandbox.url,
      logger: silent,
      loggerLevel: lark.LoggerLevel.error,
      httpInstance: http as unknown as Lark.HttpInstance,
      onReady: tell('ready'),
      onReconnecting: tell('reconnecting'),
      onReconnected: tell('reconnected'),
      onError: (error) => tell(error.message)(),
    });
    void made.start({ eventDispatcher: dispatcherOf(sandbox, handlers) });
  });
  return { client, told };
}
