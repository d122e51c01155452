import { typed, type Typed } from './align.js';
import { comparable } from '../match.js';
import { isHan, fold, type Speller } from './units.js';

/** What was typed, made ready to be compared with many names. */
export interface Query {
  readonly plain: string;
  /** Without spaces and punctuation; a second form without the digits that tell tones. */
  readonly forms: readonly Typed[];
  /** A Chinese text as it sounds: other characters may sound the same. */
  readonly sound: Typed | undefined;
  /** The words, when there are several. */
  readonly words: readonly string[];
}

const NOT_TYPED = /[^\p{L}\p{N}]+/gu;
/** `xue2 li4`; one letter and a digit is a name such as C1. */
const TONED = /^(?:[a-zü:]{2,6}[1-5]\s*)+$/;

export function parseQuery(text: string, speller: Speller): Query {
  const plain = comparable(text);
  const folded = fold(text).replaceAll('u:', 'v');
  const letters = folded.replaceAll(NOT_TYPED, '');
  const toneless = TONED.test(plain) ? letters.replaceAll(/[1-5]/g, '') : letters;
  // Of `C++` only a letter would be left, which is no part of what was meant.
  const bare = letters.length <= 1 && plain.length > letters.length;
  const forms = bare ? [] : [...new Set([letters, toneless])].filter((form) => form !== '').map(typed);
  const sound = isHan(letters)
    ? typed(
        speller
          .units(letters)
          .map(({ spellings: [first = ''] }) => first)
          .join(''),
      )
    : undefined;
  const words = plain.split(/[\s/·|,，、]+/).filter((word) => word !== '');
  return { plain, forms, sound, words: words.length > 1 ? words : [] };
}
