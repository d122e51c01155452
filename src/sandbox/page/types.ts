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
  botInChat: boolean;
  dissolved: boolean;
}

export interface SandboxState {
  people: Person[];
  chats: Chat[];
  presets: string[];
  botUrl: string;
}

export interface Message {
  messageId: string;
  chatId: string;
  sender: { id: string; type: 'user' | 'bot' };
  type: string;
  /** The JSON string of the message API. */
  content: string;
  card?: object;
  mentions?: { key: string; name: string }[];
  replyTo?: string;
  createdAt: number;
  updatedAt?: number;
  recalledAt?: number;
}

export interface Click {
  message_id: string;
  from: string;
  value: unknown;
  tag: string;
  name?: string;
  option?: string;
  form_value?: Record<string, string>;
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
}
