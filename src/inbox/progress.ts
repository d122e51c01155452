import type { Clock } from '../base/clock.js';
import { errorFields, type Log } from '../base/log.js';
import type { Coming } from '../commands/outcome.js';
import type { Messages } from '../feishu/port.js';
import type { InboxRepository, InboxRow } from '../store/inbox.js';
import { chatOf, replyUuid, tenantOf } from './keys.js';

export interface ProgressParts {
  readonly messages: Messages;
  readonly repository: InboxRepository;
  readonly clock: Clock;
  readonly log: Log;
  /** A reply that takes longer than this says so, and how far it is, as often as this. Milliseconds. */
  readonly progressMs: number;
}

/** The progress of one reply. */
export interface Progress {
  readonly onComing: (coming: Coming) => void;
  /**
   * Ends it; nothing more is shown afterwards.
   * @returns what the row then knows of a message that shows it, see `InboxTable.progress`.
   */
  end(): Promise<string | null>;
}

/** A message may have been sent, but which is not known. */
export const PERHAPS_SENT = '';
/** When many wait for the same slow answer, their sends are better spent on the answers. */
const MOST = { perChat: 3, together: 20 };

/**
 * Says of replies that take long that they are being read, and how far they are: in the very message that the reply
 * then replaces. It goes out under the reply's own uuid, so that even after a crash there is one message.
 */
export function createProgress(parts: ProgressParts): (row: InboxRow) => Progress {
  const { messages, repository, clock, log } = parts;
  const shownIn = new Map<string, number>();

  const takePlace = (lane: string): (() => void) | undefined => {
    const here = shownIn.get(lane) ?? 0;
    const together = [...shownIn.values()].reduce((sum, n) => sum + n, 0);
    if (here >= MOST.perChat || together >= MOST.together) return undefined;
    shownIn.set(lane, here + 1);
    return () => {
      const left = (shownIn.get(lane) ?? 1) - 1;
      if (left === 0) shownIn.delete(lane);
      else shownIn.set(lane, left);
    };
  };

  return (row) => {
    let known = row.progress;
    let ended = false;
    let refused = false;
    let shown = '';
    let leave: (() => void) | undefined;
    let cancel = (): void => undefined;
    let showing = Promise.resolve();

    const remember = async (progress: string | null): Promise<void> => {
      await repository.update(row.id, { progress });
      known = progress;
    };

    const send = async ({ target }: Coming, card: object): Promise<void> => {
      // Before it is sent: a process that dies meanwhile leaves a word that something may stand there.
      await remember(PERHAPS_SENT);
      const result = await messages.send(tenantOf(row), target, { card }, replyUuid(row.event_key));
      if (result.kind === 'sent') return remember(result.messageId);
      refused = true;
      if (result.kind !== 'unknown') await remember(null);
    };

    const show = async (coming: Coming): Promise<void> => {
      const card = coming.card();
      const text = JSON.stringify(card);
      if (text === shown) return;
      shown = text;
      if (known === null) return send(coming, card);
      if (known === PERHAPS_SENT) return;
      const message = { messageId: known, chat: chatOf(coming.target) };
      const result = await messages.update(tenantOf(row), message, card);
      refused = result.kind !== 'sent';
    };

    const tick = (coming: Coming): void => {
      cancel = clock.after(parts.progressMs, () => {
        leave ??= takePlace(row.lane);
        if (ended || refused || !leave) return;
        showing = show(coming).catch((thrown: unknown) => {
          refused = true;
          log.warn('progress could not be shown', errorFields(thrown));
        });
        void showing.then(() => {
          if (!ended) tick(coming);
        });
      });
    };

    return {
      onComing: tick,
      end: async () => {
        ended = true;
        cancel();
        await showing;
        leave?.();
        return known;
      },
    };
  };
}
