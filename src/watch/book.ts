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
        await kept.add(changeRows(tenant, announcementOf(version), version, changes, at, 1));
        const subscriptions = subscriptionsRepository(inside);
        const quiet = await answersRepository(inside).snoozes(tenant, undefined, at);
        for (const share of shares(changes, await subscriptions.active(tenant), quiet))
          await tell(inside, share, version, at);
        await subscriptions.clearSkip(tenant);
        const base = await notices.oldestBase(tenant);
        await versions.prune(tenant, Math.min(version, base ?? version));
        return true;
      });
    },
  };

  async function tell(inside: Store, share: Share, version: number, at: number): Promise<void> {
    const { tenant, chat, skips } = share;
    const notices = noticesRepository(inside, '', 0);
    const base = version - 1;
    const row = (aim: NewNotice['aim'], key: string, content: NoticeContent, more: Partial<NewNotice>) =>
      newNotice({ id: parts.newId(), tenant, chat, key, aim, base, at }, content, more);
    if (share.now.length > 0) {
      const announcement = announcementOf(version);
      const content = { seqs: [...share.now], skips };
      await notices.add([row('now', announcement, content, { state: 'waiting', announcement, version })]);
    }
    for (const { until, path } of share.snoozed)
      await collectSnooze(
        notices,
        row('snooze', snoozeKey(until, path), { path, from: at, skips }, { next_try_at: until }),
      );
    for (const digest of share.digests)
      await collectDigest(notices, parts.digest, digest, at, (key, due) =>
        row('digest', key, { digest, skips, from: at }, { next_try_at: due }),
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
