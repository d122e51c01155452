/**
 * The tables, as both databases know them: ids and JSON are text, times are epoch milliseconds, states are
 * text, there are no booleans. What is not portable between SQLite and PostgreSQL does not stand here.
 */
export interface Tables {
  inbox: InboxTable;
  onces: { key: string; at: number };
  sends: { tenant: string; at: number };
  snapshots: SnapshotsTable;
  changes: ChangesTable;
  subscriptions: SubscriptionsTable;
  notices: NoticesTable;
  acks: AcksTable;
  snoozes: SnoozesTable;
  watched: WatchedTable;
  chats: ChatsTable;
  calls: CallsTable;
  slash_panel: SlashPanelTable;
}

/** An accepted event: duplicate check and promise in one row. */
export interface InboxTable {
  /** Sorts by acceptance; also the claim's handle. */
  id: string;
  /** What the duplicate check goes by: tenant and message_id, or tenant and event_id. Unique. */
  event_key: string;
  /** The chat (or person) whose commands start in order. */
  lane: string;
  kind: 'message' | 'menu' | 'chat' | 'click';
  /** `waiting` until answered for good, then `done`; the key stays for 24 h. */
  state: 'waiting' | 'done';
  /** The event as JSON; erased when finished. */
  payload: string | null;
  accepted_at: number;
  /** The process that works on it, and until when it may be believed to be alive (database clock). */
  owner: string | null;
  lease_until: number;
  /** Not before this time is it tried again. */
  next_try_at: number;
  attempts: number;
  /** When a send of unknown outcome happened first; its uuid protects for an hour from then. */
  unknown_since: number | null;
  /** The reply as JSON once it is known and could not be sent at the first try; erased when finished. */
  reply: string | null;
  /** The message that answered. */
  answered_by: string | null;
  outcome: string | null;
  /** The message that says that the reply is being read; empty: one may have been sent, which is not known. */
  progress: string | null;
}

/** The settings of a tenant as a settled read found them. A new version is a new row: two can never be made from one. */
export interface SnapshotsTable {
  tenant: string;
  /** From 1; the highest is what is so now. */
  version: number;
  read_at: number;
  /** Compressed JSON. */
  body: string;
}

/** A change between two versions, or what a digest tells: the net change over several. */
export interface ChangesTable {
  tenant: string;
  /** What announces it: `v7` for version 7, `d3-7` for what is different from version 3 in version 7. */
  announcement: string;
  /** Its place in the announcement, worst first. */
  seq: number;
  version: number;
  /** 1: a change between two successive versions, which stands in the history. */
  history: number;
  at: number;
  severity: string;
  fingerprint: string;
  /** The source or module that it is about, as JSON: what a later version has to touch to undo it. */
  scope: string;
  /** The change as JSON. */
  body: string;
  /** When it was seen to be as it had been before. */
  reverted_at: number | null;
  acked_by: string | null;
  acked_at: number | null;
}

/** What a chat wants to be told. The number is fixed: it is never given again in that chat. */
export interface SubscriptionsTable {
  tenant: string;
  chat: string;
  number: number;
  list: 'all' | 'fields' | 'sources';
  /** A module's id. */
  module: string | null;
  /** The least severity that is told. */
  severity: string;
  /** `null`: at once. `default` or `HH:MM`: once a day. */
  digest: string | null;
  /** The person of a private chat. */
  person: string | null;
  created_by: string;
  created_at: number;
  /** `parked`: the chat cannot be reached; it goes on when it can again. */
  state: 'active' | 'parked' | 'ended';
  /** Why it is parked. */
  reason: string | null;
  /** The version from which on changes are told; `null` until the first read after the subscription. */
  since: number | null;
  /** Fingerprints of changes that were there before the subscription and not yet in a version. JSON. */
  skip: string | null;
}

/** The outbox: what a chat is told, from the moment it is known until it is shown as it should be. */
export interface NoticesTable {
  /** Sorts by the time it was made. */
  id: string;
  tenant: string;
  chat: string;
  /** Why it exists, once for each chat: `v7`, `digest 2026-11-25 09:20`, … */
  key: string;
  kind: 'changes' | 'alarm' | 'works' | 'test';
  /** Of changes: told at once, by a digest, or after a snooze. */
  aim: 'now' | 'digest' | 'snooze' | null;
  /**
   * `collecting`: a digest or a snooze whose time has not come. `waiting`: to be sent. `stale`: sent, and to be shown
   * differently. `sent`; `dropped`: nothing to tell any more, or nobody; `refused`, `expired`: could not be sent.
   */
  state: 'collecting' | 'waiting' | 'stale' | 'sent' | 'dropped' | 'refused' | 'expired';
  announcement: string | null;
  /** Of changes: the version that the chat was told before, with which this one compares. */
  base: number | null;
  version: number | null;
  /** What it tells, JSON: see `watch/content`. */
  content: string;
  created_at: number;
  /** Since when it has been due, as it is wanted now: patience begins here. */
  due_since: number;
  next_try_at: number;
  attempts: number;
  /** Since when a try may have delivered it; written before the try. */
  unknown_since: number | null;
  owner: string | null;
  lease_until: number;
  message_id: string | null;
  sent_at: number | null;
  /** Counted up with each reason to show it differently; `shown` follows when that was done. */
  wanted: number;
  shown: number;
  outcome: string | null;
}

/** Who acknowledged an announcement, in whichever chat. */
export interface AcksTable {
  tenant: string;
  announcement: string;
  by: string;
  at: number;
}

/** What a chat does not want to hear of for a while. */
export interface SnoozesTable {
  tenant: string;
  chat: string;
  /** The source, module or field, as JSON. */
  path: string;
  /** Changes of this severity or less. */
  severity: string;
  until: number;
}

/** A tenant whose reads fail: since when, why, and whether that was told. */
export interface WatchedTable {
  tenant: string;
  failing_since: number | null;
  code: string | null;
  alarmed: number;
}

/** The last time that the bot's membership of a chat changed: events come in any order. */
export interface ChatsTable {
  tenant: string;
  chat: string;
  at: number;
}

/** Calls to Feishu in a month. */
export interface CallsTable {
  tenant: string;
  /** `2026-11`. */
  month: string;
  api: string;
  count: number;
}

/** The commands that the bot put on Feishu's slash panel; whatever else is there belongs to somebody else. */
export interface SlashPanelTable {
  /** The app's id, and the tenant where an app has many. */
  app: string;
  /** Without the slash. */
  command: string;
  /** Feishu's; `null` from before it is asked for until it is known. */
  command_id: string | null;
}
