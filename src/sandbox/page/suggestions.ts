import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { bot, currentChat, named, slashCommands } from './directory.js';
import { begunMention, mentionsBefore, mentionsOf } from './mentions.js';
import type { Suggestion, Suggestions } from './suggest.js';
import type { SlashCommand } from './types.js';
import { view } from './view.js';

/** A command's name is being typed. */
const SLASH = /^[/／](\S*)$/;

/** What may be meant by the text before the caret. */
export function suggestionsFor(text: string): Suggestions {
  const isGroup = currentChat()?.type === 'group';
  const before = isGroup ? mentionsBefore(text) : 0;
  const [, command] = SLASH.exec(text.slice(before)) ?? [];
  if (command !== undefined)
    return {
      from: before,
      to: text.length,
      items: commands(command, isGroup && text.slice(0, before).trim() === ''),
    };
  const name = isGroup ? begunMention(text) : undefined;
  if (name === undefined) return { from: 0, to: 0, items: [] };
  return { from: text.length - name.length - 1, to: text.length, items: mentionsOf(name) };
}

/** Feishu's panel of the bot's commands; in a group it is asked by a mention. */
function commands(typed: string, mentionBot: boolean): Suggestion[] {
  if (currentChat()?.botInChat !== true) return [];
  const mention = mentionBot ? `@${named(bot().name)} ` : '';
  const wanted = typed.toLowerCase();
  return slashCommands()
    .filter(({ command }) => command.includes(wanted))
    .sort((a, b) => Number(b.command.startsWith(wanted)) - Number(a.command.startsWith(wanted)))
    .map((command) => ({
      insert: `${mention}/${command.command} `,
      label: `/${command.command}`,
      hint: descriptionOf(command),
      complete: mention === '' && command.command === wanted,
      mark: unsafeHTML(command.drawing),
    }));
}

function descriptionOf({ description }: SlashCommand): string | undefined {
  return description?.i18n?.[view.lang] ?? description?.default_value;
}
