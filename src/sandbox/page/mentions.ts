import { avatar } from './avatar.js';
import { bot, currentChat, named, people } from './directory.js';
import type { Suggestion } from './suggest.js';
import type { Words } from './types.js';
import { view } from './view.js';
import { word } from './words.js';

const MOST = 12;
/** An @ within a word, as in an address, begins no mention. */
const NO_WORD_BEFORE = String.raw`(?<![\w.])`;
const BEGUN = new RegExp(`${NO_WORD_BEFORE}@((?!\\s)[^@\\n]{0,40})$`);

interface Mentionable {
  readonly id: string;
  readonly name: string;
  readonly placeholder: string;
}

/** Everybody who can be mentioned in the chat, by their name in either language; the viewer's language first. */
function mentionable(): Mentionable[] {
  const members = new Set(currentChat()?.memberIds ?? []);
  const both = (id: string, name: Words, placeholder: string): Mentionable[] =>
    [...new Set([named(name), name.zh, name.en])].map((one) => ({ id, name: one, placeholder }));
  return [
    ...(currentChat()?.botInChat === true ? both(bot().openId, bot().name, '{bot}') : []),
    ...people()
      .filter(({ openId }) => members.has(openId) && openId !== view.me)
      .flatMap(({ openId, name }) => both(openId, name, `{${openId}}`)),
    ...both('', { zh: '所有人', en: 'everyone' }, '{all}'),
  ];
}

function longestFirst(): Mentionable[] {
  return mentionable().sort((a, b) => b.name.length - a.name.length);
}

/** The name that is being typed at the end of a text: what stands behind its last @, which may hold spaces. */
export function begunMention(text: string): string | undefined {
  return BEGUN.exec(text)?.[1];
}

/** Who may be meant by a part of a name. */
export function mentionsOf(typed: string): Suggestion[] {
  const wanted = typed.toLowerCase();
  const found = new Map<string, Suggestion>();
  for (const { id, name, placeholder } of mentionable()) {
    if (!name.toLowerCase().includes(wanted) || found.has(placeholder)) continue;
    const kind = placeholder === '{bot}' ? 'bot' : placeholder === '{all}' ? 'group' : 'user';
    found.set(placeholder, {
      insert: `@${name} `,
      label: name,
      hint: kind === 'bot' ? word('bot') : undefined,
      mark: avatar(name, kind, id),
    });
  }
  return [...found.values()].slice(0, MOST);
}

/** How many characters at the beginning of a text are mentions and the space around them. */
export function mentionsBefore(text: string): number {
  const name = longestFirst().find((one) => text.trimStart().startsWith(`@${one.name}`))?.name;
  if (name === undefined) return text.length - text.trimStart().length;
  const end = text.indexOf(`@${name}`) + name.length + 1;
  return end + mentionsBefore(text.slice(end));
}

/** The text as it is sent: a placeholder for each mention. */
export function withPlaceholders(text: string): string {
  const escaped = (name: string): string => name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return longestFirst().reduce(
    (sofar, { name, placeholder }) =>
      sofar.replaceAll(new RegExp(`${NO_WORD_BEFORE}@${escaped(name)}`, 'g'), placeholder),
    text,
  );
}
