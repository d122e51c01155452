import type { Chat, Person, SandboxState, SlashCommand, Words } from './types.js';
import { inLanguage } from './language.js';
import { view } from './view.js';
import { word } from './words.js';

let state: SandboxState = {
  people: [],
  chats: [],
  presets: [],
  faults: [],
  botUrl: '',
  bot: { openId: '', name: { zh: '', en: '' } },
  slash: [],
};

/** Takes in what the sandbox listed. */
export function setState(read: SandboxState): void {
  state = read;
}

/** The people who can sit at this page. */
export function people(): readonly Person[] {
  return state.people;
}

/** The bot of the pretend tenant. */
export function bot(): SandboxState['bot'] {
  return state.bot;
}

/** The commands that the bot has registered for the client's panel. */
export function slashCommands(): readonly SlashCommand[] {
  return state.slash;
}

/** Names of the prepared faults. */
export function presets(): readonly string[] {
  return state.presets;
}

/** Whether a prepared fault is switched on. */
export function isFaulty(preset: string): boolean {
  return state.faults.some(({ name }) => name === preset);
}

/** The chats a person sees: the own private chat and all groups; those without the person can be read only. */
export function chatsOf(openId: string): Chat[] {
  return state.chats.filter((chat) => chat.type === 'group' || chat.memberIds.includes(openId));
}

/** Whether the chat was there when the sandbox was last asked. */
export function isKnown(chatId: string): boolean {
  return state.chats.some((chat) => chat.chatId === chatId);
}

/** The chat in view, if the present person sees it. */
export function currentChat(): Chat | undefined {
  return chatsOf(view.me).find((chat) => chat.chatId === view.chatId);
}

/** Whether the present person may write in the chat in view. */
export function mayWrite(): boolean {
  const chat = currentChat();
  return chat !== undefined && !chat.dissolved && chat.memberIds.includes(view.me);
}

/** Which of the people, or of the groups, an id means; 0 for one that is not known. */
export function placeOf(id: string): number {
  const person = state.people.findIndex(({ openId }) => openId === id);
  const group = state.chats.filter(({ type }) => type === 'group').findIndex(({ chatId }) => chatId === id);
  return Math.max(person, group, 0);
}

/** A name in the page's language. */
export function named(name: Words): string {
  return inLanguage([name.zh, name.en]);
}

/** How a chat is called in the list: the private one by its purpose, groups by their name. */
export function chatName(chat: Chat): string {
  return chat.type === 'p2p' ? word('privateChat') : named(chat.name);
}

/** The name of a person, or of the bot, by the open id. */
export function nameOf(openId: string | undefined): string | undefined {
  if (openId === state.bot.openId) return named(state.bot.name);
  const person = state.people.find((candidate) => candidate.openId === openId);
  return person && named(person.name);
}

/** The name of a sender. */
export function senderName(sender: { id: string; type: 'user' | 'bot' }): string {
  if (sender.type === 'bot') return named(state.bot.name) || word('bot');
  return nameOf(sender.id) ?? sender.id;
}
