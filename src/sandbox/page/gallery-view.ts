import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { cardFooter } from './card-footer.js';
import { filtered, type ShownGroup, type ShownSample } from './gallery-data.js';
import { stages } from './gallery-stages.js';
import { countWords, galleryWord } from './gallery-words.js';
import { inLanguage } from './language.js';
import { view } from './view.js';

function sampleView(sample: ShownSample): TemplateResult {
  const { name, card } = sample;
  return html`<article class="sample" id=${name} aria-labelledby=${`title-${name}`}>
    <h3 id=${`title-${name}`}>
      <a href=${`#${name}`} title=${`${galleryWord('linkTo')} ${name}`}>${name}</a>
    </h3>
    ${stages(sample)}
    <output class="sample-sent" hidden></output>
    ${guard([card, view.lang], () => cardFooter(card, name))}
  </article>`;
}

function groupView({ title, samples }: ShownGroup): TemplateResult {
  return html`<section class="sample-group">
    <h2>${inLanguage([title.zh, title.en])} <small>${samples.length}</small></h2>
    <div class="samples">${repeat(samples, ({ name }) => name, sampleView)}</div>
  </section>`;
}

/** The cards whose names hold the text, group by group. */
export function galleryView(groups: readonly ShownGroup[], filter: string): TemplateResult {
  const shown = filtered(groups, filter);
  const count = (some: readonly ShownGroup[]): number =>
    some.reduce((sum, { samples }) => sum + samples.length, 0);
  const empty = galleryWord(groups.length === 0 ? 'noCards' : 'none');
  return html`<p class="gallery-count" role="status">${countWords(count(shown), count(groups))}</p>
    ${shown.length === 0 ? html`<p class="gallery-empty">${empty}</p>` : nothing}
    ${repeat(shown, ({ title }) => title.en, groupView)}`;
}
