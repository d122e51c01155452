import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HireSettings } from '../hire/types.js';
import { answersRepository } from '../store/answers.js';
import { changesRepository, type ChangeRow, type NewChangeRow } from '../store/changes.js';
import { oneAtATime, type Store } from '../store/index.js';
import { noticesRepository, type NewNotice, type Notices } from '../store/notices.js';
import { snapshotsRepository } from '../store/snapshots.js';
import { subscriptionsRepository } from '../store/subscriptions.js';
import type { Change } from './change.js';
import { collectDigest, collectSnooze, newNotice, snoozeKey } from './collect.js';
import { readContent, type NoticeContent } from './content.js';
import { scopeKey, shares, type Share } from './audience.js';
import type { DigestClock } from './digest-time.js';
import { packSettings, unpackSettings } from './pack.js';
import { createUndone } from './undone.js';

export interface BookParts {
  readonly store: Store;
  readonly digest: DigestClock;
  readonly newId: () => string;
  /** Changes older than this (milliseconds) are not looked at any more when something may have undone them. */
  readonly keepMs: number;
}

/** The settings of a tenant as a settled read found them. */
export interface Snapshot {
  readonly version: number;
  readonly settings: HireSettings;
}

/** What is known for good: versions, the changes between them, and who is to be told. */
export interface Book {
  snapshot(tenant: string): Promise<Snapshot | undefined>;
  /** The silent first version. @returns false when there is one already. */
  baseline(tenant: string, settings: HireSettings, at: number): Promise<boolean>;
  /**
   * The next version: snapshot, changes, what they undo, and the notices that tell them, in one transaction.
   * @returns false when another process made that version first; nothing is written then.
   */
  commit(
    tenant: string,
    before: Snapshot,
    settings: HireSettings,
    changes: readonly Change[],
    at: number,
  ): Promise<boolean>;
}

/** The database is written to in one piece; between so many rows others get their turn, such as requests that come in. */
const ROWS_A_TURN = 1000;

/** The announcement of a version. */
export function announcementOf(version: number): string {
  return `v${version}`;
}

export function changeRows(
  tenant: string,
  announcement: string,
  version: number,
  changes: readonly Change[],
  at: number,
  history: 0 | 1,
): NewChangeRow[] {
  return changes.map((change, seq) => ({
    tenant,
    announcement,
    seq,
    version,
    history,
    at,
    severity: change.severity,
    fingerprint: change.fingerprint,
    scope: scopeKey(change.path),
    body: JSON.stringify(change),
  }));
}

/** A change as it stands in the store. */
export function changeOf(row: Pick<ChangeRow, 'body'>): Change {
  return JSON.parse(row.body) as Change;
}

/** The book over a store. */
export function createBook(parts: BookParts): Book {
  const { store } = parts;
  const snapshots = snapshotsRepository(store);
  return {
    snapshot: async (tenant) => {
      const row = await snapshots.latest(tenant);
      return row && { version: row.version, settings: await unpackSettings(row.body) };
    },
    baseline: async (tenant, settings, at) =>
      snapshots.add({ tenant, version: 1, read_at: at, body: await packSettings(settings) }),
    commit: async (tenant, before, settings, changes, at) => {
      const version = before.version + 1;
      const body = await packSettings(settings);
      return store.transaction(async (inside) => {
        const versions = snapshotsRepository(inside);
        await oneAtATime(inside, tenant);
        if (!(await versions.add({ tenant, version, read_at: at, body }))) return false;
        const kept = changesRepository(inside);
        const notices = noticesRepository(inside, '', 0);
        const open = await kept.open(tenant, scopesOf(changes), at - parts.keepMs);
        const reverted = revertedOf(open, settings);
        await kept.markReverted(reverted, at);
        await notices.markStale(await telling(notices, tenant, reverted), at);
        const rows = changeRows(tenant, announcementOf(version), version, changes, at, 1);
        for (let from = 0; from < rows.length; from += ROWS_A_TURN) {
          await kept.add(rows.slice(from, from + ROWS_A_TURN));
          await nextTurn();
        }
        const subscriptions = subscriptionsRepository(inside);
        const quiet = await answersRepository(inside).snoozes(tenant, undefined, at);
        const told = shares(changes, await subscriptions.active(tenant), quiet);
        await tellNow(notices, told, version, at);
        for (const share of told) await tellLater(notices, share, version, at);
        await subscriptions.clearSkip(tenant);
        const base = await notices.oldestBase(tenant);
        await versions.prune(tenant, Math.min(version, base ?? version));
        return true;
      });
    },
  };

  function noticeFor({ tenant, chat, skips }: Share, version: number, at: number) {
    const base = version - 1;
    return (
      aim: NewNotice['aim'],
      key: string,
      content: Omit<NoticeContent, 'skips'>,
      more: Partial<NewNotice>,
    ): NewNotice =>
      newNotice({ id: parts.newId(), tenant, chat, key, aim, base, at }, { ...content, skips }, more);
  }

  async function tellNow(
    notices: Notices,
    told: readonly Share[],
    version: number,
    at: number,
  ): Promise<void> {
    const announcement = announcementOf(version);
    const rows = told
      .filter(({ now }) => now.length > 0)
      .map((share) =>
        noticeFor(share, version, at)(
          'now',
          announcement,
          { seqs: [...share.now] },
          { state: 'waiting', announcement, version },
        ),
      );
    await notices.add(rows);
  }

  async function tellLater(notices: Notices, share: Share, version: number, at: number): Promise<void> {
    const row = noticeFor(share, version, at);
    for (const { until, path } of share.snoozed)
      await collectSnooze(
        notices,
        row('snooze', snoozeKey(until, path), { path, from: at }, { next_try_at: until }),
      );
    for (const digest of share.digests)
      await collectDigest(notices, parts.digest, digest, at, (key, due) =>
        row('digest', key, { digest, from: at }, { next_try_at: due }),
      );
  }
}

/** What of the earlier changes is as it was before again. */
function revertedOf(open: readonly ChangeRow[], settings: HireSettings): ChangeRow[] {
  const changes = open.map(changeOf);
  const undone = createUndone(settings, changes);
  return open.filter((_, index) => {
    const change = changes[index];
    return change !== undefined && undone(change);
  });
}

/** Every source and module that changes touch: only what is about one of them can be undone by them. */
function scopesOf(changes: readonly Change[]): string[] {
  return [
    ...new Set(
      changes.flatMap((change) =>
        change.kind === 'field.moved'
          ? [scopeKey(change.path), scopeKey({ list: 'fields', module: change.before.id })]
          : [scopeKey(change.path)],
      ),
    ),
  ];
}

/** The notices that tell one of these changes. */
async function telling(notices: Notices, tenant: string, rows: readonly ChangeRow[]): Promise<string[]> {
  const seqs = new Map<string, Set<number>>();
  for (const { announcement, seq } of rows) {
    const own = seqs.get(announcement) ?? new Set();
    seqs.set(announcement, own.add(seq));
  }
  return (await notices.told(tenant, [...seqs.keys()]))
    .filter(({ announcement, content }) =>
      readContent(content).seqs?.some((seq) => seqs.get(announcement ?? '')?.has(seq)),
    )
    .map(({ id }) => id);
}
