import { html, type TemplateResult } from 'lit-html';

const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Longer texts are shown without colours, which would take longer than anybody wants to wait. */
const MOST_COLOURED = 60_000;

/** A value as JSON that reads well. */
export function pretty(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** The same in light colours; it can be scrolled and copied. */
export function jsonView(value: unknown, label: string): TemplateResult {
  const text = pretty(value);
  const parts = text.length > MOST_COLOURED ? [text] : coloured(text);
  return html`<pre class="json" tabindex="0" role="region" aria-label=${label}>${parts}</pre>`;
}

function coloured(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const token of text.matchAll(TOKENS)) {
    const [whole, string, colon] = token;
    parts.push(text.slice(at, token.index));
    const kind = string === undefined ? 'plain' : colon === undefined ? 'text' : 'key';
    parts.push(html`<span class=${`json-${kind}`}>${string ?? whole}</span>`, colon ?? '');
    at = token.index + whole.length;
  }
  return [...parts, text.slice(at)];
}
