import { within, type Clock } from '../base/clock.js';
import { every, type Rounds } from '../base/every.js';
import { errorFields, type Log } from '../base/log.js';
import type { NoticeRow, Notices } from '../store/notices.js';
import type { createRegather } from './regather.js';
import type { createSender } from './sender.js';

export interface OutboxParts {
  readonly notices: Notices;
  readonly sender: ReturnType<typeof createSender>;
  readonly regather: ReturnType<typeof createRegather>;
  /** Runs what keeps the processor or the database busy one after the other. */
  readonly serial: <T>(work: () => Promise<T>) => Promise<T>;
  /** Makes due what is put off further than anything is. */
  readonly hurry: (now: number) => Promise<void>;
  /** Forgets what is kept long enough. */
  readonly forget: (now: number) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A lease is renewed three times before it would end. */
export const NOTICE_LEASE_MS = 9000;
const RENEW_EVERY_MS = 3000;
const LOOK_EVERY_MS = 1000;
const FORGET_EVERY_MS = 3_600_000;
const TAKE = 50;
const BACKOFF_MS = { first: 2000, most: 60_000 } as const;
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

/**
 * Works the outbox off: every notice that is due is taken, each chat's own in their order, all chats side by side, so
 * that one that hangs delays no other. What was taken when the process died is taken again when its lease has ended.
 */
export function createOutbox(parts: OutboxParts) {
  const { notices, sender, regather, clock, log } = parts;
  const stopped = new AbortController();
  const inHand = new Map<string, Promise<void>>();
  let loops: Rounds[] = [];

  const take = (row: NoticeRow): void => {
    if (inHand.has(row.id)) return;
    const work = handle(row)
      .catch((thrown: unknown) => putOff(row, thrown))
      .finally(() => {
        inHand.delete(row.id);
        // The chat's next notice may have waited for this one.
        kick();
      });
    inHand.set(row.id, work);
  };

  const handle = async (row: NoticeRow): Promise<void> => {
    if (row.state === 'stale') return sender.update(row);
    if (row.state === 'collecting') return parts.serial(() => regather.collect(row));
    // What may have arrived is not changed any more, only shown anew.
    const changes = row.kind === 'changes' && row.unknown_since === null;
    if (changes && (await parts.serial(() => regather.again(row)))) return;
    return sender.send(row);
  };

  const putOff = async (row: NoticeRow, thrown: unknown): Promise<void> => {
    log.warn('a notice was not finished', { kind: row.kind, ...errorFields(thrown) });
    const now = clock.now();
    // One that always fails must not keep its chat's later ones from being told.
    const hopeless = row.state !== 'collecting' && now - row.due_since > GIVE_UP_AFTER_MS;
    const delay = Math.min(BACKOFF_MS.first * 2 ** Math.min(row.attempts, 10), BACKOFF_MS.most);
    const change = hopeless
      ? { state: row.state === 'stale' ? ('sent' as const) : ('expired' as const), outcome: 'failed' }
      : { attempts: row.attempts + 1, next_try_at: now + delay };
    await notices.finish(row.id, change).catch(() => undefined);
  };

  let lookedAt = 0;
  const look = async (): Promise<void> => {
    const now = clock.now();
    // What was put off while the clock was ahead would wait until then.
    if (now < lookedAt) await parts.hurry(now);
    lookedAt = now;
    for (let taken = TAKE; taken === TAKE && !stopped.signal.aborted;) {
      const rows = await notices.claim(TAKE);
      for (const row of rows) take(row);
      taken = rows.length;
    }
  };

  const kick = (): void => loops[0]?.kick();

  return {
    start: async (options: { alone: boolean }): Promise<void> => {
      if (options.alone) await notices.adopt();
      const rounds = { clock, log, signal: stopped.signal };
      loops = [
        every(LOOK_EVERY_MS, 'taking up notices', look, rounds),
        every(RENEW_EVERY_MS, 'renewing leases of notices', () => notices.renew([...inHand.keys()]), rounds),
        every(FORGET_EVERY_MS, 'forgetting old changes', () => parts.forget(clock.now()), rounds),
      ];
    },
    /** Something may be due now. */
    kick,
    /** Takes nothing new and waits up to `graceMs` for what is being sent. */
    stop: async (graceMs: number): Promise<void> => {
      stopped.abort();
      await Promise.all(loops.map(({ ended }) => ended));
      await within(clock, graceMs, Promise.allSettled([...inHand.values()]));
      await notices.release().catch(() => undefined);
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
