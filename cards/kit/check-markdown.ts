import type { Inspection } from './check-inspection.js';
import { checkPerson, checkUrl, isColour, show } from './check-values.js';
import { DATETIME_FORMATS, TAG_COLOURS } from './rules.js';

// Every pattern below advances with each match and cannot backtrack far, so that the scan stays linear in the text.
const TAG = /<(at|person|font|text_tag|number_tag|link|local_datetime|a)\b([^<>]*)/gi;
const ATTRIBUTE = /(?<![\w-])([a-z_]+)\s{0,9}=\s{0,9}(?:'([^']*)|"([^"]*)|([^\s'"/>]*))/gi;
const BRACKETS = /\\.|!?\[|\]\(?/gs;
const WEB_LINK = /\s{0,9}<?https?:\/\/[^\s)]/iy;

/**
 * Checks the tags and links inside one markdown text (Feishu, rich text component: HTML-like tags).
 *
 * @param markdown the text in one language
 * @param path where the text stands
 */
export function checkMarkdown(markdown: string, path: string, inspection: Inspection): void {
  if (markdown.includes('<')) {
    for (const [, name = '', rest = ''] of markdown.matchAll(TAG)) {
      checkTag(name.toLowerCase(), attributes(rest), path, inspection);
    }
  }
  if (markdown.includes('](')) checkLinks(markdown, path, inspection);
}

/**
 * Counts the tables in one markdown text: a row with a pipe, and a delimiter row such as `|---|:--:|` under it,
 * outside of fenced code.
 */
export function countMarkdownTables(markdown: string): number {
  if (!markdown.includes('|')) return 0;
  let tables = 0;
  let fenced = false;
  let previous = '';
  for (const line of markdown.split('\n')) {
    if (line.trimStart().startsWith('```')) fenced = !fenced;
    const delimits = line.includes('|') && line.includes('-') && /^[\s|:-]+$/.test(line);
    if (!fenced && delimits && previous.includes('|')) tables += 1;
    previous = delimits ? '' : line;
  }
  return tables;
}

function attributes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', single, double, bare] of text.matchAll(ATTRIBUTE)) {
    found.set(name.toLowerCase(), single ?? double ?? bare ?? '');
  }
  return found;
}

function checkTag(name: string, given: Map<string, string>, path: string, inspection: Inspection): void {
  switch (name) {
    case 'at': {
      inspection.report(path, 'mention', 'The text mentions somebody with <at>.');
      const ids = given.get('ids')?.split(',') ?? [given.get('id') ?? ''];
      if (given.has('email') || inspection.limits.house) return;
      for (const id of ids) checkPerson(id.trim(), path, inspection);
      return;
    }
    case 'person':
      return checkPerson(given.get('id') ?? given.get('user_id') ?? '', path, inspection);
    case 'text_tag':
      return checkColour(given.get('color'), (colour) => TAG_COLOURS.has(colour), path, inspection);
    case 'font':
    case 'number_tag':
      for (const key of ['color', 'background_color', 'font_color']) {
        checkColour(given.get(key), (colour) => isColour(colour, inspection), path, inspection);
      }
      return checkTagLinks(given, path, inspection);
    case 'local_datetime':
      checkDatetime(given, path, inspection);
      return checkTagLinks(given, path, inspection);
    default:
      return checkTagLinks(given, path, inspection);
  }
}

function checkColour(
  colour: string | undefined,
  known: (colour: string) => boolean,
  path: string,
  inspection: Inspection,
): void {
  if (colour === undefined || known(colour)) return;
  inspection.report(
    path,
    'bad-colour',
    `The text uses ${show(colour)}, which is not an allowed colour there.`,
  );
}

function checkDatetime(given: Map<string, string>, path: string, inspection: Inspection): void {
  const milliseconds = given.get('millisecond') ?? '';
  const format = given.get('format_type');
  if (!/^\d{1,15}$/.test(milliseconds)) {
    inspection.report(path, 'bad-datetime', `The <local_datetime> has ${show(milliseconds)} milliseconds.`);
  } else if (format !== undefined && !DATETIME_FORMATS.has(format)) {
    inspection.report(path, 'bad-datetime', `The <local_datetime> has the format ${show(format)}.`);
  }
}

function checkTagLinks(given: Map<string, string>, path: string, inspection: Inspection): void {
  for (const key of ['url', 'pc_url', 'ios_url', 'android_url', 'href', 'link']) {
    const link = given.get(key);
    // An empty link is the documented way to have none; a text may lead to an http page.
    if (link) checkUrl(link.replace(/^http:/i, 'https:'), path, inspection);
  }
}

/** Links are `[text](url)`; `![text](key)` is a picture and has no url. */
function checkLinks(markdown: string, path: string, inspection: Inspection): void {
  const open: string[] = [];
  for (const { 0: token, index } of markdown.matchAll(BRACKETS)) {
    if (token.endsWith('[') && !token.startsWith('\\')) open.push(token);
    else if (token.startsWith(']')) {
      const opener = open.pop();
      if (token !== '](' || opener !== '[') continue;
      WEB_LINK.lastIndex = index + 2;
      if (WEB_LINK.test(markdown)) continue;
      const target = markdown.slice(index + 2, index + 62).split(')', 1)[0];
      inspection.report(path, 'bad-link', `${show(target)} is not an http or https link.`);
    }
  }
}
