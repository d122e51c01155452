import type { z } from 'zod';
import type { Card, CallbackValue } from '../../cards/kit/components.js';
import type { StatusCheck } from '../../cards/kit/status-view.js';
import type { Text } from '../base/text.js';
import type { Upload } from '../feishu/port.js';
import type { HireReader } from '../hire/reader.js';
import type { Finder } from '../hire/search/finder.js';
import type { Watch } from '../watch/port.js';
import type { Asker } from './access.js';
import type { Toast } from './outcome.js';

/**
 * What a command answers: a value, delivered in one place. A click's card takes the place of the clicked one; an `aside`
 * and a `file` are sent below it, as a reply; a `toast` is all there is to say.
 */
export type Reply =
  | { readonly kind: 'card'; readonly card: Card; readonly toast?: Toast | undefined }
  | { readonly kind: 'aside'; readonly card: Card; readonly toast: Toast }
  | { readonly kind: 'file'; readonly file: Upload; readonly toast: Toast }
  | { readonly kind: 'toast'; readonly toast: Toast };

/** What a command may use. */
export interface CommandContext {
  readonly tenant: string;
  /** Who asks, where. */
  readonly asker: Asker;
  /** What was clicked: the part of the button's action after the dot. */
  readonly verb?: string | undefined;
  readonly hire: HireReader;
  readonly finder: Finder;
  readonly watch: Watch;
  /** Whether the person may manage this chat's subscriptions. @throws BotError `manage_refused`, or why that is not known. */
  readonly mayManage: () => Promise<void>;
  /** Whether the tenant's data may be shown to this person in this chat. @throws BotError when that is not known. */
  readonly mayShowData: () => Promise<boolean>;
  /** The self-check, for the bot's administrators. @throws BotError `manage_refused`, or why that is not known. */
  readonly checks: () => Promise<readonly StatusCheck[]>;
  /** How many accepted commands wait, this one included. */
  readonly backlog: () => Promise<number>;
  /** What Feishu holds back at the moment, in words. */
  readonly holds: () => readonly Text[];
  /** Epoch milliseconds. */
  readonly now: number;
  readonly timeZone: string;
  /** When digests go out if a subscription names no time, `HH:MM`. */
  readonly digestAt: string;
  /** Rows on a list card. */
  readonly pageSize: number;
  /** Every command, for help and suggestions. */
  readonly registry: Registry;
}

/** One thing that can be said after a command's name. */
export interface Parameter<T = unknown> {
  /** `text`: all the words that are left. `value`: `--name value`. `switch`: `--name`, takes no word. */
  readonly kind: 'text' | 'value' | 'switch';
  /** As it stands in the usage line. */
  readonly form: string;
  /** Other names of a flag, such as the Chinese one. */
  readonly aliases?: readonly string[];
  readonly hint: Text;
  /** Checks and reads the value, typed or clicked alike. */
  readonly schema: z.ZodType<T | undefined>;
  /** What is said when the value does not fit. */
  readonly expects?: Text;
  /** What a value that does not fit most likely means. */
  readonly correct?: (said: string) => string | undefined;
}

export type Parameters = Readonly<Record<string, Parameter>>;
export type Carried = Readonly<Record<string, z.ZodType>>;

/** The arguments of a run: what was said, and what the buttons of its own cards carry along. */
export type Arguments<P extends Parameters, C extends Carried> = {
  readonly [K in keyof P]?: z.output<P[K]['schema']>;
} & { readonly [K in keyof C]?: z.output<C[K]> };

/** An example that is shown in help and can be clicked when it is complete. */
export interface Example {
  readonly typed: string;
  /** Shown as a box on the help card. */
  readonly box?: { readonly title: Text; readonly summary: Text };
}

/** A command is one declared value: help, parser messages, completion and docs are derived from it. */
export interface Declaration<P extends Parameters, C extends Carried> {
  readonly name: string;
  /** The Chinese names. */
  readonly aliases: readonly string[];
  readonly summary: Text;
  readonly parameters: P;
  /** What only buttons send. */
  readonly carried: C;
  /** The argument that a select on one of its cards fills. */
  readonly pick?: (keyof P | keyof C) & string;
  /** What its cards' buttons say beside `open`, `page` and `retry`. */
  readonly verbs?: readonly string[];
  /** Those of them whose answer is sent below the clicked card. */
  readonly asides?: readonly string[];
  /** Its one reply is a file, which no card can be turned into: it shows no progress. */
  readonly answersWithFile?: boolean;
  /** Said by clicking only: nobody types it, help does not show it. */
  readonly clickedOnly?: boolean;
  /** Whether the answer shows data of the tenant, which guests may not see. */
  readonly showsData: boolean;
  readonly examples: readonly Example[];
  run(context: CommandContext, args: Arguments<P, C>): Promise<Reply>;
}

/** A declared command, its arguments' types folded away. */
export interface Command {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: Text;
  readonly usage: string;
  readonly parameters: Parameters;
  readonly carried: Carried;
  readonly pick: string | undefined;
  readonly verbs: readonly string[];
  readonly asides: readonly string[];
  readonly showsData: boolean;
  readonly examples: readonly Example[];
  readonly clickedOnly?: boolean;
  readonly answersWithFile?: boolean;
  run(context: CommandContext, args: Readonly<Record<string, unknown>>): Promise<Reply>;
}

/** Every command, and how it is found by what people write. */
export interface Registry {
  /** Those that can be typed. */
  readonly commands: readonly Command[];
  /** By name or alias, in any case; what can be typed. */
  find(said: string): Command | undefined;
  /** By name; what can be clicked. */
  clicked(name: string): Command | undefined;
  /** The command that a mistyped name most likely means. */
  nearest(said: string): Command | undefined;
}

/** Folds a declaration into a command. */
export function command<P extends Parameters, C extends Carried>(declaration: Declaration<P, C>): Command {
  const forms = Object.values(declaration.parameters).map(({ form }) => form);
  return {
    ...declaration,
    pick: declaration.pick,
    verbs: declaration.verbs ?? [],
    asides: declaration.asides ?? [],
    usage: [`/${declaration.name}`, ...forms].join(' '),
    run: (context, args) => declaration.run(context, args as Arguments<P, C>),
  };
}

/** What a button sends to run a command: `name.verb` and the arguments that are set. */
export function callback(action: string, args: Readonly<Record<string, unknown>>): CallbackValue {
  const set = Object.entries(args).filter(([, value]) => value !== undefined && value !== false);
  return { action, ...Object.fromEntries(set) };
}
