import type { ApiCall, AppCredentials, Clock, PushAttempt } from './types.js';
import type { HireSettings } from './hire-types.js';
import type { Closing } from './closing.js';
import type { Gallery } from './gallery.js';
import type { Faults } from './faults.js';
import type { HireJournal } from './hire-changes/journal.js';
import type { Ids } from './ids.js';
import type { Limiter } from './limits.js';
import type { LongConnections } from './long-connection/connections.js';
import type { SubscriptionMode } from './long-connection/types.js';
import type { MessageStore } from './state/messages.js';
import type { PageTokens } from './state/page-tokens.js';
import type { CardTokens } from './state/card-tokens.js';
import type { Tokens } from './state/tokens.js';
import type { Signal } from './signal.js';
import type { LRUCache } from 'lru-cache';
import type { Envelope } from './push/envelope.js';
import type { Wire } from './wire/record.js';
import type { World } from './world.js';

export interface StoredFile {
  fileKey: string;
  fileName: string;
  fileType: string;
  bytes: Buffer;
}

export interface SlashCommand {
  command_id: string;
  command: string;
  description?: unknown;
  icon?: unknown;
  create_time: string;
  update_time: string;
}

/** How events, or callbacks, reach the app: as it was chosen, or as `push/way.ts` finds out. */
export interface Subscription {
  mode?: SubscriptionMode;
  /** In full; without it, a route below the bot's URL. */
  requestUrl?: string;
}

/** Everything that the parts of one sandbox share. */
export interface Platform {
  clock: Clock;
  ids: Ids;
  signal: Signal;
  credentials: AppCredentials;
  world: World;
  messages: MessageStore;
  tokens: Tokens;
  pageTokens: PageTokens;
  cardTokens: CardTokens;
  limiter: Limiter;
  faults: Faults;
  files: Map<string, StoredFile>;
  slashCommands: Map<string, SlashCommand>;
  scopes: Map<string, boolean>;
  record: ApiCall[];
  deliveries: PushAttempt[];
  wire: Wire;
  /** What was pushed in an exchange, so that it can happen again. */
  wireEnvelopes: LRUCache<number, Envelope>;
  hire: HireSettings;
  hireJournal: HireJournal;
  gallery: Gallery;
  /** Base of the sandbox's own addresses, once it listens. */
  url: string;
  botUrl: string | undefined;
  subscriptions: { event: Subscription; callback: Subscription };
  longConnections: LongConnections;
  redelivery: readonly number[];
  closing: Closing;
}
