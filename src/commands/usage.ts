import { commandHelpCard } from '../../cards/help.js';
import type { CallbackValue } from '../../cards/kit/components.js';
import type { Text } from '../base/text.js';
import { parseArguments } from './parse/arguments.js';
import { callback, type Command, type Registry, type Reply } from './port.js';

/**
 * How a command is used.
 * @param problem set when something was wrong with what was typed: it stands at the top.
 * @param corrected the arguments that were probably meant, as they would be typed; offered as a button.
 */
export function usageReply(command: Command, registry: Registry, problem?: Text, corrected?: string): Reply {
  const meant = corrected === undefined ? undefined : `/${command.name} ${corrected}`.trim();
  return {
    kind: 'card',
    card: commandHelpCard({
      name: command.name,
      aliases: command.aliases.map((alias) => `/${alias}`),
      summary: command.summary,
      usage: command.usage,
      parameters: Object.values(command.parameters).map(({ form, hint, aliases = [] }) => ({
        form: [form, ...aliases.map((alias) => `--${alias}`)].join(' / '),
        hint,
      })),
      examples: command.examples.map(({ typed }) => ({ typed, click: clickFor(registry, typed) })),
      problem,
      meant: meant === undefined ? undefined : { typed: meant, click: clickFor(registry, meant) },
    }),
  };
}

/**
 * What a command that was typed with another name would be, its arguments mended where they do not fit: as it would be typed,
 * and the button; `undefined` when that is no complete command.
 */
export function offerOf(
  name: string,
  rest: string,
  registry: Registry,
): { readonly typed: string; readonly click: CallbackValue } | undefined {
  const command = registry.find(name);
  const parsed = command && parseArguments(command, rest);
  const said = parsed && 'problem' in parsed ? parsed.corrected : rest;
  const typed = said === undefined ? undefined : `/${name} ${said}`.trim();
  const click = typed === undefined ? undefined : clickFor(registry, typed);
  return typed !== undefined && click ? { typed, click } : undefined;
}

/** The button that says what would be typed; `undefined` when the text is no complete command. */
export function clickFor(registry: Registry, typed: string): CallbackValue | undefined {
  const [, name = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  const command = registry.find(name);
  if (!command) return undefined;
  const parsed = parseArguments(command, rest);
  return 'args' in parsed ? callback(`${command.name}.open`, parsed.args) : undefined;
}
