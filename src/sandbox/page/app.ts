import { readState } from './api.js';
import { showChatActions, startChatActions } from './chat-actions.js';
import { markUnread, showChats, startChats } from './chats.js';
import { startClicks } from './clicks.js';
import { showChatHead, startComposer } from './composer.js';
import { clearConversation, refresh, startConversation } from './conversation.js';
import { isKnown, setState } from './directory.js';
import { showFaults, startFaults } from './faults.js';
import { hireChanged, showHire, startHire } from './hire-panel.js';
import { showSettings, startSettings } from './settings.js';
import { startStream } from './stream.js';
import { reportProblem } from './toasts.js';
import { view, watchView } from './view.js';
import { reloadWire, showWire, startWire, wireChanged } from './wire.js';
import { writeWords } from './words.js';

function show(): void {
  writeWords();
  showSettings();
  showChats();
  showChatHead();
  showChatActions();
  showFaults();
  showHire();
  showWire();
}

async function loadState(): Promise<void> {
  setState(await readState());
  show();
  await refresh();
}

const reload = (): void => void loadState().catch(reportProblem);

watchView((changed) => {
  if (changed.has('chatId')) clearConversation();
  show();
  void refresh();
});

show();
startSettings();
startChats();
startConversation();
startComposer();
startClicks();
startChatActions();
startFaults();
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
  wire: wireChanged,
  message: ({ chatId }) => {
    if (!isKnown(chatId)) reload();
    else if (chatId === view.chatId) void refresh();
    else markUnread(chatId);
  },
});
