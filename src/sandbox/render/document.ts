import { element, escapeHtml, trusted } from './html.js';
import { renderCard, type RenderOptions } from './index.js';

export interface DocumentOptions extends RenderOptions {
  readonly theme: 'light' | 'dark';
  /** A window of a computer (the default) or the narrow one of a phone. */
  readonly width?: 'pc' | 'mobile';
  /** The text of the card's stylesheets, `CARD_STYLESHEETS` one after another. */
  readonly css: string;
}

/** The stylesheets in the page's folder that a card needs; the utility classes come last, so that they win. */
export const CARD_STYLESHEETS = [
  'palette.css',
  'card.css',
  'containers.css',
  'content.css',
  'controls.css',
  'markdown.css',
  'layout.css',
  'colours.css',
  'padding.css',
  'margin.css',
] as const;

/**
 * A whole HTML page with one card in it, for screenshots without a server.
 * @returns a document without scripts and external resources
 */
export function cardDocument(card: unknown, options: DocumentOptions): string {
  const lang = escapeHtml(options.lang.replace('_', '-'));
  // Inside <style> nothing is escaped, so an end tag must not be able to appear.
  const css = options.css.replaceAll('</', '<\\/');
  const frame = element(
    'div',
    { class: 'card-stage', 'data-width': options.width ?? 'pc' },
    trusted(renderCard(card, options)),
  );
  return [
    '<!doctype html>',
    `<html lang="${lang}" data-theme="${options.theme}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Card</title><style>${css}</style></head>`,
    `<body class="card-page">${frame}</body>`,
    '</html>',
  ].join('\n');
}
