import type { Acknowledged } from '../../cards/kit/change-view.js';
import type { Card } from '../../cards/kit/components.js';
import type { BotError } from '../base/errors.js';
import type { SubscriptionRow } from '../store/subscriptions.js';
import type { Change } from './change.js';
import type { Severity } from './kinds.js';
import type { TenantState } from './tenant.js';
import type { ToldChange } from './told.js';

export type { SubscriptionRow } from '../store/subscriptions.js';
export type { ToldChange } from './told.js';

/** A chat as the watch knows it. */
export interface ChatRef {
  readonly tenant: string;
  readonly chat: string;
  /** The open_id of the person whose private chat it is; `null` for a group. */
  readonly person: string | null;
}

/** What somebody wants to be told. */
export interface Wish {
  readonly list: 'all' | 'fields' | 'sources';
  /** A module's id. */
  readonly module: string | null;
  readonly severity: Severity;
  /** `null`: at once; `default` or `HH:MM`: once a day. */
  readonly digest: string | null;
}

/** A page of the history. */
export interface HistoryPage {
  readonly entries: readonly {
    readonly change: Change;
    readonly at: number;
    readonly reverted: boolean;
    readonly acknowledged: Acknowledged | undefined;
  }[];
  readonly total: number;
}

/** What is known of the watch of a tenant. */
export interface WatchStatus {
  /** What the reading process knows; `undefined` while another process reads, or nobody watches. */
  readonly reads: TenantState | undefined;
  readonly watched: boolean;
  /** The present version, from 1; `undefined` before the first read. */
  readonly version: number | undefined;
  /** When the settings last changed, or were first read (epoch milliseconds). */
  readonly changedAt: number | undefined;
  readonly failingSince: number | undefined;
  /** Notices that wait to be sent or updated. */
  readonly backlog: number;
  /** Calls to Feishu of this month by API. */
  readonly calls: readonly { readonly api: string; readonly count: number }[];
  /** How many it will be when the month ends, if nothing changes; `undefined` while that cannot be said. */
  readonly callsExpected: number | undefined;
}

/** A notice that somebody clicked. */
export interface ClickedNotice {
  readonly changes: readonly ToldChange[];
  /** Its card as it should look now. */
  readonly card: (options?: { picked?: number | undefined }) => Card;
}

/** What commands ask of the watch. Every method throws BotError `database_unavailable` when the database is away. */
export interface Watch {
  /**
   * Subscribes a chat, or changes how an equal subscription is delivered. Reads the settings first, so that what is told
   * begins with what is so now.
   * @returns `begun`: false when the settings could not be read yet (`why`): it begins with the next read.
   */
  subscribe(
    chat: ChatRef,
    wish: Wish,
    by: string,
  ): Promise<{
    readonly row: SubscriptionRow;
    readonly outcome: 'new' | 'same' | 'changed';
    readonly begun: boolean;
    readonly why?: BotError | undefined;
  }>;
  /** The chat's subscriptions that have not ended. */
  list(chat: Pick<ChatRef, 'tenant' | 'chat'>): Promise<SubscriptionRow[]>;
  end(row: SubscriptionRow): Promise<void>;
  deliver(row: SubscriptionRow, digest: string | null): Promise<void>;
  /** Sends a test notice the way real ones go. */
  test(chat: ChatRef): Promise<void>;
  history(
    tenant: string,
    span: { from: number; to: number; severity: Severity },
    limit: number,
    offset: number,
  ): Promise<HistoryPage>;
  /** A notice of this chat; `undefined` when there is none (any more). */
  notice(chat: Pick<ChatRef, 'tenant' | 'chat'>, id: string): Promise<ClickedNotice | undefined>;
  /** Acknowledges what a notice announces, in every chat that was told. The first one counts. */
  acknowledge(chat: Pick<ChatRef, 'tenant' | 'chat'>, id: string, by: string): Promise<void>;
  /** This chat is not told about the thing of one of the notice's changes for some days. @returns until when. */
  snooze(
    chat: Pick<ChatRef, 'tenant' | 'chat'>,
    id: string,
    index: number,
    days: number,
  ): Promise<number | undefined>;
  status(tenant: string): Promise<WatchStatus>;
  /** The bot came into a chat, or went. `at` is the event's own time; an older event than the last known does nothing. */
  membership(
    tenant: string,
    chat: string,
    change: 'added' | 'removed' | 'dissolved',
    at: number,
  ): Promise<void>;
  /** A message came from a chat: it can be reached again. Never throws. */
  heard(tenant: string, chat: string): void;
}
