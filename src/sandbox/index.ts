import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SandboxOptions } from './types.js';
import type { ApiCall, AppCredentials, Clicked, ClickInput, Delivery, Message } from './types.js';
import type { PushAttempt, PushOptions, Said, SayInput } from './types.js';
import type { HireSettings } from './hire-types.js';
import type { Faults } from './faults.js';
import type { HireChange, HireChanged } from './hire-changes/index.js';
import type { Envelope, EventHeader } from './push/envelope.js';
import type { World } from './world.js';
import type { StoredFile } from './platform.js';
import { CHATS, PEOPLE } from './world.js';
import { createPlatform } from './create-platform.js';
import { createEnvelope } from './push/envelope.js';
import { pushEvent, pushOnce } from './push/deliver.js';
import type { ChatChange } from './push/lifecycle.js';
import { changeChat } from './push/lifecycle.js';
import { click } from './push/callback.js';
import { say } from './push/say.js';
import { changeHire } from './hire-changes/index.js';
import { violationsOf } from './limits.js';
import { waitFor } from './wait.js';
import { serve } from './http/serve.js';
import { acceptConnections } from './long-connection/upgrade.js';
import type { ConnectionInfo } from './long-connection/types.js';

export type * from './types.js';
export type * from './hire-types.js';
export type * from './long-connection/types.js';
export type { Chat, Person, World } from './world.js';
export type { Fault, FaultEffect, Faults, Lie } from './faults.js';
export type { HireChange, HireChanged, HireChangeNote, HireTarget } from './hire-changes/index.js';
export { HireChangeError } from './hire-changes/index.js';
export type { Envelope, EventHeader } from './push/envelope.js';
export type { ChatChange } from './push/lifecycle.js';
export type { FaultPreset } from './fault-presets.js';
export type { LargeShape } from './data/large.js';
export { largeSettings } from './data/large.js';
export { richSettings } from './data/index.js';
export { FAULT_PRESETS, presetFault } from './fault-presets.js';

export interface Sandbox {
  /** Base of the open API: the bot's `FEISHU_BASE_URL`. */
  readonly url: string;
  readonly credentials: AppCredentials;
  readonly people: typeof PEOPLE;
  readonly chats: typeof CHATS;
  /** People and chats, to be changed and added to at will. */
  readonly world: World;
  setBotUrl(url: string): void;
  say(input: SayInput): Said;
  click(input: ClickInput): Promise<Clicked>;
  /** One raw push without redelivery. */
  push(envelope: unknown, options?: PushOptions): Promise<Delivery>;
  /** Pushes any event with redelivery; resolves with the first outcome. */
  pushEvent(envelope: Envelope): Promise<Delivery>;
  envelope(eventType: string, event: unknown, header?: Partial<EventHeader>): Envelope;
  /** Somebody adds or removes the bot or dissolves a chat, and the bot is told. */
  changeChat(chatId: string, change: ChatChange, from?: string): Promise<Delivery>;
  /** Clients of the long connection, in the order of their coming. */
  connections(): readonly ConnectionInfo[];
  /** Cuts every long connection, as a network does; clients are free to come back. */
  cutConnections(): void;
  /** The URL verification: encrypted, unsigned. */
  challenge(): Promise<Delivery>;
  readonly record: readonly ApiCall[];
  readonly deliveries: readonly PushAttempt[];
  messages(chatId: string): Message[];
  message(messageId: string): Message | undefined;
  file(fileKey: string): StoredFile | undefined;
  waitFor<T>(probe: () => T | undefined | false, options?: { timeoutMs?: number; what?: string }): Promise<T>;
  readonly hire: HireSettings;
  /**
   * An administrator changes the Hire settings, one change a call, as on the page.
   * @throws HireChangeError that says what is wrong with the change
   */
  changeHire(change: HireChange): HireChanged;
  /** Somebody begins to answer a message in its thread. @returns the thread's id */
  openThread(messageId: string): string;
  /** Somebody takes a message back. The event that tells it is not pushed: the app has not subscribed to it. */
  recall(messageId: string): void;
  readonly faults: Faults;
  /** Scopes of the app, granted or not, as "Query scopes" tells them; every API obeys them. */
  readonly scopes: Map<string, boolean>;
  invalidateTokens(): void;
  expirePageTokens(): void;
  violations(): string[];
  /** Stops pushes and redeliveries, and cuts every connection. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 75_000;

/**
 * Starts a pretend Feishu: tenant, app, chats, Hire settings, open API and chat page on one port of this machine.
 * @returns when it listens
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const platform = createPlatform(options);
  const server = createServer((request, response) => serve(request, response, platform));
  // Clients keep connections open for a minute; a shorter life here would cut calls that are on their way.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  acceptConnections(server, platform);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const { messages, record, signal, credentials, longConnections } = platform;
  platform.url = `http://${options.host ?? '127.0.0.1'}:${port}`;
  return {
    url: platform.url,
    credentials,
    people: PEOPLE,
    chats: CHATS,
    world: platform.world,
    setBotUrl: (url) => void (platform.botUrl = new URL(url).href.replace(/\/$/, '')),
    say: (input) => say(platform, input),
    click: (input) => click(platform, input),
    push: (envelope, how) => pushOnce(platform, envelope, how),
    pushEvent: (envelope) => pushEvent(platform, envelope),
    envelope: (eventType, event, header) => createEnvelope(platform, eventType, event, header),
    changeChat: (chatId, change, from) => changeChat(platform, chatId, change, from),
    connections: () => longConnections.list(),
    cutConnections: () => {
      for (const connection of longConnections.list()) connection.cut();
    },
    challenge: () => {
      const body = {
        challenge: platform.ids.hex(32),
        token: credentials.verificationToken,
        type: 'url_verification',
      };
      return pushOnce(platform, body, { sign: false, via: 'webhook' });
    },
    record,
    deliveries: platform.deliveries,
    messages: (chatId) => messages.ofChat(chatId),
    message: (messageId) => messages.get(messageId),
    file: (fileKey) => platform.files.get(fileKey),
    waitFor: (probe, how) => waitFor(signal, record, probe, how),
    hire: platform.hire,
    changeHire: (change) => changeHire(platform, change),
    openThread: (messageId) => {
      const message = messages.get(messageId);
      if (!message) throw new Error(`no such message: ${messageId}`);
      return messages.openThread(message);
    },
    recall: (messageId) => {
      const message = messages.get(messageId);
      if (!message) throw new Error(`no such message: ${messageId}`);
      messages.recall(message);
    },
    faults: platform.faults,
    scopes: platform.scopes,
    invalidateTokens: () => platform.tokens.invalidate(),
    expirePageTokens: () => platform.pageTokens.expire(),
    violations: () => violationsOf(record),
    close: async () => {
      platform.closing.close();
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
