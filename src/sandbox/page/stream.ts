import { byId } from './dom.js';
import type { MessageEventData } from './types.js';
import type { Line } from './wire-data.js';

/** What the sandbox may tell. */
export interface News {
  message: (message: MessageEventData) => void;
  /** A chat has changed. */
  chat: () => void;
  /** The Hire settings have changed. */
  hire: () => void;
  /** The bot has changed the commands of the client's panel. */
  slash: () => void;
  /** A request between the platform and the bot has begun or ended. */
  wire: (line: Line) => void;
  /** The connection stands, at first or again: anything may have happened meanwhile. */
  connected: () => void;
}

/** Listens to the sandbox. The browser connects again by itself. */
export function startStream(news: News): void {
  const offline = byId('offline', HTMLSpanElement);
  const source = new EventSource('/sandbox/api/stream');
  source.addEventListener('open', () => {
    offline.hidden = true;
    news.connected();
  });
  source.addEventListener('error', () => {
    offline.hidden = false;
  });
  source.addEventListener('message', (event: MessageEvent<string>) => {
    news.message(JSON.parse(event.data) as MessageEventData);
  });
  source.addEventListener('chat', news.chat);
  source.addEventListener('hire', news.hire);
  source.addEventListener('slash', news.slash);
  source.addEventListener('wire', (event: MessageEvent<string>) => {
    news.wire(JSON.parse(event.data) as Line);
  });
}
