import { html, render, type TemplateResult } from 'lit-html';
import { checkCard, HOUSE_LIMITS, type Finding } from '../../../cards/kit/check.js';
import { showCardJson } from './card-json.js';
import { cardWord } from './card-words.js';
import { measure, MOST_BYTES, MOST_TAGS } from './meters.js';

function meter(label: string, value: number, most: number, shown: string): TemplateResult {
  return html`<label class=${value > most ? 'card-meter card-over' : 'card-meter'}
    ><meter max=${most} high=${most * 0.8} value=${value} aria-label=${label}></meter> ${shown}</label
  >`;
}

function finding({ path, code, message }: Finding): TemplateResult {
  const who = code === 0 ? cardWord('own') : `${cardWord('refused')} ${String(code)}`;
  return html`<li><code>${path || cardWord('wholeCard')}</code> ${message} <small>${who}</small></li>`;
}

function verdict(findings: readonly Finding[]): TemplateResult {
  if (findings.length === 0) return html`<span class="card-good">✓ ${cardWord('good')}</span>`;
  const words = `${String(findings.length)} ${cardWord(findings.length === 1 ? 'finding' : 'findings')}`;
  return html`<details class="card-findings">
    <summary>! ${words}</summary>
    <ul>
      ${findings.map(finding)}
    </ul>
  </details>`;
}

/**
 * The line below a card: how much of Feishu's limits it takes, what the project's checker finds, and its JSON.
 * @param name what the card is called where cards have names
 */
export function cardFooter(card: object, name = ''): TemplateResult {
  const { bytes, tags } = measure(card);
  const kilobytes = `${(bytes / 1024).toFixed(1)} / ${String(MOST_BYTES / 1024)} KB`;
  const show = (): void => void showCardJson(card, name);
  return html`<div class="card-footer">
    ${meter(cardWord('bytes'), bytes, MOST_BYTES, kilobytes)}
    ${meter(cardWord('tags'), tags, MOST_TAGS, `${String(tags)} / ${String(MOST_TAGS)} ${cardWord('tags')}`)}
    ${verdict(checkCard(card, HOUSE_LIMITS))}
    <button class="card-json" type="button" aria-haspopup="dialog" @click=${show}>${cardWord('json')}</button>
  </div>`;
}

/** The same line as an element of its own. */
export function cardFooterElement(card: object): HTMLElement {
  const holder = document.createElement('div');
  render(cardFooter(card), holder);
  return holder;
}
