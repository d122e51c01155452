import { currentChat, mayWrite } from './directory.js';
import { make } from './dom.js';
import { inLanguage } from './language.js';
import { word } from './words.js';

/** What a newcomer can ask first; said in the viewer's language, as the bot takes both. */
const FIRST_WORDS: readonly (readonly [zh: string, en: string])[] = [
  ['/帮助', '/help'],
  ['/来源', '/sources'],
  ['/字段 --必填', '/fields --required'],
  ['/搜索 xueli', '/search degree'],
  ['/订阅', '/watch'],
];

/** What stands in a chat where nothing has been said: what to ask the bot, where there is a bot to be asked. */
export function noMessages(): HTMLElement {
  const asked = mayWrite() && currentChat()?.botInChat === true;
  const tries = FIRST_WORDS.map((words) => {
    const say = inLanguage(words);
    return make('button', { type: 'button', class: 'try', 'data-say': say }, say);
  });
  return make(
    'li',
    { class: 'no-messages' },
    make('p', {}, word('noMessages')),
    ...(asked ? [make('p', {}, word('tryOne')), make('div', { class: 'tries' }, ...tries)] : []),
  );
}

/** Calls `say` with the words of a button that stands where nothing has been said. */
export function listenToTries(list: HTMLElement, say: (text: string) => void): void {
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('.try') : null;
    const text = button?.dataset['say'];
    if (text !== undefined) say(text);
  });
}
