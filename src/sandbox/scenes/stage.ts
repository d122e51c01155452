import type { Message, Sandbox, SayInput } from '../index.js';
import { buttonsOf, wordsOf } from './controls.js';
import type { Language, Scene, Stage } from './scene.js';

/** A bot that needs longer is not there, or broken. */
const PATIENCE_MS = 30_000;

/** What the bot may show first; the answer takes its place. */
const READING = '正在读取';

/** Tells a scene to its end. @throws Error when the bot does not play its part */
export function tellScene(sandbox: Sandbox, scene: Scene, language: Language): Promise<void> {
  return scene.tell(createStage(sandbox, language));
}

function createStage(sandbox: Sandbox, language: Language): Stage {
  const wait = <T>(probe: () => T | undefined | false, what: string): Promise<T> =>
    sandbox.waitFor(probe, { timeoutMs: PATIENCE_MS, what });
  const ask = (input: SayInput & { text: string }): Promise<Message> => {
    const { messageId, chatId } = sandbox.say(input);
    const answer = (): Message | undefined =>
      sandbox
        .messages(chatId)
        .filter(({ sender, replyTo }) => sender.type === 'bot' && replyTo === messageId)
        .find(({ card }) => !wordsOf(card).some((text) => text.startsWith(READING)));
    return wait(answer, `an answer to ${input.text}`);
  };
  const now = ({ messageId }: Message): Message | undefined => sandbox.message(messageId);

  return {
    sandbox,
    ask: (text, where = {}) => ask({ text: text[language], ...where }),
    askInThread: (message, text, where = {}) => {
      const { messageId: rootId, chatId: chat } = sandbox.message(message.rootId ?? '') ?? message;
      const threadId = sandbox.openThread(rootId);
      return ask({ text: text[language], chat, rootId, threadId, ...where });
    },
    talk: (text, where) => void sandbox.say({ text: text[language], ...where }),
    click: async (message, label, from) => {
      const { messageId } = message;
      const button = buttonsOf(now(message)?.card).find(({ words }) => words.includes(label));
      if (!button) throw new Error(`there is no button ${label}`);
      const { value } = button;
      const before = now(message)?.history.length ?? 0;
      const { error, detail } = await sandbox.click({ messageId, value, ...(from ? { from } : {}) });
      if (error !== undefined) throw new Error(`the click on ${label} failed: ${error} ${detail ?? ''}`);
      return wait(() => {
        const shown = now(message);
        return shown && shown.history.length > before ? shown : undefined;
      }, `what ${label} shows`);
    },
    change: (change) => void sandbox.changeHire(change),
    notice: (chat, count) =>
      wait(
        () =>
          sandbox
            .messages(chat)
            .filter(({ sender, replyTo }) => sender.type === 'bot' && replyTo === undefined)[count - 1],
        `notice ${count}`,
      ),
    shows: (message, words) =>
      wait(() => {
        const shown = now(message);
        return shown && wordsOf(shown.card).some((text) => text.includes(words)) ? shown : undefined;
      }, `a card with ${words}`),
  };
}
