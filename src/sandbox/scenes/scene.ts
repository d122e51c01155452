import type { HireChange, HireSettings, Message, Sandbox } from '../index.js';

/** A text in both languages; what people type is in the language that the scene is told in. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The language that people type in. */
export type Language = keyof Words;

/** A story that a sandbox starts with: what the tenant has set up, and what people then say, click and change. */
export interface Scene {
  /** As it is named on the command line. */
  readonly name: string;
  readonly title: Words;
  /** In one line, what there is to be seen. */
  readonly summary: Words;
  /** The Hire settings; the ordinary ones when not said. */
  readonly hire?: () => HireSettings;
  /** The chat that is worth a look first. */
  readonly chat: string;
  /** Brings in people and chats that not every sandbox has, before anybody looks. */
  readonly prepare?: (sandbox: Sandbox) => void;
  /** Tells the story, each step when the one before it is done. */
  readonly tell: (stage: Stage) => Promise<void>;
}

/** Where somebody does something. */
export interface Where {
  /** The private chat of who says it, when not said. */
  readonly chat?: string;
  /** The recruiter, when not said. */
  readonly from?: string;
}

/** The doors through which a person acts: the chat, the cards, the Hire settings. */
export interface Stage {
  readonly sandbox: Sandbox;
  /** Says something to the bot, and waits for its answer. `{bot}` becomes a mention. */
  readonly ask: (text: Words, where?: Where) => Promise<Message>;
  /** Says something in the thread of a message, or of what that answers, and waits for the answer. */
  readonly askInThread: (message: Message, text: Words, where?: Where) => Promise<Message>;
  /** People talk among themselves. */
  readonly talk: (text: Words, where: Where) => void;
  /**
   * Clicks on the button with these words, in either language.
   * @returns the message as the click has changed it
   */
  readonly click: (message: Message, label: string, from?: string) => Promise<Message>;
  /** An administrator changes the Hire settings. */
  readonly change: (change: HireChange) => void;
  /** Waits for the `count`-th thing that the bot says in a chat by itself, from 1. */
  readonly notice: (chat: string, count: number) => Promise<Message>;
  /** Waits until a message shows these words. */
  readonly shows: (message: Message, words: string) => Promise<Message>;
}
