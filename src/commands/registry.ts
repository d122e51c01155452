import { distance } from 'fastest-levenshtein';
import type { Command, Registry } from './port.js';
import { fieldCommand } from './field.js';
import { fieldsCommand } from './fields.js';
import { helpCommand } from './help.js';
import { sourcesCommand } from './sources.js';

/** Every command of the bot, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [sourcesCommand, fieldsCommand, fieldCommand, helpCommand];

/** Makes commands findable by name and alias. @throws RangeError when two have the same name or alias. */
export function createRegistry(commands: readonly Command[] = COMMANDS): Registry {
  const byName = new Map<string, Command>();
  for (const command of commands) {
    for (const name of [command.name, ...command.aliases]) {
      if (byName.has(name)) throw new RangeError(`two commands are called ${name}`);
      byName.set(name, command);
    }
  }
  return {
    commands,
    find: (said) => byName.get(said.normalize('NFKC').toLowerCase()),
    nearest: (said) => {
      const wanted = said.normalize('NFKC').toLowerCase();
      const candidates = [...byName].map(([name, command]) => ({
        command,
        name,
        far: distance(name, wanted),
      }));
      const best = candidates
        .map((candidate) => ({
          ...candidate,
          far: startsAlike(candidate.name, wanted)
            ? 0.5
            : sameLetters(candidate.name, wanted)
              ? 1
              : candidate.far,
        }))
        .sort((a, b) => a.far - b.far)[0];
      return best && best.far <= Math.max(1, Math.floor(Math.max(best.name.length, wanted.length) / 2.5))
        ? best.command
        : undefined;
    },
  };
}

/** Two letters in the wrong order are one slip, not two. */
function sameLetters(name: string, wanted: string): boolean {
  const sorted = (text: string): string => Array.from(text).sort().join('');
  return name.length > 2 && sorted(name) === sorted(wanted);
}

function startsAlike(name: string, wanted: string): boolean {
  return wanted.length >= 2 && (name.startsWith(wanted) || wanted.startsWith(name));
}
