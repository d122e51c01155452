import { readCards } from './api.js';
import { currentChat, mayWrite } from './directory.js';
import { byId, make } from './dom.js';
import { entryOf, replaceEntry } from './draw-entry.js';
import { joinCalls } from './join-calls.js';
import { actsIn } from './message-acts.js';
import { findMessage, moveByKeys } from './message-keys.js';
import { messageEntry } from './message-view.js';
import { noMessages } from './no-messages.js';
import { cardsOf, forgetTalk, mainStream, messageOf, repliesIn, rootOf, updateTalk } from './talk-store.js';
import { showThread, threadChanged } from './thread.js';
import { dayName, isSameDay } from './times.js';
import { reportProblem } from './toasts.js';
import type { Message } from './types.js';
import { view } from './view.js';
import { word } from './words.js';

const list = byId('messages', HTMLOListElement);
const newest = byId('newest', HTMLButtonElement);

/** So many messages are drawn at first, and again each time somebody reaches the top. */
const PIECE = 40;
const NEAR_END_PX = 80;
const NEAR_TOP_PX = 400;
const FOLLOW_MS = 5 * 60_000;
/** Long enough for a browser to have told a screen reader, or not, what was drawn. */
const QUIET_MS = 500;

/** The messages that are on the page. */
let drawn = new Set<string>();
/** Counts the times the list was emptied; a reading from before is thrown away. */
let generation = 0;
/** Whether the newest message is in view; it then stays there when more come or when there is less room. */
let following = true;
let lastTop = 0;
let unseen = 0;
let quietEnds: ReturnType<typeof setTimeout> | undefined;

async function refreshOnce(): Promise<void> {
  const { chatId, lang } = view;
  const begun = generation;
  if (chatId === '') return;
  const changed = await updateTalk(chatId);
  const stream = mainStream();
  const first = drawn.size === 0;
  const from = first
    ? Math.max(0, stream.length - PIECE)
    : stream.findIndex(({ messageId }) => drawn.has(messageId));
  const concerned = new Set(changed.map((message) => rootOf(message) ?? message));
  const toDraw = stream.slice(Math.max(0, from)).filter((message) => first || concerned.has(message));
  const cards = await readCards(cardsOf(toDraw), lang);
  if (begun !== generation || lang !== view.lang) return;
  list.querySelector('.no-messages')?.remove();
  const fresh = toDraw.filter(({ messageId }) => !drawn.has(messageId)).length;
  if (first) keepQuiet();
  for (const message of toDraw) place(message, stream, cards[message.messageId]);
  if (stream.length === 0) list.replaceChildren(noMessages());
  if (toDraw.length > 0 && (following || first)) toEnd();
  else count(fresh);
  if (changed.length > 0) await threadChanged(changed);
}

/** The entry of a message in the stream, with the day above it where a new one begins. */
function entriesFor(message: Message, stream: readonly Message[], html: string | undefined): HTMLElement[] {
  const before = stream[stream.indexOf(message) - 1];
  const newDay = before === undefined || !isSameDay(before.createdAt, message.createdAt);
  const replies = repliesIn(message);
  const last = replies.at(-1);
  const entry = messageEntry(message, {
    html,
    answered: messageOf(message.replyTo),
    follows:
      !newDay &&
      message.replyTo === undefined &&
      before.replyTo === undefined &&
      message.threadId === undefined &&
      before.threadId === undefined &&
      before.sender.id === message.sender.id &&
      message.createdAt - before.createdAt < FOLLOW_MS,
    thread: last === undefined ? undefined : { count: replies.length, last },
    acts: actsIn(currentChat(), mayWrite()),
  });
  return newDay ? [make('li', { class: 'day' }, dayName(message.createdAt)), entry] : [entry];
}

function place(message: Message, stream: readonly Message[], html: string | undefined): void {
  const entries = entriesFor(message, stream, html);
  const entry = entries.at(-1) as HTMLElement;
  const old = entryOf(list, message.messageId);
  if (old === null) list.append(...entries);
  else replaceEntry(old, entry);
  drawn.add(message.messageId);
}

/** Draws a piece of what is older; what is in view stays where it is. */
async function drawOlder(): Promise<void> {
  const begun = generation;
  const stream = mainStream();
  const at = stream.findIndex(({ messageId }) => drawn.has(messageId));
  if (at <= 0) return;
  const piece = stream.slice(Math.max(0, at - PIECE), at);
  const cards = await readCards(cardsOf(piece), view.lang);
  if (begun !== generation) return;
  keepQuiet();
  const below = list.scrollHeight - list.scrollTop;
  list.prepend(...piece.flatMap((message) => entriesFor(message, stream, cards[message.messageId])));
  for (const { messageId } of piece) drawn.add(messageId);
  list.scrollTop = list.scrollHeight - below;
}

/** Screen readers tell what is new; what was there before and is only drawn now is not. */
function keepQuiet(): void {
  const log = list.parentElement;
  log?.setAttribute('aria-live', 'off');
  clearTimeout(quietEnds);
  quietEnds = setTimeout(() => log?.setAttribute('aria-live', 'polite'), QUIET_MS);
}

function toEnd(): void {
  following = true;
  stick();
  // What comes into view gets its real height only when it is drawn.
  requestAnimationFrame(() => {
    stick();
    requestAnimationFrame(stick);
  });
  count(-unseen);
}

function stick(): void {
  if (following) list.scrollTop = list.scrollHeight;
}

function count(more: number): void {
  unseen += more;
  newest.hidden = following;
  newest.textContent = unseen > 0 ? `↓ ${String(unseen)} ${word('newMessages')}` : `↓ ${word('toNewest')}`;
}

/** Brings the conversation up to date. */
export const refresh = joinCalls(() => refreshOnce().catch(reportProblem));
const older = joinCalls(() => drawOlder().catch(reportProblem));

/** Somebody has written: what they wrote comes into view. */
export function follow(): void {
  following = true;
}

/** Empties the conversation before another chat, person, language or width is shown. */
export function clearConversation(): void {
  generation += 1;
  drawn = new Set();
  following = true;
  forgetTalk();
  list.replaceChildren();
}

/** Shows a message that may not have been drawn yet; one of a thread is shown there. */
async function jumpTo(messageId: string): Promise<void> {
  const message = messageOf(messageId);
  const opener = message && rootOf(message);
  if (opener !== undefined && opener !== message) {
    showThread(opener.messageId);
    return;
  }
  let count = -1;
  while (!findMessage(list, messageId) && message !== undefined && drawn.size > count) {
    count = drawn.size;
    await older();
  }
}

/** Makes the conversation follow its newest message, show older ones, and open threads. */
export function startConversation(): void {
  list.addEventListener('scroll', () => {
    const near = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX;
    // Heights change while things are drawn; only who scrolls up has left the end.
    if (near) following = true;
    else if (list.scrollTop < lastTop) following = false;
    lastTop = list.scrollTop;
    if (following) count(-unseen);
    newest.hidden = following;
    if (list.scrollTop < NEAR_TOP_PX) void older();
  });
  newest.addEventListener('click', toEnd);
  moveByKeys(list);
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('.quote, .thread-bar') : null;
    const { jump, thread } = button?.dataset ?? {};
    if (jump !== undefined) void jumpTo(jump);
    if (thread !== undefined) showThread(thread);
  });
  new ResizeObserver(stick).observe(list);
}
