import { EMOJI } from '../render/emoji.js';
import { link, said, type Look, type Part, type Piece } from './pieces.js';
import { word } from './words.js';

/** How texts and mentions within a rich text are read; names come from the message around it. */
export interface Reading {
  readonly text: (text: string) => Piece[];
  readonly at: (id: string, given: string) => Piece[];
}

/** Feishu's names of text styles ("Message content structure", post). */
const STYLES: Readonly<Record<string, Look>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  lineThrough: 'strike',
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const partOf = (value: unknown): Part => (typeof value === 'object' && value !== null ? (value as Part) : {});
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** What a rich text says: its title and paragraphs, in its first language, or without languages as it is received. */
export function postPieces(content: Part, reading: Reading): Piece[] {
  const post = Array.isArray(content['content'])
    ? content
    : partOf(Object.values(content).find((value) => typeof value === 'object' && value !== null));
  const title = textOf(post['title']);
  const lines = [
    ...(title === '' ? [] : [[said(title, ['title'])]]),
    ...listOf(post['content']).map((line) => listOf(line).flatMap((part) => piecesOf(partOf(part), reading))),
  ];
  return lines.flatMap((line, at) => (at === 0 ? line : [said('\n'), ...line]));
}

function piecesOf(part: Part, { text, at }: Reading): Piece[] {
  const looks = listOf(part['style']).flatMap((name) => STYLES[textOf(name)] ?? []);
  const words = textOf(part['text']);
  switch (part['tag']) {
    case 'at':
      return at(textOf(part['user_id']), textOf(part['user_name']));
    case 'a':
      return [link(words, textOf(part['href']), looks)];
    case 'emotion':
      return [said(emojiOf(textOf(part['emoji_type'])))];
    case 'img':
    case 'media':
      return [said(`[${word(part['tag'] === 'img' ? 'picture' : 'video')}]`)];
    case 'code_block':
      return [said(words, ['code'])];
    case 'hr':
      return [said('', ['rule'])];
    default:
      return text(words).map((piece) => ({ ...piece, looks: [...piece.looks, ...looks] }));
  }
}

function emojiOf(key: string): string {
  return Object.hasOwn(EMOJI, key) ? (EMOJI[key] ?? key) : `[${key}]`;
}
