import { within, type Clock } from '../base/clock.js';
import { asBotError, type BotError } from '../base/errors.js';
import { errorFields, type Log } from '../base/log.js';
import { WHOLE_LIST_PAGE } from '../hire/read-all.js';
import { answersRepository, type Answers } from '../store/answers.js';
import type { Calls } from '../store/calls.js';
import type { CallsLog } from '../store/calls-log.js';
import { changesRepository, type Changes } from '../store/changes.js';
import type { Store } from '../store/index.js';
import { noticesRepository, type Notices } from '../store/notices.js';
import type { Snapshots } from '../store/snapshots.js';
import type { SubscriptionRow, Subscriptions } from '../store/subscriptions.js';
import type { Watched } from '../store/watched.js';
import { pathKey } from './audience.js';
import { changeOf } from './book.js';
import { SEVERITIES, atLeast } from './kinds.js';
import type { TenantState } from './tenant.js';
import type { ChatRef, Watch, Wish } from './port.js';
import { plainNotice } from './collect.js';
import { readContent } from './content.js';
import { noticeCardFor } from './show.js';
import type { Teller } from './told.js';

export interface DeskParts {
  readonly store: Store;
  readonly tell: Teller;
  readonly subscriptions: Subscriptions;
  readonly changes: Changes;
  readonly notices: Notices;
  readonly answers: Answers;
  readonly watched: Watched;
  readonly snapshots: Pick<Snapshots, 'latest'>;
  readonly calls: Calls;
  readonly callsLog: Pick<CallsLog, 'flush' | 'month' | 'monthEnds'>;
  /** Reads the tenant's settings now. @throws BotError when they cannot be read. */
  readonly readNow: (tenant: string) => Promise<void>;
  readonly reads: (tenant: string) => TenantState | undefined;
  /** There may be something to send. */
  readonly kick: () => void;
  /** How long it is from one read to the next, in milliseconds. */
  readonly readEveryMs: number;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

/** A subscription is answered after this, whether or not the settings could be read. */
const READ_WITHIN_MS = 8000;
const DAY_MS = 24 * 3_600_000;

/** What people ask of the watch, over the store. */
export function createDesk(parts: DeskParts): Watch {
  const { subscriptions, changes, notices, answers, clock, log } = parts;

  const same = (row: SubscriptionRow, wish: Wish): boolean =>
    row.list === wish.list && row.module === wish.module && row.severity === wish.severity;

  /** What was collected for another time of the day is told now: nobody will want it at that time any more. */
  const deliver = async (row: SubscriptionRow, digest: string | null): Promise<void> => {
    await subscriptions.update(row, { digest });
    for (const one of await notices.digests(row.tenant, row.chat))
      if (readContent(one.content).digest === row.digest) await notices.due(one.id, clock.now());
    parts.kick();
  };

  const enlist = async (
    { tenant, chat, person }: ChatRef,
    wish: Wish,
    by: string,
  ): Promise<{ row: SubscriptionRow; outcome: 'new' | 'same' | 'changed' }> => {
    const known = (await subscriptions.ofChat(tenant, chat)).find((row) => same(row, wish));
    if (!known) {
      const row = await subscriptions.add({
        tenant,
        chat,
        person,
        ...wish,
        created_by: by,
        created_at: clock.now(),
      });
      return { row, outcome: 'new' };
    }
    if (known.digest === wish.digest) return { row: known, outcome: 'same' };
    await deliver(known, wish.digest);
    return { row: { ...known, digest: wish.digest }, outcome: 'changed' };
  };

  const read = async (tenant: string): Promise<BotError | undefined> => {
    try {
      await within(clock, READ_WITHIN_MS, parts.readNow(tenant));
      return undefined;
    } catch (thrown) {
      log.info('a new subscription could not read the settings yet', errorFields(thrown));
      return asBotError(thrown);
    }
  };

  const noticeOf = async ({ tenant, chat }: Pick<ChatRef, 'tenant' | 'chat'>, id: string) => {
    const row = await notices.get(tenant, id);
    if (row?.chat !== chat || row.announcement === null) return undefined;
    return { row, announcement: row.announcement };
  };

  /** What was counted, and a read of all pages of both lists for every interval that is left of the month. */
  const expected = (
    calls: readonly { readonly count: number }[],
    sources: number | undefined,
  ): number | undefined => {
    if (sources === undefined) return undefined;
    const counted = calls.reduce((sum, { count }) => sum + count, 0);
    const perRead = Math.max(1, Math.ceil(sources / WHOLE_LIST_PAGE)) + 1;
    const left = parts.callsLog.monthEnds(clock.now()) - clock.now();
    return Math.round(counted + (left / parts.readEveryMs) * perRead);
  };

  return {
    subscribe: async (chat, wish, by) => {
      // Whoever writes here can be reached here.
      await subscriptions.revive(chat.tenant, chat.chat);
      const { row, outcome } = await enlist(chat, wish, by);
      const why = row.since === null ? await read(chat.tenant) : undefined;
      const now = (await subscriptions.ofChat(chat.tenant, chat.chat)).find(
        ({ number }) => number === row.number,
      );
      return { row: now ?? row, outcome, begun: (now ?? row).since !== null, why };
    },
    list: ({ tenant, chat }) => subscriptions.ofChat(tenant, chat),
    end: (row) => subscriptions.update(row, { state: 'ended' }),
    deliver,
    test: async ({ tenant, chat }) => {
      const at = clock.now();
      await notices.add([
        plainNotice({ id: parts.newId(), tenant, chat, key: `test ${at}`, kind: 'test', at }, {}),
      ]);
      parts.kick();
    },
    history: async (tenant, { from, to, severity }, limit, offset) => {
      const span = { from, to, severities: SEVERITIES.filter((one) => atLeast(one, severity)) };
      const [rows, total] = await Promise.all([
        changes.history(tenant, span, limit, offset),
        changes.countHistory(tenant, span),
      ]);
      return {
        total,
        entries: rows.map((row) => ({
          change: changeOf(row),
          at: row.at,
          reverted: row.reverted_at !== null,
          acknowledged:
            row.acked_by === null || row.acked_at === null
              ? undefined
              : { by: row.acked_by, at: row.acked_at },
        })),
      };
    },
    notice: async (chat, id) => {
      const found = await noticeOf(chat, id);
      if (!found) return undefined;
      const told = await parts.tell(found.row, clock.now());
      return { changes: told.changes, card: (options) => noticeCardFor(told, options) };
    },
    acknowledge: async (chat, id, by) => {
      const found = await noticeOf(chat, id);
      if (!found) return;
      const { tenant } = chat;
      const { announcement, row } = found;
      const told = await parts.tell(row, clock.now());
      const fingerprints = told.changes.map(({ change }) => change.fingerprint);
      await parts.store.transaction(async (inside) => {
        const own = noticesRepository(inside, '', 0);
        const ack = await answersRepository(inside).acknowledge({
          tenant,
          announcement,
          by,
          at: clock.now(),
        });
        const versions = versionsOf(announcement);
        await changesRepository(inside).acknowledge(tenant, versions, fingerprints, ack.by, ack.at);
        const ids = (await own.told(tenant, [announcement])).map((one) => one.id);
        // The notice that was clicked shows it with the answer to the click; if that is lost, with the next change.
        await own.markStale(
          ids.filter((one) => one !== id),
          clock.now(),
        );
      });
      parts.kick();
    },
    snooze: async (chat, id, index, days) => {
      const found = await noticeOf(chat, id);
      const told = found && (await parts.tell(found.row, clock.now()));
      const change = told?.changes[index]?.change;
      if (!change) return undefined;
      const until = clock.now() + days * DAY_MS;
      await answers.snooze({
        tenant: chat.tenant,
        chat: chat.chat,
        path: pathKey(change.path),
        severity: change.severity,
        until,
      });
      return until;
    },
    status: async (tenant) => {
      await parts.callsLog.flush();
      const [latest, failing, backlog, calls, tenants] = await Promise.all([
        parts.snapshots.latest(tenant),
        parts.watched.failing(tenant),
        notices.backlog(tenant),
        parts.calls.ofMonth(tenant, parts.callsLog.month(clock.now())),
        subscriptions.tenants(),
      ]);
      return {
        reads: parts.reads(tenant),
        watched: tenants.includes(tenant),
        version: latest?.version,
        changedAt: latest?.read_at,
        failingSince: failing?.failing_since ?? undefined,
        backlog,
        calls,
        callsExpected: expected(calls, parts.reads(tenant)?.counts?.sources),
      };
    },
    membership: async (tenant, chat, change, at) => {
      if (!(await parts.watched.membership(tenant, chat, at))) return;
      if (change === 'added') {
        await subscriptions.revive(tenant, chat);
        return;
      }
      await subscriptions.park(tenant, chat, change);
      await notices.drop(tenant, chat, change);
    },
    heard: (tenant, chat) =>
      void subscriptions
        .revive(tenant, chat)
        .catch((thrown: unknown) => log.warn('a chat could not be revived', errorFields(thrown))),
  };
}

/** The versions that an announcement tells of, from the first to the last: `v7` of 7, `d4-7` of 5 to 7. */
function versionsOf(announcement: string): { readonly first: number; readonly last: number } {
  const [, from, to] = /^(?:v|d(\d+)-)(\d+)/.exec(announcement) ?? [];
  const last = Number(to ?? 0);
  return { first: from === undefined ? last : Number(from) + 1, last };
}
