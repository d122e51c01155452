import { byId, fillSelect } from './dom.js';
import { changeView, view } from './view.js';
import { word } from './words.js';

const lang = byId('lang', HTMLSelectElement);
const theme = byId('theme', HTMLSelectElement);
const width = byId('width', HTMLSelectElement);

/** Shows the switches for language, theme and width in their present position, and applies them to the page. */
export function showSettings(): void {
  const zhAndEn: [string, string][] = [
    ['zh_cn', '中文'],
    ['en_us', 'English'],
  ];
  fillSelect(lang, zhAndEn, view.lang);
  fillSelect(
    theme,
    (['auto', 'light', 'dark'] as const).map((name) => [name, word(name)]),
    view.theme,
  );
  fillSelect(
    width,
    (['pc', 'mobile'] as const).map((name) => [name, word(name)]),
    view.width,
  );
  document.documentElement.dataset['theme'] = view.theme;
  document.body.dataset['width'] = view.width;
}

/** Makes the switches work. */
export function startSettings(): void {
  lang.addEventListener('change', () => {
    changeView({ lang: lang.value === 'zh_cn' ? 'zh_cn' : 'en_us' });
  });
  theme.addEventListener('change', () => {
    changeView({ theme: theme.value === 'light' ? 'light' : theme.value === 'dark' ? 'dark' : 'auto' });
  });
  width.addEventListener('change', () => {
    changeView({ width: width.value === 'mobile' ? 'mobile' : 'pc' });
  });
}
