import { say } from './api.js';
import { refresh } from './conversation.js';
import { chatName, currentChat } from './directory.js';
import { byId } from './dom.js';
import { reportProblem } from './toasts.js';
import { view } from './view.js';
import { word } from './words.js';

const form = byId('composer', HTMLFormElement);
const field = byId('text', HTMLInputElement);
const mention = byId('mention', HTMLInputElement);
const mentionLabel = byId('mention-label', HTMLLabelElement);

/** Shows the chat's name and what can be done in it; somebody who is not in a group cannot write there. */
export function showChatHead(): void {
  const chat = currentChat();
  const isMember = chat?.memberIds.includes(view.me) ?? false;
  byId('chat-name', HTMLHeadingElement).textContent = chat === undefined ? '' : chatName(chat);
  const notes = chat === undefined || chat.type === 'p2p' ? [] : [word('group')];
  if (chat?.external === true) notes.push(word('external'));
  if (chat !== undefined && !isMember) notes.push(word('notMember'));
  byId('chat-note', HTMLSpanElement).textContent = notes.join(' · ');
  mentionLabel.hidden = chat?.type !== 'group';
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLButtonElement>('input, button')) {
    control.disabled = !isMember;
  }
}

async function send(): Promise<void> {
  const text = field.value.trim();
  const chat = currentChat();
  if (text === '' || chat === undefined) return;
  const withMention = chat.type === 'group' && mention.checked && !text.includes('{bot}');
  field.value = '';
  try {
    await say(chat.chatId, view.me, withMention ? `{bot} ${text}` : text);
    await refresh();
  } catch (problem) {
    if (field.value === '') field.value = text;
    reportProblem(problem);
  }
}

/** Makes the input line work. */
export function startComposer(): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
}
