import { byId } from './dom.js';
import type { MessageEventData } from './types.js';

/**
 * Listens to the sandbox. The browser connects again by itself; after every connection `onNews` runs once without a
 * message, because something may have happened meanwhile.
 */
export function startStream(onNews: (news: MessageEventData | undefined) => void): void {
  const offline = byId('offline', HTMLSpanElement);
  const source = new EventSource('/sandbox/api/stream');
  source.addEventListener('open', () => {
    offline.hidden = true;
    onNews(undefined);
  });
  source.addEventListener('error', () => {
    offline.hidden = false;
  });
  source.addEventListener('message', (event: MessageEvent<string>) => {
    onNews(JSON.parse(event.data) as MessageEventData);
  });
}
