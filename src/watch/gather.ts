import { createHash } from 'node:crypto';
import { answersRepository, type SnoozeRow } from '../store/answers.js';
import { changesRepository } from '../store/changes.js';
import type { Store } from '../store/index.js';
import { noticesRepository, type NoticeRow, type NoticeUpdate } from '../store/notices.js';
import { snapshotsRepository } from '../store/snapshots.js';
import { subscriptionsRepository } from '../store/subscriptions.js';
import { announcementOf, changeRows } from './book.js';
import type { Change } from './change.js';
import { readContent, writeContent, type NoticeContent, type Skips } from './content.js';
import type { Differences } from './differences.js';
import { netShare, type NetFor, type NetShare } from './net.js';

/** What is to be gathered: for whom, since which version. */
export interface Gathering {
  readonly row: Pick<NoticeRow, 'tenant' | 'chat' | 'content'>;
  readonly base: number;
  readonly skips: Skips;
}

/** What a notice tells once it is known. */
export interface Gathered {
  readonly change: NoticeUpdate;
  /** What is told only when these snoozes are over. */
  readonly snoozed: readonly SnoozeRow[];
}

/** The differences that a gathering needs, worked out before a transaction begins: large settings take their time. */
export interface Prepared {
  readonly latest: number;
  readonly since: ReadonlyMap<number, readonly Change[]>;
}

export async function prepare(
  store: Store,
  tenant: string,
  chat: string,
  base: number,
  differences: Differences,
): Promise<Prepared> {
  const latest = (await snapshotsRepository(store).latestVersion(tenant)) ?? 0;
  const rows = await subscriptionsRepository(store).ofChat(tenant, chat);
  const versions = new Set([
    base,
    ...rows.flatMap(({ since }) => (since !== null && since > base ? [since] : [])),
  ]);
  const since = new Map<number, readonly Change[]>();
  for (const version of versions) since.set(version, await differences.between(tenant, version, latest));
  return { latest, since };
}

/**
 * Works out what a notice tells that was collected over a time: the net change from its base to the present version,
 * for those who want it, without what the chat was told meanwhile. Runs inside a transaction that holds the notice.
 * @returns `stale` when a version was made since `prepared`; without `change` when there is nothing to tell (any more).
 */
export async function gather(
  inside: Store,
  { row, base, skips }: Gathering,
  prepared: Prepared,
  now: number,
): Promise<'stale' | (Omit<Gathered, 'change'> & { readonly change: NoticeUpdate | undefined })> {
  const { tenant, chat } = row;
  const version = (await snapshotsRepository(inside).latestVersion(tenant)) ?? 0;
  if (version !== prepared.latest) return 'stale';
  const content = readContent(row.content);
  const aim = aimOf(content);
  const subscriptions = (await subscriptionsRepository(inside).ofChat(tenant, chat)).filter(
    ({ state }) => state === 'active',
  );
  const share = netShare(
    {
      base,
      changesSince: (from) => prepared.since.get(from) ?? [],
      subscriptions,
      snoozes: await answersRepository(inside).snoozes(tenant, chat, now),
      told: new Set(aim.kind === 'now' ? [] : await toldSince(inside, tenant, chat, base)),
      skips,
    },
    aim,
  );
  if (share.told.length === 0) return { change: undefined, snoozed: share.snoozed };
  const all = prepared.since.get(base) ?? [];
  const { announcement, seqs } = await announce(
    inside,
    tenant,
    { base, version, all, told: share.told },
    now,
  );
  const period = content.from === undefined ? {} : { to: now };
  return {
    change: {
      announcement,
      base,
      version,
      content: writeContent({ ...content, ...period, skips, seqs }),
    },
    snoozed: share.snoozed,
  };
}

function aimOf({ path, digest }: NoticeContent): NetFor {
  if (path !== undefined) return { kind: 'snooze', path };
  return digest === undefined ? { kind: 'now' } : { kind: 'digest', time: digest };
}

interface Announced {
  readonly base: number;
  readonly version: number;
  readonly all: readonly Change[];
  readonly told: NetShare['told'];
}

/**
 * Writes the net changes down under an announcement that other chats share, and finds their numbers there. What stands
 * there already was numbered by the severities of its time, so numbers go by fingerprints.
 */
async function announce(
  inside: Store,
  tenant: string,
  { base, version, all, told }: Announced,
  now: number,
): Promise<{ announcement: string; seqs: number[] }> {
  const changes = changesRepository(inside);
  const one = version === base + 1;
  const shared = one ? announcementOf(version) : `d${base}-${version}`;
  const own = createHash('sha256').update(
    all.map(({ fingerprint, severity }) => fingerprint + severity).join(),
  );
  for (const announcement of [shared, `${shared}+${own.digest('hex').slice(0, 12)}`]) {
    if (!one || announcement !== shared)
      await changes.add(changeRows(tenant, announcement, version, all, now, 0));
    const known = new Map(
      (await changes.of(tenant, [announcement])).map(({ fingerprint, severity, seq }) => [
        `${fingerprint} ${severity}`,
        seq,
      ]),
    );
    const seqs = told.flatMap(({ fingerprint, severity }) => known.get(`${fingerprint} ${severity}`) ?? []);
    if (seqs.length === told.length) return { announcement, seqs };
  }
  return { announcement: shared, seqs: [] };
}

/** Fingerprints of what a chat was told since a version. */
async function toldSince(inside: Store, tenant: string, chat: string, base: number): Promise<string[]> {
  const notices = await noticesRepository(inside, '', 0).toldSince(tenant, chat, base);
  const seqs = new Map<string, Set<number>>();
  for (const { announcement, content } of notices) {
    if (announcement === null) continue;
    const own = seqs.get(announcement) ?? new Set();
    seqs.set(announcement, own);
    for (const seq of readContent(content).seqs ?? []) own.add(seq);
  }
  const rows = await changesRepository(inside).of(tenant, [...seqs.keys()]);
  return rows
    .filter(({ announcement, seq }) => seqs.get(announcement)?.has(seq))
    .map(({ fingerprint }) => fingerprint);
}
