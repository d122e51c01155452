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
    text
      .replaceAll(/\[([^[\]\n]{0,500})\]\(https?:\/\/[^)\s]{0,1000}\)/g, '$1')
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
    while (at < text.length && !/\s/.test(text.charAt(at))) {
      const closing = word.endsWith('=') ? QUOTES[text.charAt(at)] : undefined;
      if (closing !== undefined) {
        const end = endOfQuote(text, at + 1, closing);
        word += text.slice(at + 1, end);
        at = end + 1;
      } else {
        word += text.charAt(at);
        at += 1;
      }
    }
    tokens.push({ text: word, quoted: false });
  }
  return tokens;
}

function endOfQuote(text: string, from: number, closing: string): number {
  const found = [closing, ...(closing === '”' ? ['"', '“'] : [])].map((mark) => text.indexOf(mark, from));
  const ends = found.filter((index) => index >= 0);
  return ends.length > 0 ? Math.min(...ends) : text.length;
}
