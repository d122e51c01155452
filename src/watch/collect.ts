import type { NewNotice, NoticeRow, Notices } from '../store/notices.js';
import { joinSkips } from './audience.js';
import { readContent, writeContent, type NoticeContent } from './content.js';
import { nextDigest, type DigestClock } from './digest-time.js';

interface NoticeParts {
  readonly id: string;
  readonly tenant: string;
  readonly chat: string;
  readonly key: string;
  readonly aim: NewNotice['aim'];
  readonly base: number;
  readonly at: number;
}

/** A notice of changes as it begins: collecting, unless `more` says otherwise. */
export function newNotice(
  { at, ...parts }: NoticeParts,
  content: NoticeContent,
  more: Partial<NewNotice> = {},
): NewNotice {
  return {
    ...parts,
    kind: 'changes',
    state: 'collecting',
    announcement: null,
    version: null,
    content: writeContent(content),
    created_at: at,
    next_try_at: at,
    ...more,
  };
}

/** A notice that is not about changes. */
export function plainNotice(
  { at, ...parts }: Omit<NoticeParts, 'aim' | 'base'> & { readonly kind: NewNotice['kind'] },
  content: NoticeContent,
): NewNotice {
  return {
    ...parts,
    aim: null,
    state: 'waiting',
    announcement: null,
    base: null,
    version: null,
    content: writeContent(content),
    created_at: at,
    next_try_at: at,
  };
}

export function snoozeKey(until: number, path: string): string {
  return `snooze ${until} ${path}`;
}

/** Collects for the end of a snooze. One that was dropped meanwhile (the chat was gone for a while) collects anew. */
export async function collectSnooze(notices: Notices, row: NewNotice): Promise<void> {
  await collectUnder(notices, row, row.key);
}

/**
 * Collects for a chat's digest: the day's, or, where that went out at its time already (the clock may have been put
 * back), the next day's.
 * @param row makes the notice for a key and the time when it is due.
 */
export async function collectDigest(
  notices: Notices,
  clock: DigestClock,
  digest: string,
  at: number,
  row: (key: string, due: number) => NewNotice,
): Promise<void> {
  const { chat } = row('', at);
  for (let after = at; ;) {
    const next = nextDigest(digest, chat, after, clock);
    if (await collectUnder(notices, row(next.key, next.at), next.key)) return;
    after = next.at;
  }
}

/** A key may have been used up by notices that never told anything; no chat has that many in a day. */
const MOST_TRIES = 100;

/** @returns false when a notice of this key was sent at its time. */
async function collectUnder(notices: Notices, row: NewNotice, key: string): Promise<boolean> {
  for (let n = 1; n <= MOST_TRIES; n++) {
    const own = n === 1 ? key : `${key} #${n}`;
    const known = await notices.byKey(row.tenant, row.chat, own);
    if (!known) {
      if ((await notices.add([{ ...row, key: own }])).length > 0) return true;
      continue;
    }
    const held = known.state === 'collecting' ? await notices.hold(known.id, 'collecting', false) : undefined;
    if (held) {
      await takeOver(notices, held, row);
      return true;
    }
    if (row.aim === 'digest' && known.sent_at !== null && known.sent_at >= row.next_try_at) return false;
  }
  return false;
}

/** What is collecting already goes back as far as the older of the two, and leaves out what either leaves out. */
async function takeOver(notices: Notices, held: NoticeRow, row: NewNotice): Promise<void> {
  const old = readContent(held.content);
  const skips = joinSkips(old.skips, readContent(row.content).skips);
  await notices.amend(held.id, {
    base: Math.min(held.base ?? 0, row.base ?? 0),
    content: writeContent({ ...old, skips }),
  });
}
