import { z } from 'zod';
import { checkArguments } from './parse/arguments.js';
import type { Command, Registry } from './port.js';

/** `card.action.trigger` as far as the bot reads it (Feishu, "Card callback"). */
const clickEvent = z.object({
  operator: z.object({
    tenant_key: z.string().nullish(),
    open_id: z.string().nullish(),
    union_id: z.string().nullish(),
  }),
  action: z.object({
    value: z.unknown(),
    tag: z.string().nullish(),
    option: z.string().nullish(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
  context: z.object({ open_message_id: z.string().nullish(), open_chat_id: z.string().nullish() }).nullish(),
});

export type ClickEvent = z.output<typeof clickEvent>;

export interface ClickIntent {
  readonly command: Command;
  readonly verb: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A callback, and what it asks for; `undefined` for what no card of this version sends. */
export function readClick(
  raw: unknown,
  registry: Registry,
): { readonly event: ClickEvent; readonly intent: ClickIntent } | undefined {
  const parsed = clickEvent.safeParse(raw);
  const intent = parsed.success ? interpretClick(parsed.data, registry) : undefined;
  return parsed.success && intent ? { event: parsed.data, intent } : undefined;
}

const action = z.looseObject({ action: z.string().regex(/^[a-z]+\.[a-z]+$/) });
const EVERY_VERB = ['page', 'open', 'retry'];

/**
 * A button is a command said by clicking: its value is `{ action: "name.verb", ...arguments }`, checked by the
 * schemas that check what is typed. A select adds its option, a form its values.
 * @returns `undefined` for a value that no card of this version has.
 */
function interpretClick(event: ClickEvent, registry: Registry): ClickIntent | undefined {
  const value = action.safeParse(event.action.value);
  if (!value.success) return undefined;
  const [name = '', verb = ''] = value.data.action.split('.');
  const command = registry.clicked(name);
  if (!command || ![...EVERY_VERB, ...command.verbs].includes(verb)) return undefined;
  const picked =
    command.pick !== undefined && event.action.option ? { [command.pick]: event.action.option } : {};
  const parsed = checkArguments(command, { ...value.data, ...(event.action.form_value ?? {}), ...picked });
  return 'args' in parsed ? { command, verb, args: parsed.args } : undefined;
}
