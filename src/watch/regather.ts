import type { Clock } from '../base/clock.js';
import type { SnoozeRow } from '../store/answers.js';
import { changesRepository } from '../store/changes.js';
import { oneAtATime, type Store } from '../store/index.js';
import { noticesRepository, type NoticeRow, type Notices } from '../store/notices.js';
import { joinSkips } from './audience.js';
import { collectSnooze, newNotice, snoozeKey } from './collect.js';
import { readContent, type Skips } from './content.js';
import type { Differences } from './differences.js';
import { gather, prepare, type Prepared } from './gather.js';

export interface RegatherParts {
  readonly store: Store;
  readonly notices: Notices;
  /** The name and lease under which this process claims notices. */
  readonly owner: string;
  readonly leaseMs: number;
  readonly differences: Differences;
  readonly newId: () => string;
  readonly clock: Clock;
}

/** Something else happened to the notice or its tenant first; nothing of the transaction is kept. */
class Overtaken extends Error {}

/** Works out what notices tell that were collected, or that have waited. */
export function createRegather(parts: RegatherParts) {
  const { store, notices, clock } = parts;

  /** Works out what a claimed notice tells now and writes it down; when something overtakes it, once more. */
  const collect = async (row: NoticeRow): Promise<void> => {
    for (;;) {
      const beside = row.aim === 'now' ? await notices.waitingBeside(row) : [];
      const base = baseOf([row, ...beside]);
      const prepared = await prepare(store, row.tenant, row.chat, base, parts.differences);
      try {
        await store.transaction((inside) => write(inside, row, base, prepared));
        return;
      } catch (thrown) {
        // The store wraps whatever ends a transaction.
        if (!(thrown instanceof Error && thrown.cause instanceof Overtaken)) throw thrown;
      }
    }
  };

  const write = async (inside: Store, row: NoticeRow, base: number, prepared: Prepared): Promise<void> => {
    await oneAtATime(inside, row.tenant);
    const own = noticesRepository(inside, parts.owner, parts.leaseMs);
    const held = await own.hold(row.id, row.state, true);
    if (!held) return;
    const all = [held, ...(row.aim === 'now' ? await own.mergeWaiting(row) : [])];
    const skips = all.reduce<Skips>((sum, one) => joinSkips(sum, readContent(one.content).skips), {});
    const now = clock.now();
    const found = baseOf(all) === base && (await gather(inside, { row: held, base, skips }, prepared, now));
    if (found === false || found === 'stale') throw new Overtaken();
    for (const snooze of found.snoozed) await afterSnooze(own, held, snooze, { base, skips, at: now });
    const finished = await own.finish(
      row.id,
      found.change
        ? { state: 'waiting', next_try_at: 0, due_since: now, ...found.change }
        : { state: 'dropped', outcome: 'nothing to tell' },
    );
    if (!finished) throw new Overtaken();
  };

  /** What somebody has snoozed is told when that is over, from where this notice would have begun. */
  const afterSnooze = (
    own: Notices,
    { tenant, chat }: NoticeRow,
    { until, path }: SnoozeRow,
    { base, skips, at }: { base: number; skips: Skips; at: number },
  ): Promise<void> => {
    const key = snoozeKey(until, path);
    const notice = newNotice(
      { id: parts.newId(), tenant, chat, key, aim: 'snooze', base, at },
      { path, from: at, skips },
      { next_try_at: until },
    );
    return collectSnooze(own, notice);
  };

  const isUndone = async ({ tenant, announcement, content }: NoticeRow): Promise<boolean> => {
    if (announcement === null) return false;
    const reverted = await changesRepository(store).reverted(tenant, announcement);
    if (reverted.length === 0) return false;
    const seqs = new Set(readContent(content).seqs);
    return reverted.some((seq) => seqs.has(seq));
  };

  return {
    collect,
    /**
     * A notice that others of the same chat wait beside, or whose changes were undone while it waited, tells the net
     * change instead: what was undone before anybody was told is not told at all.
     * @returns true when it is to be looked at again; false when it can be sent as it is.
     */
    again: async (row: NoticeRow): Promise<boolean> => {
      const beside = row.aim === 'now' ? await notices.waitingBeside(row) : [];
      if (beside.length === 0 && !(await isUndone(row))) return false;
      await collect(row);
      return true;
    },
  };
}

function baseOf(rows: readonly NoticeRow[]): number {
  return Math.min(...rows.map(({ base }) => base ?? 0));
}
