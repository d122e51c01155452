import type { Exchange } from './types.js';

/** What is known of a call that looks for its cause. */
export interface Effect extends Pick<Exchange, 'kind' | 'from' | 'chatId'> {
  /** The messages that it is about: the one it names, and the one which that answers. */
  readonly messageIds: readonly string[];
}

/** The push that led to a call; `guessed` where only time and chat say so. */
export interface Cause {
  readonly push: Exchange;
  readonly guessed: boolean;
}

/** Puts calls of the bot down to the pushes that they answer. */
export interface Causes {
  /**
   * A call that names the message of a push, or an answer to it, says itself what it belongs to. Of the others, those
   * that a person's question needs (reads of Hire, tokens, files, questions about the chat) are put down by time to the
   * latest push that is still worked on, one that waits for its answer first.
   */
  find(effect: Effect, at: number): Cause | undefined;
  /** To be told of every exchange, after `find`. */
  began(exchange: Exchange): void;
  /** To be told once it has its status. */
  ended(exchange: Exchange): void;
}

/** What is known of the work on a push. */
interface Work {
  readonly push: Exchange;
  answered: boolean;
  /** Calls that it led to and the push itself, as far as they are under way. */
  open: number;
  /** When one of those last ended. */
  lastEnd: number;
}

/** A bot may wait so long for a limit before it answers; later calls are not put down to the push any more. */
const UNANSWERED_MS = 35_000;
/** After its answer a bot may go on with a long piece of work, such as an export, with no longer pause than this. */
const PAUSE_MS = 2000;

/** @param most how many pushes are remembered */
export function createCauses(most: number): Causes {
  let works: Work[] = [];
  const worksOn = ({ push, answered, open, lastEnd }: Work, at: number): boolean =>
    isTaken(push) && (answered ? open > 0 || at - lastEnd <= PAUSE_MS : at - push.at <= UNANSWERED_MS);
  const workOf = ({ id, cause }: Exchange): Work | undefined =>
    works.find(({ push }) => push.id === (cause ?? id));

  return {
    find: ({ from, kind, chatId, messageIds }, at) => {
      if (from === 'platform') return undefined;
      const named = works.filter(({ push }) => messageIds.includes(push.messageId ?? ''));
      const work = named.find(({ push, answered }) => isTaken(push) && !answered) ?? named.at(-1);
      if (work) return { push: work.push, guessed: false };
      if (kind === 'other' && chatId === undefined) return undefined;
      const busy = works.filter(
        (one) => worksOn(one, at) && (chatId === undefined || one.push.chatId === chatId),
      );
      const latest = busy.findLast(({ answered }) => !answered) ?? busy.at(-1);
      return latest && { push: latest.push, guessed: true };
    },
    began: (exchange) => {
      if (exchange.from === 'platform') {
        works = [...works, { push: exchange, answered: false, open: 1, lastEnd: exchange.at }].slice(-most);
        return;
      }
      const work = workOf(exchange);
      if (work) work.open += 1;
    },
    ended: (exchange) => {
      const work = workOf(exchange);
      if (!work) return;
      work.open -= 1;
      work.lastEnd = Math.max(work.lastEnd, exchange.at + (exchange.ms ?? 0));
      if (answers(exchange)) work.answered = true;
    },
  };
}

/** Under way, or acknowledged. */
function isTaken({ status }: Exchange): boolean {
  return status === undefined || status === 200;
}

/** A click is answered by its own answer, an event by a message. */
function answers({ kind, guessed, status, code }: Exchange): boolean {
  return kind === 'callback' || (kind === 'message' && guessed !== true && status === 200 && code === 0);
}
