import { readState } from './api.js';
import { markUnread, showChats, startChats } from './chats.js';
import { startClicks } from './clicks.js';
import { showChatHead, startComposer } from './composer.js';
import { clearConversation, refresh } from './conversation.js';
import { isKnown, setState } from './directory.js';
import { showFaults, startFaults } from './faults.js';
import { showSettings, startSettings } from './settings.js';
import { startStream } from './stream.js';
import { reportProblem } from './toasts.js';
import { view, watchView } from './view.js';
import { writeWords } from './words.js';

function show(): void {
  writeWords();
  showSettings();
  showChats();
  showChatHead();
  showFaults();
}

async function loadState(): Promise<void> {
  setState(await readState());
  show();
  await refresh();
}

watchView((changed) => {
  if (changed.has('chatId')) clearConversation();
  show();
  void refresh();
});

show();
startSettings();
startChats();
startComposer();
startClicks();
startFaults();
startStream((news) => {
  if (news === undefined || !isKnown(news.chatId)) void loadState().catch(reportProblem);
  else if (news.chatId === view.chatId) void refresh();
  else markUnread(news.chatId);
});
