import { readState } from './api.js';
import { showChatActions, startChatActions } from './chat-actions.js';
import { showChats, startChats } from './chats.js';
import { startClicks } from './clicks.js';
import { showChatHead, startComposer } from './composer.js';
import { clearConversation, refresh, startConversation } from './conversation.js';
import { setState } from './directory.js';
import { showFaults } from './faults.js';
import { hireChanged, showHire, startHire } from './hire-panel.js';
import { suggestAgain } from './input.js';
import { joinCalls } from './join-calls.js';
import { showSettings, startSettings } from './settings.js';
import { startShortcuts } from './shortcuts.js';
import { startStream } from './stream.js';
import { closeThread, showThreadForm, startThread } from './thread.js';
import { reportProblem } from './toasts.js';
import { answerSeen, pushSeen, showTyping } from './typing.js';
import { markUnread } from './unread.js';
import { view, watchView } from './view.js';
import { reloadWire, showWire, startWire, wireChanged } from './wire.js';
import { writeWords } from './words.js';

function show(): void {
  writeWords();
  showSettings();
  showChats();
  showChatHead();
  showThreadForm();
  showChatActions();
  showFaults();
  showHire();
  showWire();
  showTyping();
}

const load = joinCalls(async () => {
  setState(await readState());
  show();
  await refresh();
});

/** The list of chats shows the newest message of each. */
const loadChats = joinCalls(async () => {
  setState(await readState());
  showChats();
  showChatHead();
  showFaults();
});

const reload = (): void => void load().catch(reportProblem);

watchView((changed) => {
  if (changed.has('chatId')) closeThread();
  if (['chatId', 'me', 'lang', 'width'].some((key) => changed.has(key as keyof typeof view)))
    clearConversation();
  if (view.hire || view.wire) closeThread();
  show();
  void refresh();
});

show();
startSettings();
startChats();
startConversation();
startComposer();
startThread();
startClicks();
startChatActions();
startShortcuts();
startHire();
startWire();
startStream({
  connected: () => {
    reload();
    hireChanged();
    reloadWire();
  },
  chat: reload,
  hire: hireChanged,
  wire: (line) => {
    wireChanged(line);
    pushSeen(line);
  },
  slash: () => void load().then(suggestAgain).catch(reportProblem),
  message: (message) => {
    markUnread(message);
    answerSeen(message);
    if (message.chatId === view.chatId) void refresh().then(showTyping);
    void loadChats().catch(reportProblem);
  },
});
