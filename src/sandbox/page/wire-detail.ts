import { html, nothing, type TemplateResult } from 'lit-html';
import { chatName, chatsOf } from './directory.js';
import { jsonView, pretty } from './json-view.js';
import { view } from './view.js';
import type { Whole } from './wire-data.js';
import { duration, exactTime, faultWord, wireWord, type WireWord } from './wire-words.js';

/** All of an exchange, and what can be done with it. */
export function wireDetail(whole: Whole): TemplateResult {
  const { request, response, again, curl } = whole;
  return html`<section class="wire-detail" aria-label=${wireWord('detail')}>
    <p class="wire-path">${whole.method} ${request.url ?? whole.path}</p>
    <div class="wire-actions" role="group" aria-label=${wireWord('actions')}>
      ${
        curl === undefined
          ? nothing
          : html`<button type="button" class="wire-button" data-copy=${curl}>${wireWord('curl')}</button>`
      }
      ${again.map(
        (how) =>
          html`<button
            type="button"
            class="wire-button"
            data-again=${how}
            data-id=${whole.id}
            title=${wireWord(`${how}Hint`)}
          >
            ${wireWord(how)}
          </button>`,
      )}
    </div>
    ${factsOf(whole)} ${Object.keys(request.query).length > 0 ? part('query', request.query) : nothing}
    ${request.body === undefined || request.body === null ? nothing : part('request', request.body)}
    ${response ? part('answer', response.body) : nothing} ${asSent(whole)}
  </section>`;
}

function factsOf(line: Whole): TemplateResult {
  const { after, fault, retry = 0, reset, eventId, messageId, connection, response } = line;
  const chat = chatsOf(view.me).find(({ chatId }) => chatId === line.chatId);
  const facts: [name: WireWord, value: string | undefined][] = [
    ['time', exactTime(line.at)],
    [
      'after',
      after === undefined
        ? undefined
        : `${duration(after)}${line.guessed ? ` · ${wireWord('guessed')}` : ''}`,
    ],
    ['retry', retry > 0 ? String(retry) : undefined],
    ['fault', fault === undefined ? undefined : faultWord(fault)],
    ['reset', reset === undefined ? undefined : `${String(reset)} s`],
    ['chat', chat && chatName(chat)],
    ['eventId', eventId],
    ['messageId', messageId],
    ['logId', response?.headers['x-tt-logid']],
    ['connection', connection],
  ];
  return html`<dl class="wire-facts">
    ${facts.map(([name, value]) =>
      value === undefined || value === ''
        ? nothing
        : html`<dt>${wireWord(name)}</dt>
            <dd>${value}</dd>`,
    )}
  </dl>`;
}

function part(title: 'query' | 'request' | 'answer', value: unknown): TemplateResult {
  const read = unfolded(value);
  return html`<section class="wire-part">
    <h3>
      ${wireWord(title)}
      <button type="button" class="wire-copy" data-copy=${pretty(read)}>${wireWord('copyJson')}</button>
    </h3>
    ${jsonView(read, wireWord(title))}
  </section>`;
}

/** What the bytes on the wire looked like, as far as that differs from what they mean. */
function asSent({ request: { headers, raw }, response, connection }: Whole): TemplateResult {
  const answered = response?.headers ?? {};
  return html`<details class="wire-raw">
    <summary>${wireWord(raw === undefined ? 'headers' : 'asSent')}</summary>
    ${connection === undefined ? nothing : html`<p class="wire-hint">${wireWord('overConnection')}</p>`}
    ${isEmpty(headers) ? nothing : titled('requestHeaders', headers)}
    ${raw === undefined ? nothing : titled('encrypted', raw)}
    ${isEmpty(answered) ? nothing : titled('answerHeaders', answered)}
  </details>`;
}

function titled(title: WireWord, value: unknown): TemplateResult {
  return html`<h3>${wireWord(title)}</h3>
    ${jsonView(value, wireWord(title))}`;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
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
