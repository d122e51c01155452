import { nameOf } from './directory.js';
import { postPieces } from './post.js';
import { linked, mentioned, said, type Part, type Piece } from './pieces.js';
import type { Message } from './types.js';
import { word } from './words.js';

/** A key stands for a name; texts of bots have `<at user_id="ou_…">name</at>` in its place. */
const MENTION = /(@_user_\d+|@_all|<at user_id="[^"]*">[^<]*<\/at>)/;
const AT_TAG = /^<at user_id="([^"]*)">([^<]*)<\/at>$/;

type Said = Pick<Message, 'type' | 'content' | 'mentions'>;

function parsed(content: string): Part {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null ? (value as Part) : {};
  } catch {
    return { text: content };
  }
}

function nameIn(openId: string, given: string): string {
  return openId === 'all' ? word('everyone') : (nameOf(openId) ?? (given || openId));
}

function piecesOf(text: string, names: ReadonlyMap<string, string>): Piece[] {
  const pieces = text.split(MENTION).flatMap((part) => {
    const [, openId, given] = AT_TAG.exec(part) ?? [];
    if (openId !== undefined) return [mentioned(nameIn(openId, given ?? ''))];
    if (!/^@_(user_\d+|all)$/.test(part)) return linked(part);
    return [mentioned(part === '@_all' ? word('everyone') : (names.get(part) ?? part.slice(1)))];
  });
  return pieces.filter(({ text: one }) => one !== '');
}

/** What a message that is not a card says, with names in place of `@_user_1`; of other kinds only the kind. */
export function pieces({ type, content, mentions }: Said): Piece[] {
  const names = new Map((mentions ?? []).map(({ key, name, id }) => [key, nameOf(id?.open_id) ?? name]));
  const body = parsed(content);
  const text = (value: string): Piece[] => piecesOf(value, names);
  if (type === 'post') {
    const at = (id: string, given: string): Piece[] =>
      id.startsWith('@_') ? text(id) : [mentioned(nameIn(id, given))];
    return postPieces(body, { text, at });
  }
  if (type === 'text') return text(typeof body['text'] === 'string' ? body['text'] : '');
  return [said(`[${typeof body['file_name'] === 'string' ? body['file_name'] : type}]`)];
}

/** The same in one string. */
export function plainText(message: Said): string {
  return pieces(message)
    .map(({ text }) => text)
    .join('');
}
