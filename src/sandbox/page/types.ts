import type { Used } from './card-values.js';

/** What the sandbox's page API answers. */

export interface Words {
  zh: string;
  en: string;
}

export interface Person {
  openId: string;
  name: Words;
  kind: 'member' | 'guest';
}

export interface Chat {
  chatId: string;
  name: Words;
  type: 'p2p' | 'group';
  external: boolean;
  memberIds: string[];
  mode: 'p2p' | 'group' | 'topic';
  botInChat: boolean;
  dissolved: boolean;
  /** The newest message. */
  last?: Message;
}

/** A command as the bot registered it for the client's panel. */
export interface SlashCommand {
  command: string;
  description?: { default_value?: string; i18n?: Record<string, string> };
  /** The icon, drawn by the sandbox. */
  drawing: string;
}

export interface SandboxState {
  people: Person[];
  chats: Chat[];
  presets: string[];
  /** Those that are switched on. */
  faults: { name?: string }[];
  botUrl: string;
  bot: { openId: string; name: Words };
  slash: SlashCommand[];
}

export interface Message {
  messageId: string;
  chatId: string;
  sender: { id: string; type: 'user' | 'bot' };
  type: string;
  /** The JSON string of the message API. */
  content: string;
  card?: object;
  mentions?: { key: string; name: string; id?: { open_id?: string } }[];
  replyTo?: string;
  rootId?: string;
  threadId?: string;
  /** What a file message holds. */
  file?: { key: string; name: string; bytes: number };
  createdAt: number;
  updatedAt?: number;
  recalledAt?: number;
}

export interface Click extends Used {
  message_id: string;
  from: string;
}

export interface Clicked {
  status: number;
  ms: number;
  error?: number;
  detail?: string;
  toast?: { type?: string; content?: string; i18n?: Record<string, string> };
  card?: object;
}

/** Data of a server-sent `message` event. */
export interface MessageEventData {
  messageId: string;
  chatId: string;
  updated: boolean;
  /** The open id of who wrote it. */
  sender?: string;
  replyTo?: string;
}
