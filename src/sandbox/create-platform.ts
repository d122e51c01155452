import type { SandboxOptions } from './types.js';
import type { AppCredentials } from './types.js';
import type { Platform } from './platform.js';
import { createClosing } from './closing.js';
import { systemClock } from './clock.js';
import { createFaults } from './faults.js';
import { keptGallery } from './gallery.js';
import { createHireJournal } from './hire-changes/journal.js';
import { createIds } from './ids.js';
import { createLimiter } from './limits.js';
import { createLongConnections } from './long-connection/connections.js';
import { LRUCache } from 'lru-cache';
import { createWire } from './wire/record.js';
import { createSignal } from './signal.js';
import { createWorld } from './world.js';
import { createCardTokens } from './state/card-tokens.js';
import { createMessageStore } from './state/messages.js';
import { createPageTokens } from './state/page-tokens.js';
import { createTokens } from './state/tokens.js';
import { richSettings } from './data/index.js';

/** The waits before each redelivery of an event (Feishu, "Event overview"). */
const REDELIVERY = [15_000, 300_000, 3_600_000, 21_600_000];

/** Credentials of the pretend app; known to everybody, so that every client can be pointed at the sandbox. */
const CREDENTIALS: AppCredentials = {
  appId: 'cli_a1b2c3d4e5f60718',
  appSecret: 'sandboxAppSecret0123456789abcdef',
  encryptKey: 'sandbox-encrypt-key',
  verificationToken: 'sandboxVerificationToken01234567',
  botOpenId: 'ou_b07b07b07b07b07b07b07b07b07b07b0',
  tenantKey: '2df73991750a1f5c',
};

/** Scopes as the console lists them. */
const SCOPES = [
  'im:message:send_as_bot',
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  'im:resource',
  'im:chat:readonly',
  'application:application:patch',
  'application:app_slash_command:read',
  'application:app_slash_command:write',
  'hire:talent:readonly',
];

/** Builds the state of a new sandbox; nothing listens yet. */
export function createPlatform(options: SandboxOptions): Platform {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const ids = createIds(random);
  const closing = createClosing();
  const mode = options.subscription === undefined ? {} : { mode: options.subscription };
  const signal = createSignal();
  const credentials = { ...CREDENTIALS, ...options.credentials };
  return {
    clock,
    ids,
    signal,
    credentials,
    world: createWorld(credentials),
    messages: createMessageStore(clock, ids, signal),
    tokens: createTokens(clock, ids),
    pageTokens: createPageTokens(ids, options.pageTokenLength),
    cardTokens: createCardTokens(clock, ids),
    limiter: createLimiter(clock, options.rateLimits ?? true),
    faults: createFaults(),
    files: new Map(),
    slashCommands: new Map(),
    scopes: new Map(SCOPES.map((scope) => [scope, true])),
    record: [],
    deliveries: [],
    wire: createWire(clock, signal, credentials),
    wireEnvelopes: new LRUCache({ max: 500 }),
    hire: options.hire ?? richSettings(),
    hireJournal: createHireJournal(),
    gallery: keptGallery(options.gallery),
    url: '',
    botUrl: options.botUrl?.replace(/\/$/, ''),
    subscriptions: { event: { ...mode }, callback: { ...mode } },
    longConnections: createLongConnections({ clock, ids, random, closing }, options.longConnection),
    redelivery: options.redelivery ?? REDELIVERY,
    closing,
  };
}
