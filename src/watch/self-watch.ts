import type { Clock } from '../base/clock.js';
import type { BotError } from '../base/errors.js';
import { errorFields, type Log } from '../base/log.js';
import type { Store } from '../store/index.js';
import { noticesRepository } from '../store/notices.js';
import { subscriptionsRepository } from '../store/subscriptions.js';
import { watchedRepository } from '../store/watched.js';
import { plainNotice } from './collect.js';

/** Tells the subscribed chats, once, when reads have failed for a while, and once when they work again. */
export interface SelfWatch {
  /** @throws BotError `database_unavailable` */
  fails(tenant: string, error: BotError): Promise<void>;
  works(tenant: string): Promise<void>;
  /** Nobody watches the tenant any more: what fails or works by the time somebody does is another story. */
  forget(tenant: string): Promise<void>;
}

export interface SelfWatchParts {
  readonly store: Store;
  /** After reads have failed for this long it is told, in milliseconds. */
  readonly alarmAfterMs: number;
  readonly newId: () => string;
  readonly onNotice: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

export function createSelfWatch({ store, clock, log, ...parts }: SelfWatchParts): SelfWatch {
  // Asked of the store once after a start, so that a read that works costs nothing.
  const fine = new Set<string>();

  const tell = async (
    inside: Store,
    tenant: string,
    kind: 'alarm' | 'works',
    content: { since: number; code: string },
  ): Promise<void> => {
    const notices = noticesRepository(inside, '', 0);
    const active = await subscriptionsRepository(inside).active(tenant);
    // Only who heard that it does not work is told that it works again.
    const heard =
      kind === 'alarm' ? undefined : new Set(await notices.chatsWith(tenant, `alarm ${content.since}`));
    const chats = [...new Set(active.map(({ chat }) => chat))].filter((chat) => heard?.has(chat) ?? true);
    const at = clock.now();
    await notices.add(
      chats.map((chat) =>
        plainNotice({ id: parts.newId(), tenant, chat, key: `${kind} ${content.since}`, kind, at }, content),
      ),
    );
  };

  return {
    forget: async (tenant) => {
      fine.delete(tenant);
      await watchedRepository(store).works(tenant);
    },
    fails: async (tenant, error) => {
      fine.delete(tenant);
      const told = await store.transaction(async (inside) => {
        const watched = watchedRepository(inside);
        const row = await watched.fails(tenant, clock.now(), error.code);
        const since = row.failing_since ?? clock.now();
        if (row.alarmed === 1 || clock.now() - since < parts.alarmAfterMs) return false;
        if (!(await watched.alarm(tenant))) return false;
        await tell(inside, tenant, 'alarm', { since, code: error.code });
        return true;
      });
      if (!told) return;
      log.error('the settings cannot be read; the subscribed chats are told', errorFields(error));
      parts.onNotice();
    },
    works: async (tenant) => {
      if (fine.has(tenant)) return;
      const alarmed = await store.transaction(async (inside) => {
        const row = await watchedRepository(inside).works(tenant);
        if (row?.alarmed !== 1) return false;
        await tell(inside, tenant, 'works', { since: row.failing_since ?? 0, code: row.code ?? 'internal' });
        return true;
      });
      fine.add(tenant);
      if (!alarmed) return;
      log.info('the settings can be read again; the subscribed chats are told');
      parts.onNotice();
    },
  };
}
