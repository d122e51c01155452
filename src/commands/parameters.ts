import { z } from 'zod';
import type { Text } from '../base/text.js';
import { codesOf, type Label } from '../hire/labels.js';
import { comparable } from '../hire/match.js';
import type { ActiveStatus } from '../hire/types.js';
import { nearestWord } from './parse/nearest-word.js';
import type { Parameter } from './port.js';

/** Longer search texts help nobody and would travel in every button. */
export const LONGEST_TEXT = 100;

/**
 * The words that are left.
 * @param longest how many characters they may have.
 */
export function textParameter(form: string, hint: Text, longest = LONGEST_TEXT): Parameter<string> {
  return {
    kind: 'text',
    form,
    hint,
    schema: z
      .string()
      .trim()
      .max(longest)
      .optional()
      .transform((text) => (text === '' ? undefined : text)),
    expects: { zh: `最多 ${longest} 个字。`, en: `At most ${longest} characters.` },
  };
}

const STATUS_WORDS: ReadonlyMap<string, 'active' | 'inactive' | 'all'> = new Map(
  Object.entries({
    active: 'active',
    enabled: 'active',
    启用: 'active',
    inactive: 'inactive',
    disabled: 'inactive',
    停用: 'inactive',
    all: 'all',
    全部: 'all',
  } as const),
);

/** `--status active|inactive|all`, which is `all` when it is not said. */
export const statusParameter: Parameter<'active' | 'inactive' | 'all'> = {
  kind: 'value',
  form: '[--status active|inactive|all]',
  aliases: ['状态'],
  hint: {
    zh: '只看启用 (active) 或停用 (inactive)，默认全部 (all)',
    en: 'only active or inactive ones; all by default',
  },
  schema: z
    .string()
    .optional()
    .transform((said, context) => {
      if (said === undefined) return undefined;
      const status = STATUS_WORDS.get(comparable(said));
      if (status) return status;
      context.addIssue({ code: 'custom', message: 'unknown status' });
      return z.NEVER;
    }),
  correct: (said) => nearestWord(said, STATUS_WORDS.keys()),
  expects: {
    zh: '--status 只能是 active（启用）、inactive（停用）或 all（全部）。',
    en: '--status is active, inactive or all.',
  },
};

/** What a status filter means for a list. */
export function statusFilter(said: 'active' | 'inactive' | 'all' | undefined): ActiveStatus | undefined {
  return said === 'all' ? undefined : said;
}

/** `--type`, by code, Chinese label or English slug. */
export function typeParameter(table: Readonly<Record<string, Label>>, hint: Text): Parameter<string> {
  const known = Object.entries(table)
    .map(([code, { zh, slug }]) => `${slug}（${zh}，${code}）`)
    .join('、');
  const knownEn = Object.entries(table)
    .map(([code, { slug }]) => `${slug} (${code})`)
    .join(', ');
  return {
    kind: 'value',
    form: '[--type TYPE]',
    aliases: ['类型'],
    hint,
    schema: z
      .string()
      .max(40)
      .optional()
      // Codes that the API adds later must be usable before this table knows them.
      .refine(
        (said) => said === undefined || codesOf(table, said).length > 0 || /^\d{1,6}$/.test(said.trim()),
      ),
    correct: (said) =>
      nearestWord(
        said,
        Object.values(table).flatMap(({ zh, slug }) => [slug, zh]),
      ),
    expects: {
      zh: `没有这个类型。可用的类型：${known}。`,
      en: `There is no such type. The types are ${knownEn}.`,
    },
  };
}

/** The codes a `--type` means. */
export function typeFilter(
  table: Readonly<Record<string, Label>>,
  said: string | undefined,
): readonly string[] | undefined {
  if (said === undefined) return undefined;
  const codes = codesOf(table, said);
  return codes.length > 0 ? codes : [said.trim()];
}

/** A switch such as `--required`; it never takes the next word. */
export function switchParameter(name: string, alias: string, hint: Text): Parameter<boolean> {
  return { kind: 'switch', form: `[--${name}]`, aliases: [alias], hint, schema: z.boolean().optional() };
}

/** A token of the API is opaque, and how long it may be is not documented; longer ones would not fit into two buttons. */
const pageToken = z.string().max(4000);

/** What a button that turns a page carries; `page_token` is empty or absent for the first page. */
export const PAGE_ARGUMENTS = {
  page_token: pageToken,
  /** Tokens of the pages before this one, the nearest last. */
  prev: z.array(pageToken).max(8),
  /** The number of the page that is asked for, from 1. */
  n: z.int().min(1).max(100_000),
  refresh: z.boolean(),
} as const;
