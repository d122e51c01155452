import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { galleryWord } from './gallery-words.js';
import { word } from './words.js';
import { changeView, view, type View } from './view.js';

type Switch = 'lang' | 'theme' | 'width';

const CHOICES = {
  lang: ['zh_cn', 'en_us'],
  theme: ['auto', 'light', 'dark'],
  width: ['pc', 'mobile'],
} as const satisfies { [K in Switch]: readonly View[K][] };

const NAMES = { lang: 'language', theme: 'theme', width: 'width' } as const;

function labelOf(choice: View[Switch]): string {
  if (choice === 'zh_cn') return '中文';
  return choice === 'en_us' ? 'English' : word(choice);
}

function chooser(key: Switch): TemplateResult {
  const choose = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) changeView({ [key]: target.value });
  };
  return html`<label
    >${word(NAMES[key])}
    <select id=${key} ?disabled=${key === 'width' && view.sideBySide} @change=${choose}>
      ${CHOICES[key].map(
        (choice) =>
          html`<option value=${choice} ?selected=${choice === view[key]}>${labelOf(choice)}</option>`,
      )}
    </select></label
  >`;
}

/** The bar above the cards: what they are, and the switches for how they are shown. */
export function galleryTop(filter: string, changeFilter: (text: string) => void): TemplateResult {
  const typed = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) changeFilter(target.value);
  };
  const toggle = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) changeView({ sideBySide: target.checked });
  };
  return html`<div class="gallery-name">
      <h1>${galleryWord('title')}</h1>
      <a href="/">${galleryWord('chat')}</a>
    </div>
    <p class="gallery-hint">${galleryWord('hint')}</p>
    <div class="gallery-switches" role="group">
      <input
        id="filter"
        type="search"
        autocomplete="off"
        aria-label=${galleryWord('filter')}
        placeholder=${galleryWord('filter')}
        .value=${live(filter)}
        @input=${typed}
      />
      ${(['lang', 'theme', 'width'] as const).map(chooser)}
      <label
        ><input id="all" type="checkbox" .checked=${live(view.sideBySide)} @change=${toggle} />
        ${galleryWord('sideBySide')}</label
      >
    </div>`;
}
