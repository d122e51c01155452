import { colour } from './colour.js';
import { classes, element, nothing, type Html } from './html.js';
import { asRecord, asText } from './read.js';

/** Neutral line drawings on a 24 x 24 grid. They stand in for Feishu's icons, which are not part of this project. */
const GLYPHS: readonly (readonly [words: RegExp, path: string])[] = [
  [/hire|recruit|job|work|bag/, 'M4 8h16v11H4zM9 8V5h6v3M4 13h16'],
  [/search|find/, 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20 20'],
  [/refresh|replace|sync|history|undo|update/, 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4'],
  [/warn|alert|error|exclam/, 'M12 4 3 20h18zM12 10v5M12 17.5v.5'],
  [
    /help|maybe|question/,
    'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.5-1.1 1-1.1 1.8M12 16.8v.4',
  ],
  [/bell|notif|remind|subscribe/, 'M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4'],
  [/time|clock|calendar|date/, 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.5 2'],
  [/yes|done|check|succeed|success/, 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM8 12l3 3 5-6'],
  [/close|clear|delete|\bno\b|trash/, 'M6 6l12 12M18 6 6 18'],
  [/(left|back|prev)/, 'M15 5l-7 7 7 7'],
  [/(right|next|forward)/, 'M9 5l7 7-7 7'],
  [/down|expand|fold/, 'M5 9l7 7 7-7'],
  [/up-/, 'M5 15l7-7 7 7'],
  [/file|doc|download|export|sheet|table|excel/, 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6'],
  [
    /link|url/,
    'M10 14l4-4M8.5 11 6 13.5a3.2 3.2 0 0 0 4.5 4.5L13 15.5M15.5 13 18 10.5A3.2 3.2 0 0 0 13.5 6L11 8.5',
  ],
  [
    /person|member|group|user|contact|robot|bot/,
    'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20a7.5 7.5 0 0 1 15 0',
  ],
  [/list|order|field|form|app|menu|layout/, 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01'],
  [/image|picture|img/, 'M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 4M15.5 9h.01'],
  [/chart|stat|data|diagnos/, 'M4 4v16h16M8 16v-5M12.5 16V8M17 16v-3'],
  [/audio|voice|sound/, 'M4 10v4h4l5 4V6L8 10zM16.5 9.5a4 4 0 0 1 0 5'],
  [/\btag/, 'M4 4h8l8 8-8 8-8-8zM8.5 8.5h.01'],
  [/slash/, 'M4 4h16v16H4zM14 8l-4 8'],
  [/more/, 'M5 11.5v1h.5v-1zM12 11.5v1h.5v-1zM19 11.5v1h.5v-1z'],
];

const INFO = 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v6M12 7.5v.01';

/** Draws a `standard_icon` as the neutral glyph that fits its token best; nothing when there is no icon. */
export function icon(holder: unknown, look = 'icon'): Html {
  const { tag, token, color } = asRecord(holder);
  if (tag !== 'standard_icon' && tag !== 'custom_icon') return nothing;
  return glyph(asText(token), classes(look, colour('fg', color)));
}

/** Draws the glyph of a token. */
export function glyph(token: string, look: string): Html {
  const path = GLYPHS.find(([words]) => words.test(token))?.[1] ?? INFO;
  return element(
    'svg',
    { class: look, viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    element('path', { d: path }),
  );
}
