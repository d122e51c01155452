import type { Chat, Person, SandboxState, Words } from './types.js';
import { view } from './view.js';
import { word } from './words.js';

let state: SandboxState = { people: [], chats: [], presets: [], botUrl: '' };

/** Takes in what the sandbox listed. */
export function setState(read: SandboxState): void {
  state = read;
}

/** The people who can sit at this page. */
export function people(): readonly Person[] {
  return state.people;
}

/** Names of the prepared faults. */
export function presets(): readonly string[] {
  return state.presets;
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

/** A name in the page's language. */
export function named(name: Words): string {
  return view.lang === 'zh_cn' ? name.zh : name.en;
}

/** How a chat is called in the list: the private one by its purpose, groups by their name. */
export function chatName(chat: Chat): string {
  return chat.type === 'p2p' ? word('privateChat') : named(chat.name);
}

/** The name of a sender. */
export function senderName(sender: { id: string; type: 'user' | 'bot' }): string {
  if (sender.type === 'bot') return word('bot');
  const person = state.people.find((candidate) => candidate.openId === sender.id);
  return person === undefined ? sender.id : named(person.name);
}
