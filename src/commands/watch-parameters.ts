import { z } from 'zod';
import type { Text } from '../base/text.js';
import { comparable } from '../hire/match.js';
import { SEVERITIES, type Severity } from '../watch/kinds.js';
import { nearestWord } from './parse/nearest-word.js';
import type { Parameter } from './port.js';

/** A parameter whose values are few and have several spellings. */
function wordParameter<T extends string>(
  parameter: Omit<Parameter, 'schema' | 'expects'> & { readonly expects: Text },
  words: Readonly<Record<string, T>>,
): Parameter<T> {
  const known = new Map(Object.entries(words));
  return {
    ...parameter,
    correct: (said) => nearestWord(said, known.keys()),
    schema: z
      .string()
      .max(100)
      .optional()
      .transform((said, context) => {
        if (said === undefined || said.trim() === '') return undefined;
        const value = known.get(comparable(said));
        if (value !== undefined) return value;
        context.addIssue({ code: 'custom', message: 'unknown word' });
        return z.NEVER;
      }),
  };
}

/** Which of the two lists is watched; both when it is not said. */
export const listParameter: Parameter<'all' | 'fields' | 'sources'> = wordParameter(
  {
    kind: 'text',
    form: '[fields|sources|all]',
    hint: {
      zh: '订阅字段 (fields)、来源 (sources) 或全部 (all，默认)',
      en: 'talent fields, resume sources, or both (all, what you get if you say nothing)',
    },
    expects: {
      zh: '可以订阅 fields（字段）、sources（来源）或 all（全部）；只看一个模块用 --module 模块。',
      en: 'Watch fields, sources or all; for one module say --module MODULE.',
    },
  },
  {
    all: 'all',
    everything: 'all',
    全部: 'all',
    所有: 'all',
    fields: 'fields',
    field: 'fields',
    字段: 'fields',
    人才字段: 'fields',
    sources: 'sources',
    source: 'sources',
    来源: 'sources',
    简历来源: 'sources',
  },
);

const SEVERITY_WORDS: Readonly<Record<string, Severity>> = {
  ...Object.fromEntries(SEVERITIES.map((severity) => [severity, severity])),
  破坏性: 'breaking',
  破坏: 'breaking',
  有风险: 'risky',
  风险: 'risky',
  安全: 'safe',
};

/** `--severity S`: S or worse. */
export const severityParameter: Parameter<Severity> = wordParameter(
  {
    kind: 'value',
    form: '[--severity breaking|risky|safe]',
    aliases: ['级别'],
    hint: {
      zh: '只看这一级别及更严重的：breaking（破坏性）、risky（有风险）、safe（全部）',
      en: 'this severity or worse: breaking, risky, or safe (everything)',
    },
    expects: {
      zh: '--severity 只能是 breaking（破坏性）、risky（有风险）或 safe（安全）。',
      en: '--severity is breaking, risky or safe.',
    },
  },
  SEVERITY_WORDS,
);

/** How a subscription is delivered: `off` at once, `default` or `HH:MM` once a day. */
export type Digest = 'off' | 'default' | `${number}:${number}`;

const DIGEST_WORDS: readonly Text[] = [
  { zh: '每天', en: 'daily' },
  { zh: '关闭', en: 'off' },
];

/** `--digest daily[@HH:MM]|off`. */
export const digestParameter: Parameter<Digest> = {
  kind: 'value',
  form: '[--digest daily[@HH:MM]|off]',
  aliases: ['汇总'],
  hint: {
    zh: '每天汇总一次 (daily，或 daily@18:00)，或立即通知 (off，默认)',
    en: 'once a day (daily, or daily@18:00), or at once (off, what you get if you say nothing)',
  },
  schema: z
    .string()
    .max(40)
    .optional()
    .transform((said, context): Digest | undefined => {
      if (said === undefined) return undefined;
      const digest = digestOf(comparable(said));
      if (digest) return digest;
      context.addIssue({ code: 'custom', message: 'not a digest' });
      return z.NEVER;
    }),
  correct: (said) => {
    const [word = '', ...time] = said.split('@');
    const near = nearestWord(
      word,
      DIGEST_WORDS.flatMap(({ zh, en }) => [en, zh]),
    );
    return near && [near, ...time].join('@');
  },
  expects: {
    zh: '--digest 只能是 daily、daily@HH:MM（如 daily@18:00）或 off。',
    en: '--digest is daily, daily@HH:MM (such as daily@18:00) or off.',
  },
};

function digestOf(said: string): Digest | undefined {
  if (['off', 'no', 'none', 'instant', '关', '关闭', '立即'].includes(said)) return 'off';
  const match = /^(?:daily|每天|每日|default)?(?:\s*@?\s*(\d{1,2}):(\d{2}))?$/.exec(
    said.replaceAll('：', ':'),
  );
  if (!match) return undefined;
  const [, hours, minutes] = match;
  if (hours === undefined || minutes === undefined) return said === '' ? undefined : 'default';
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}` as Digest;
}

/** A flag that takes any words. */
export function wordsParameter(form: string, aliases: readonly string[], hint: Text): Parameter<string> {
  return {
    kind: 'value',
    form,
    aliases,
    hint,
    schema: z
      .string()
      .trim()
      .max(200)
      .optional()
      .transform((text) => (text === '' ? undefined : text)),
    expects: { zh: '太长了。', en: 'That is too long.' },
  };
}

/** The number of a subscription: `2` or `#2`. */
export const numberParameter: Parameter<number> = {
  kind: 'text',
  form: '[N]',
  hint: { zh: '订阅的编号，见 /watches', en: "the subscription's number, see /watches" },
  schema: z
    .union([z.string(), z.number()])
    .optional()
    .transform((said, context) => {
      if (said === undefined || said === '') return undefined;
      const match = /^(?:#|＃|no\.?\s*|第)?\s*(\d{1,6})\s*(?:号|个)?$/i.exec(
        String(said).normalize('NFKC').trim(),
      );
      if (match) return Number(match[1]);
      context.addIssue({ code: 'custom', message: 'not a number' });
      return z.NEVER;
    }),
  expects: {
    zh: '请写订阅的编号，例如 /unwatch 2；编号见 /watches。',
    en: "Say the subscription's number, such as /unwatch 2; /watches shows them.",
  },
};
