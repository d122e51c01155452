/** A word of a command. A quoted word is never a flag. */
export interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '”': '”',
  '„': '”',
  '＂': '＂',
  '「': '」',
  '『': '』',
};

/**
 * Forgives what phones and Chinese keyboards write: full-width space, slash, colon and equals sign become plain
 * ones, a link that the client made becomes its text.
 */
export function normalise(text: string): string {
  return (
    withoutLinks(text)
      .replaceAll(/[\u3000\u00a0\u2002-\u200a\u202f]/g, ' ')
      .replaceAll(/[\u200b-\u200d\u2060\ufeff](?=\s|$)|^[\u200b\ufeff]+/g, '')
      .replaceAll('／', '/')
      // The key of the slash writes this on a Chinese keyboard.
      .replace(/^(\s*)[、。](?=\p{L})/u, '$1/')
      .replaceAll('：', ':')
      .replaceAll('＝', '=')
      .trim()
  );
}

const LINK = /\[([^[\]\n]{0,500})\]\((?=https?:\/\/)/g;
const LONGEST_ADDRESS = 1000;

/** Each `[text](address)` becomes its text. */
function withoutLinks(text: string): string {
  let plain = '';
  let at = 0;
  for (const link of text.matchAll(LINK)) {
    if (link.index < at) continue;
    const end = endOfAddress(text, link.index + link[0].length);
    if (end === undefined) continue;
    plain += text.slice(at, link.index) + (link[1] ?? '');
    at = end;
  }
  return plain + text.slice(at);
}

/**
 * Where the parenthesis around an address has been closed; an address may have pairs of its own. Where they do not
 * match, the first that closes is the end.
 */
function endOfAddress(text: string, from: number): number | undefined {
  let open = 1;
  let first: number | undefined;
  for (const mark of text.slice(from, from + LONGEST_ADDRESS + 1).matchAll(/[\s()]/g)) {
    if (mark[0] === '(') {
      open += 1;
      continue;
    }
    if (mark[0] !== ')') break;
    const after = from + mark.index + 1;
    first ??= after;
    open -= 1;
    if (open === 0) return after;
  }
  return first;
}

/**
 * Cuts a command's words. Quotes hold words together at the start of a word or after `=`; one that is never
 * closed reaches to the end.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    const opening = QUOTES[text.charAt(at)];
    if (opening !== undefined) {
      const end = endOfQuote(text, at + 1, opening);
      tokens.push({ text: text.slice(start + 1, end), quoted: true });
      at = end + 1;
      continue;
    }
    let word = '';
    let taken = at;
    while (at < text.length && !/\s/.test(text.charAt(at))) {
      const closing = at > taken && text.charAt(at - 1) === '=' ? QUOTES[text.charAt(at)] : undefined;
      if (closing === undefined) {
        at += 1;
        continue;
      }
      const end = endOfQuote(text, at + 1, closing);
      word += text.slice(taken, at) + text.slice(at + 1, end);
      at = end + 1;
      taken = at;
    }
    tokens.push({ text: word + text.slice(taken, at), quoted: false });
  }
  return tokens;
}

function endOfQuote(text: string, from: number, closing: string): number {
  const marks = closing === '”' ? '”"“' : closing;
  for (let at = from; at < text.length; at++) if (marks.includes(text.charAt(at))) return at;
  return text.length;
}
