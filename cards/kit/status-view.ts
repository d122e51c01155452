import type { CallbackValue, Text } from './components.js';

/** How the watch is doing, best to worst; `idle` while no chat watches. */
export type Health = 'ok' | 'idle' | 'settling' | 'confirming' | 'retrying' | 'failing';

/** One subscription of the chat, in short. */
export interface StatusWatch {
  readonly number: number;
  readonly what: Text;
  readonly delivery: Text;
  readonly parked?: Text | undefined;
}

/** One finding of the doctor. */
export interface StatusCheck {
  readonly name: string;
  readonly status: 'pass' | 'warn' | 'fail';
  readonly message: Text;
  readonly hint?: Text | undefined;
}

/** How the bot is doing. What is not known is left out, and the card does not speak of it. Times are epoch milliseconds. */
export interface StatusView {
  readonly health: Health;
  /** Why it is not `ok`, and what to do; may quote data. */
  readonly sentence?: Text | undefined;
  readonly sources?: number | undefined;
  readonly fields?: number | undefined;
  readonly calls?:
    | {
        /** Calls to Feishu since the month began. */
        readonly month: number;
        /** What it will be by the end of the month at this pace. */
        readonly projected?: number | undefined;
      }
    | undefined;
  readonly lastRead?:
    { readonly at: number; readonly ok: boolean; readonly outcome?: Text | undefined } | undefined;
  readonly nextRead?: number | undefined;
  /** Changes seen that must settle before they are told. */
  readonly settling?: { readonly changes: number; readonly until?: number | undefined } | undefined;
  /** A read that lost so much that further ones must agree with it. */
  readonly confirming?: { readonly lost: Text; readonly until?: number | undefined } | undefined;
  readonly backlog?: { readonly commands: number; readonly notices: number } | undefined;
  /** What Feishu holds back at the moment, a sentence each. */
  readonly holds?: readonly Text[] | undefined;
  readonly baselineSince?: number | undefined;
  readonly subscriptions?: readonly StatusWatch[] | undefined;
  readonly checks?: readonly StatusCheck[] | undefined;
  readonly actions?:
    | {
        readonly refresh?: CallbackValue | undefined;
        /** The list of this chat's subscriptions. */
        readonly watches?: CallbackValue | undefined;
        /** Subscribes this chat. */
        readonly watch?: CallbackValue | undefined;
      }
    | undefined;
  readonly at: number;
}
