import type { Text } from './components.js';

/** A change as a card shows it. Names and values come from data and are escaped by the card. */
export interface ChangeView {
  readonly severity: 'breaking' | 'risky' | 'safe';
  readonly sign: '+' | '−' | '~';
  /** What happened: "Field renamed". */
  readonly what: Text;
  /** The source, module or field it is about. */
  readonly id: string;
  readonly name: Text;
  /** The module of a field. */
  readonly place?: { readonly id: string; readonly name: Text } | undefined;
  /** What it was and what it is now, in words of both languages. */
  readonly from?: Text | undefined;
  readonly to?: Text | undefined;
  /** Options that changed alike: the first of them, and how many there are. `to` is the new name of a renamed one. */
  readonly options?:
    | {
        readonly count: number;
        readonly named: readonly {
          readonly key: string;
          readonly name: Text;
          readonly to?: Text | undefined;
        }[];
      }
    | undefined;
  /** It is as it was before again. */
  readonly reverted?: boolean | undefined;
  /** Until when (epoch milliseconds) this chat is not told about it. */
  readonly snoozedUntil?: number | undefined;
}

/** Who said that a change is being looked after, and when (epoch milliseconds). */
export interface Acknowledged {
  /** The open_id of the person. */
  readonly by: string;
  readonly at: number;
}
