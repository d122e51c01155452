/**
 * The tables, as both databases know them: ids and JSON are text, times are epoch milliseconds, states are
 * text, there are no booleans. What is not portable between SQLite and PostgreSQL does not stand here.
 */
export interface Tables {
  inbox: InboxTable;
  onces: { key: string; at: number };
  sends: { tenant: string; at: number };
}

/** An accepted event: duplicate check and promise in one row. */
export interface InboxTable {
  /** Sorts by acceptance; also the claim's handle. */
  id: string;
  /** What the duplicate check goes by: tenant and message_id, or tenant and event_id. Unique. */
  event_key: string;
  /** The chat (or person) whose commands start in order. */
  lane: string;
  kind: 'message' | 'menu' | 'click';
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
}
