import type { Text } from '../../base/text.js';
import type { Command, Registry } from '../port.js';
import { parseArguments } from './arguments.js';
import type { Said } from './message.js';

/** What a message asks for. */
export type Intent =
  | { readonly kind: 'run'; readonly command: Command; readonly args: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'usage';
      readonly command: Command;
      readonly problem: Text;
      readonly corrected: string | undefined;
    }
  | {
      readonly kind: 'unknown';
      readonly typed: string;
      readonly rest: string;
      readonly nearest: Command | undefined;
    }
  | { readonly kind: 'help' };

/** A command's name and what follows it. A name ends at a space or a colon; `/sources/list.json` is a path. */
const COMMAND = /^\/\s?([^\s/:][^\s:]*):?\s*([\s\S]*)$/u;

/**
 * What is to be answered to a message, if anything.
 * - in private everything is answered: a command, a bare command name, anything else with the help
 * - in a group a known command, mentioned or not; an unknown one, one whose name runs on into the text, or nothing
 *   at all, only with a mention
 * - never what mentions somebody else only
 */
export function interpret(said: Said, inPrivate: boolean, registry: Registry): Intent | undefined {
  if (!inPrivate && said.mentionsOthersOnly) return undefined;
  const typed = COMMAND.exec(said.text);
  if (!typed) {
    if (inPrivate) {
      const bare = registry.find(said.text);
      return bare ? intentFor(bare, '') : { kind: 'help' };
    }
    return said.mentionsBot && /^\/?$/.test(said.text) ? { kind: 'help' } : undefined;
  }
  const [, name = '', rest = ''] = typed;
  const command = registry.find(name);
  if (command) return intentFor(command, rest);
  if (!inPrivate && !said.mentionsBot) return undefined;
  const glued = gluedAlias(name, registry);
  if (glued) return intentFor(glued.command, `${glued.rest} ${rest}`);
  return { kind: 'unknown', typed: `/${name}`, rest, nearest: registry.nearest(name) };
}

function intentFor(command: Command, rest: string): Intent {
  const parsed = parseArguments(command, rest);
  return 'args' in parsed
    ? { kind: 'run', command, args: parsed.args }
    : { kind: 'usage', command, problem: parsed.problem, corrected: parsed.corrected };
}

/** Chinese is written without spaces: `/来源猎头` means `/来源 猎头`. The longest alias wins. */
function gluedAlias(name: string, registry: Registry): { command: Command; rest: string } | undefined {
  const aliases = registry.commands.flatMap((command) =>
    command.aliases.map((alias) => ({ command, alias })),
  );
  const best = aliases
    .filter(({ alias }) => name.startsWith(alias) && name.length > alias.length)
    .sort((a, b) => b.alias.length - a.alias.length)[0];
  return best && { command: best.command, rest: name.slice(best.alias.length) };
}
