import type { SnoozeRow } from '../store/answers.js';
import type { SubscriptionRow } from '../store/subscriptions.js';
import type { Change, ChangePath } from './change.js';
import type { Skips } from './content.js';
import { atLeast, SEVERITIES, type Severity } from './kinds.js';

/** A path as the store keeps it. */
export function pathKey(path: ChangePath): string {
  return JSON.stringify(
    path.list === 'sources' ? ['sources', path.source] : ['fields', path.module, path.field ?? null],
  );
}

/** The source or module that a change is about, as the store keeps it. */
export function scopeKey(path: ChangePath): string {
  return JSON.stringify(path.list === 'sources' ? ['sources', path.source] : ['fields', path.module]);
}

/** What one chat is told of some changes: the numbers of the changes in their list. */
export interface Share {
  readonly tenant: string;
  readonly chat: string;
  /** Told at once. */
  readonly now: readonly number[];
  /** Told by a digest at these times of day (`default` or `HH:MM`). */
  readonly digests: readonly string[];
  /** Told when a snooze is over: by its end (epoch milliseconds), and the thing it is about. */
  readonly snoozed: readonly { readonly until: number; readonly path: string }[];
  /** What each subscription is not to be told, because it was so before it began. */
  readonly skips: Skips;
}

/** A change with what is asked of it again and again. */
interface Looked {
  readonly change: Change;
  readonly key: string;
  /** The module that its field was moved out of. */
  readonly from: string | undefined;
}

/** Whether a change is wanted by subscriptions alike; worked out once, however many chats subscribe. */
type Wanted = (row: SubscriptionRow, index: number) => boolean;

/**
 * Who is told of which changes: a chat whose subscriptions overlap is told once. A moved field belongs to the module
 * it was in and to the one it is in, with all that changed about it.
 * @param subscriptions active ones; one that has not seen a read yet (`since` is null) is told nothing.
 */
export function shares(
  changes: readonly Change[],
  subscriptions: readonly SubscriptionRow[],
  snoozes: readonly SnoozeRow[],
): Share[] {
  const from = movedFrom(changes);
  const looked = changes.map((change): Looked => {
    const key = pathKey(change.path);
    return { change, key, from: from.get(key) };
  });
  const wanted = wantedBy(looked);
  const byChat = new Map<string, SubscriptionRow[]>();
  for (const row of subscriptions) {
    if (row.since === null) continue;
    const own = byChat.get(row.chat);
    if (own) own.push(row);
    else byChat.set(row.chat, [row]);
  }
  const alike = new Map<string, Share>();
  const shareFor = (chat: string, own: readonly SubscriptionRow[]): Share => {
    const quiet = snoozes.filter((snooze) => snooze.chat === chat);
    if (quiet.length > 0 || own.some(({ skip }) => skip !== null))
      return shareOf(chat, own, quiet, looked, wanted);
    // Most chats want the same and leave nothing out: what one is told, all of them are.
    const wish = JSON.stringify(
      own.map(({ list, module, severity, digest }) => [list, module, severity, digest]),
    );
    const known = alike.get(wish) ?? shareOf(chat, own, quiet, looked, wanted);
    alike.set(wish, known);
    return { ...known, chat };
  };
  return [...byChat].flatMap(([chat, own]): Share[] => {
    const share = shareFor(chat, own);
    return share.now.length > 0 || share.digests.length > 0 || share.snoozed.length > 0 ? [share] : [];
  });
}

function wantedBy(looked: readonly Looked[]): Wanted {
  const answers = new Map<string, readonly boolean[]>();
  return (row, index) => {
    const alike = JSON.stringify([row.list, row.module, row.severity]);
    let answer = answers.get(alike);
    if (!answer) {
      answer = looked.map(({ change, from }) => wants(row, change, from));
      answers.set(alike, answer);
    }
    return answer[index] ?? false;
  };
}

function shareOf(
  chat: string,
  own: readonly SubscriptionRow[],
  quiet: readonly SnoozeRow[],
  looked: readonly Looked[],
  wanted: Wanted,
): Share {
  const now: number[] = [];
  const digests = new Set<string>();
  const snoozed = new Map<string, { until: number; path: string }>();
  const skips = skipsOf(own);
  const skipped = new Map(own.map(({ number }) => [number, new Set(skips[number])]));
  looked.forEach(({ change, key }, index) => {
    const wanting = own.filter(
      (row) => wanted(row, index) && !skipped.get(row.number)?.has(change.fingerprint),
    );
    if (wanting.length === 0) return;
    const snooze = quiet.length > 0 ? quiet.find((one) => silences(one, change, key)) : undefined;
    if (snooze) return void snoozed.set(`${snooze.until} ${snooze.path}`, snooze);
    if (wanting.some(({ digest }) => digest === null)) return void now.push(index);
    for (const { digest } of wanting) if (digest !== null) digests.add(digest);
  });
  return {
    tenant: own[0]?.tenant ?? '',
    chat,
    now,
    digests: [...digests],
    snoozed: [...snoozed.values()],
    skips,
  };
}

/** What subscriptions are not to be told, by their numbers. */
export function skipsOf(rows: readonly SubscriptionRow[]): Skips {
  return Object.fromEntries(
    rows.flatMap(({ number, skip }) =>
      skip === null ? [] : [[number, JSON.parse(skip) as string[]] as const],
    ),
  );
}

/** Both together. */
export function joinSkips(one: Skips = {}, other: Skips = {}): Skips {
  const joined: Record<string, readonly string[]> = { ...one };
  for (const [number, skip] of Object.entries(other))
    joined[number] = [...new Set([...(joined[number] ?? []), ...skip])];
  return joined;
}

/** Whether a subscription wants to be told of a change. @param from the module that its field was moved out of. */
export function wants(
  { list, module, severity }: Pick<SubscriptionRow, 'list' | 'module' | 'severity'>,
  change: Change,
  from?: string,
): boolean {
  const { path } = change;
  if (list !== 'all' && list !== path.list) return false;
  if (module !== null && (path.list !== 'fields' || (path.module !== module && from !== module)))
    return false;
  return atLeast(change.severity, severity as Severity);
}

/** By the path of a moved field: the module that it came from. */
export function movedFrom(changes: readonly Change[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap((change) =>
      change.kind === 'field.moved' ? [[pathKey(change.path), change.before.id] as const] : [],
    ),
  );
}

/**
 * A snooze silences what is about the same thing and no worse than what was snoozed.
 * @param key the change's path as the store keeps it, where it is known.
 */
export function silences(
  { path, severity }: Pick<SnoozeRow, 'path' | 'severity'>,
  change: Change,
  key: string = pathKey(change.path),
): boolean {
  const worse = SEVERITIES.indexOf(change.severity) < SEVERITIES.indexOf(severity as Severity);
  return path === key && !worse;
}
