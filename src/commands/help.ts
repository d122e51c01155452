import { helpCard } from '../../cards/help.js';
import { textParameter } from './parameters.js';
import { command, type Registry, type Reply } from './port.js';
import { clickFor, usageReply } from './usage.js';

/** `/help`: what the bot can do, from the registry; with a command's name, all that this command can do. */
export const helpCommand = command({
  name: 'help',
  aliases: ['帮助'],
  summary: { zh: '查看机器人能做什么', en: 'What the bot can do' },
  parameters: {
    command: textParameter('[command]', { zh: '要了解的命令', en: 'the command to explain' }),
  },
  carried: {},
  showsData: false,
  examples: [{ typed: '/help sources' }, { typed: '/help fields' }],
  run: async ({ registry }, { command: said }): Promise<Reply> => {
    if (said === undefined) return helpReply(registry);
    const known = registry.find(said.replace(/^\//, ''));
    if (known) return usageReply(known, registry);
    const problem = { zh: `没有“${said}”这个命令。`, en: `There is no command "${said}".` };
    return usageReply(registry.nearest(said.replace(/^\//, '')) ?? helpCommand, registry, problem);
  },
});

/** The help card. */
export function helpReply(registry: Registry): Reply {
  const boxes = registry.commands.flatMap(({ examples }) =>
    examples.flatMap(({ typed, box }) => {
      const click = clickFor(registry, typed);
      return box && click ? [{ ...box, typed, click }] : [];
    }),
  );
  const commands = registry.commands.map(({ name, aliases, summary }) => ({
    name: `/${name}`,
    alias: aliases.map((alias) => `/${alias}`).join(' '),
    summary,
  }));
  return { kind: 'card', card: helpCard({ boxes: boxes.slice(0, 4), commands }) };
}
