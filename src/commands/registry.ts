import { distance } from 'fastest-levenshtein';
import type { Command, Registry } from './port.js';
import { fieldCommand } from './field.js';
import { fieldsCommand } from './fields.js';
import { helpCommand } from './help.js';
import { changesCommand } from './changes.js';
import { exportCommand } from './export.js';
import { noticeCommand } from './notice.js';
import { sameLetters } from './parse/nearest-word.js';
import { searchCommand } from './search.js';
import { sourcesCommand } from './sources.js';
import { statusCommand } from './status.js';
import { unwatchCommand } from './unwatch.js';
import { watchCommand } from './watch.js';
import { watchesCommand } from './watches.js';

/** Every command of the bot, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [
  sourcesCommand,
  fieldsCommand,
  fieldCommand,
  searchCommand,
  watchCommand,
  watchesCommand,
  unwatchCommand,
  changesCommand,
  exportCommand,
  statusCommand,
  helpCommand,
  noticeCommand,
];

/** Makes commands findable by name and alias. @throws RangeError when two have the same name or alias. */
export function createRegistry(all: readonly Command[] = COMMANDS): Registry {
  const byName = new Map<string, Command>();
  const commands = all.filter(({ clickedOnly }) => !clickedOnly);
  for (const command of commands) {
    for (const name of [command.name, ...command.aliases]) {
      if (byName.has(name)) throw new RangeError(`two commands are called ${name}`);
      byName.set(name, command);
    }
  }
  return {
    commands,
    clicked: (said) => all.find(({ name }) => name === said),
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

function startsAlike(name: string, wanted: string): boolean {
  return wanted.length >= 2 && (name.startsWith(wanted) || wanted.startsWith(name));
}
