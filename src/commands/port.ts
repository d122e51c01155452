import type { z } from 'zod';
import type { Card, CallbackValue } from '../../cards/kit/components.js';
import type { Text } from '../base/text.js';
import type { HireReader } from '../hire/reader.js';

/** What a command answers: a value, delivered in one place. */
export interface Reply {
  readonly kind: 'card';
  readonly card: Card;
}

/** What a command may use. */
export interface CommandContext {
  readonly tenant: string;
  readonly hire: HireReader;
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
  readonly pick?: keyof P & string;
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
  readonly showsData: boolean;
  readonly examples: readonly Example[];
  run(context: CommandContext, args: Readonly<Record<string, unknown>>): Promise<Reply>;
}

/** Every command, and how it is found by what people write. */
export interface Registry {
  readonly commands: readonly Command[];
  /** By name or alias, in any case. */
  find(said: string): Command | undefined;
  /** The command that a mistyped name most likely means. */
  nearest(said: string): Command | undefined;
}

/** Folds a declaration into a command. */
export function command<P extends Parameters, C extends Carried>(declaration: Declaration<P, C>): Command {
  const forms = Object.values(declaration.parameters).map(({ form }) => form);
  return {
    ...declaration,
    pick: declaration.pick,
    usage: [`/${declaration.name}`, ...forms].join(' '),
    run: (context, args) => declaration.run(context, args as Arguments<P, C>),
  };
}

/** What a button sends to run a command: `name.verb` and the arguments that are set. */
export function callback(action: string, args: Readonly<Record<string, unknown>>): CallbackValue {
  const set = Object.entries(args).filter(([, value]) => value !== undefined && value !== false);
  return { action, ...Object.fromEntries(set) };
}
