import { html, nothing, type TemplateResult } from 'lit-html';
import { jsonView, pretty } from './json-view.js';
import type { Whole } from './wire-data.js';
import { wireWord } from './wire-words.js';

/** All of an exchange, and what can be done with it. */
export function wireDetail(whole: Whole): TemplateResult {
  const { request, response, again, curl } = whole;
  const query = Object.keys(request.query).length > 0 ? request.query : undefined;
  return html`<div class="wire-detail">
    <p class="wire-path">${whole.method} ${request.url ?? whole.path}</p>
    <div class="wire-actions" role="group">
      <button type="button" class="wire-button" data-copy=${curl}>${wireWord('curl')}</button>
      ${again.map(
        (how) =>
          html`<button type="button" class="wire-button" data-again=${how} data-id=${whole.id}>
            ${wireWord(how)}
          </button>`,
      )}
    </div>
    ${query ? part('request', query) : nothing}
    ${request.body === undefined || request.body === null ? nothing : part('request', request.body)}
    ${response ? part('answer', response.body) : nothing}
    <details class="wire-raw">
      <summary>${wireWord(request.raw === undefined ? 'headers' : 'asSent')}</summary>
      ${jsonView(request.headers, wireWord('headers'))}
      ${request.raw === undefined ? nothing : jsonView(request.raw, wireWord('asSent'))}
    </details>
  </div>`;
}

function part(title: 'request' | 'answer', value: unknown): TemplateResult {
  return html`<section class="wire-part">
    <h3>
      ${wireWord(title)}
      <button type="button" class="wire-copy" data-copy=${pretty(value)}>${wireWord('copyJson')}</button>
    </h3>
    ${jsonView(unfolded(value), wireWord(title))}
  </section>`;
}

/** JSON within JSON, as the content of a message is, reads better as what it means. */
function unfolded(value: unknown): unknown {
  if (typeof value === 'string' && /^[{[]/.test(value)) {
    try {
      return unfolded(JSON.parse(value));
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(unfolded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unfolded(inner)]));
}
