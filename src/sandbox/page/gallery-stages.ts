import { html, type TemplateResult } from 'lit-html';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { LANGUAGES, type Language, type ShownSample } from './gallery-data.js';
import { word } from './words.js';
import { view } from './view.js';

interface Look {
  readonly lang: Language;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly width: 'pc' | 'mobile';
}

const ALL: readonly Look[] = LANGUAGES.flatMap((lang) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['pc', 'mobile'] as const).map((width) => ({ lang, theme, width })),
  ),
);

function labelOf({ lang, theme, width }: Look): string {
  const language = lang === 'zh_cn' ? '中文' : 'English';
  return `${language} · ${word(theme)} · ${word(width)}`;
}

/** The card as the sandbox's renderer drew it, which escapes all that a card holds. */
function stage({ html: drawn }: ShownSample, look: Look): TemplateResult {
  return html`<div
    class="card-stage"
    data-lang=${look.lang}
    data-theme=${look.theme}
    data-width=${look.width}
    role="group"
    aria-label=${labelOf(look)}
  >
    ${unsafeHTML(drawn[look.lang])}
  </div>`;
}

/** A sample in the chosen look, or in all eight, each with a caption. */
export function stages(sample: ShownSample): TemplateResult {
  if (!view.sideBySide) return stage(sample, view);
  return html`<div class="gallery-all">
    ${ALL.map(
      (look) =>
        html`<figure class="gallery-look" data-theme=${look.theme} data-width=${look.width}>
          <figcaption>${labelOf(look)}</figcaption>
          ${stage(sample, look)}
        </figure>`,
    )}
  </div>`;
}
