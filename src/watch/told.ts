import { LRUCache } from 'lru-cache';
import type { Acknowledged, ChangeView } from '../../cards/kit/change-view.js';
import type { Answers } from '../store/answers.js';
import type { Changes } from '../store/changes.js';
import type { NoticeRow } from '../store/notices.js';
import { pathKey, silences } from './audience.js';
import { changeOf } from './book.js';
import type { Change } from './change.js';
import { readContent } from './content.js';
import { changeView } from './views.js';

/** A change of a notice with what has become of it since. */
export interface ToldChange {
  readonly change: Change;
  readonly view: ChangeView;
  readonly at: number;
}

/** A notice with everything that its card says. */
export interface ToldNotice {
  readonly row: NoticeRow;
  readonly changes: readonly ToldChange[];
  readonly acknowledged: Acknowledged | undefined;
}

/** Reads what a notice tells, as it is now. @throws BotError `database_unavailable` */
export type Teller = (row: NoticeRow, now: number) => Promise<ToldNotice>;

/** A change as it was announced, which never changes. */
interface Announced extends ToldChange {
  readonly seq: number;
  readonly key: string;
}

/** Hundreds of chats are told of the same few announcements, and a big one is tens of thousands of rows. */
const KEPT = 16;

export function createTeller(parts: {
  readonly changes: Pick<Changes, 'of' | 'reverted'>;
  readonly answers: Pick<Answers, 'acknowledged' | 'snoozes'>;
}): Teller {
  const kept = new LRUCache<string, readonly Announced[]>({ max: KEPT });

  const announced = async (tenant: string, announcement: string): Promise<readonly Announced[]> => {
    const name = JSON.stringify([tenant, announcement]);
    const known = kept.get(name);
    if (known) return known;
    const rows = (await parts.changes.of(tenant, [announcement])).map((row): Announced => {
      const change = changeOf(row);
      return { seq: row.seq, at: row.at, change, view: changeView(change), key: pathKey(change.path) };
    });
    if (rows.length > 0) kept.set(name, rows);
    return rows;
  };

  return async (row, now) => {
    const { tenant, chat, announcement } = row;
    if (announcement === null) return { row, changes: [], acknowledged: undefined };
    const wanted = new Set(readContent(row.content).seqs);
    const all = await announced(tenant, announcement);
    const reverted = new Set(await parts.changes.reverted(tenant, announcement));
    const ack = await parts.answers.acknowledged(tenant, announcement);
    const snoozes = await parts.answers.snoozes(tenant, chat, now);
    const changes = all.flatMap((one): ToldChange[] => {
      const { seq, at, change, view, key } = one;
      if (!wanted.has(seq)) return [];
      const quiet = snoozes.find((snooze) => silences(snooze, change, key));
      if (!quiet && !reverted.has(seq)) return [one];
      const became = {
        ...view,
        ...(reverted.has(seq) ? { reverted: true } : {}),
        ...(quiet ? { snoozedUntil: quiet.until } : {}),
      };
      return [{ change, view: became, at }];
    });
    return { row, changes, acknowledged: ack && { by: ack.by, at: ack.at } };
  };
}
