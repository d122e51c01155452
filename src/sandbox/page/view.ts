/** What this browser window looks at; kept in local storage, so that a reload comes back to it. */
export interface View {
  lang: 'zh_cn' | 'en_us';
  theme: 'auto' | 'light' | 'dark';
  width: 'pc' | 'mobile';
  me: string;
  chatId: string;
  /** Whether the panel with the Hire settings is open. */
  hire: boolean;
  /** Whether the panel with the requests is open. */
  wire: boolean;
  /** Whether the gallery shows every card in all looks at once. */
  sideBySide: boolean;
}

const KEY = 'sandbox.view';

function firstView(): View {
  const lang = navigator.language.toLowerCase().startsWith('zh') ? 'zh_cn' : 'en_us';
  return {
    lang,
    theme: 'auto',
    width: 'pc',
    me: '',
    chatId: '',
    hire: false,
    wire: false,
    sideBySide: false,
  };
}

function storedView(): Partial<View> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<View>;
  } catch {
    return {};
  }
}

/** A link may lead to a chat (`/?chat=oc_…`); it is followed once, not again at every reload. */
function askedView(): Partial<View> {
  const chatId = new URLSearchParams(location.search).get('chat');
  if (chatId === null) return {};
  history.replaceState(null, '', location.pathname);
  return { chatId };
}

/** The present view; change it with `changeView` only. */
export const view: Readonly<View> = { ...firstView(), ...storedView(), ...askedView() };

const watchers: ((changed: ReadonlySet<keyof View>) => void)[] = [];

/** Calls `watcher` after every change with the keys that changed. */
export function watchView(watcher: (changed: ReadonlySet<keyof View>) => void): void {
  watchers.push(watcher);
}

/** Changes the view, remembers it and tells the watchers, if anything is different. */
export function changeView(change: Partial<View>): void {
  const keys = (Object.keys(change) as (keyof View)[]).filter((key) => change[key] !== view[key]);
  if (keys.length === 0) return;
  Object.assign(view, change);
  try {
    localStorage.setItem(KEY, JSON.stringify(view));
  } catch {
    // A browser that keeps nothing still shows the page.
  }
  const changed = new Set(keys);
  for (const watcher of watchers) watcher(changed);
}
