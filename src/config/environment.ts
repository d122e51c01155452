import { z } from 'zod';
import { ID_FORMS } from '../base/ids.js';
import type { Problem } from './problems.js';

const BASE_URLS: ReadonlyMap<string, string> = new Map([
  ['feishu', 'https://open.feishu.cn'],
  ['lark', 'https://open.larksuite.com'],
]);

const required = (where: string) =>
  z
    .string({ error: `is not set; ${where}` })
    .trim()
    .min(1, `is empty; ${where}`);

const baseUrl = z
  .string()
  .default('feishu')
  .transform((text, context) => {
    const known = BASE_URLS.get(text.toLowerCase());
    if (known) return known;
    if (/^https?:\/\/[^/?#\s]+\/?$/.test(text) && URL.canParse(text)) return text.replace(/\/$/, '');
    context.addIssue({
      code: 'custom',
      message: 'must be feishu, lark or a URL such as http://127.0.0.1:3001',
    });
    return z.NEVER;
  });

const databaseUrl = z
  .string()
  .default('sqlite:./data/bot.db')
  .transform((text, context) => {
    if (text.startsWith('sqlite:') && text.length > 7)
      return { kind: 'sqlite', path: text.slice(7) } as const;
    // A server on this machine is written with a folder in place of a host: postgres://USER@/DATABASE?host=/run/postgresql
    if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text.replace('@/', '@localhost/')))
      return { kind: 'postgres', url: text } as const;
    context.addIssue({
      code: 'custom',
      message: 'must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE',
    });
    return z.NEVER;
  });

/**
 * The environment variables of the bot, once. An Encrypt Key longer than 32 characters cannot come from the
 * console (Feishu, app configuration), so nothing is cut or padded here.
 */
export const ENVIRONMENT = {
  FEISHU_APP_ID: required('it is on the page "Credentials & Basic Info" of your app (cli_…)').refine(
    (text) => ID_FORMS.app.test(text),
    'must look like cli_a1b2c3d4e5f6a7b8',
  ),
  FEISHU_APP_SECRET: required('it is on the page "Credentials & Basic Info" of your app'),
  FEISHU_ENCRYPT_KEY: required('it is on the page "Events & Callbacks", tab "Encryption Strategy"'),
  FEISHU_VERIFICATION_TOKEN: required('it is on the page "Events & Callbacks", tab "Encryption Strategy"'),
  FEISHU_ENCRYPT_KEY_PREVIOUS: z.string().trim().min(1).optional(),
  FEISHU_BASE_URL: baseUrl,
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .pipe(z.number().max(65_535, 'must be a port number'))
    .default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATABASE_URL: databaseUrl,
  REDIS_URL: z
    .string()
    .refine((text) => /^rediss?:\/\//.test(text) && URL.canParse(text), 'must be redis://HOST:PORT')
    .optional(),
  METRICS_TOKEN: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
} as const;

type Name = keyof typeof ENVIRONMENT;
export type Environment = { readonly [K in Name]: z.output<(typeof ENVIRONMENT)[K]> };

/** Variables whose value may appear in a message; in any other a secret may have been pasted by mistake. */
const SHOWN: ReadonlySet<string> = new Set(['PORT', 'HOST', 'LOG_LEVEL']);

/**
 * Reads the environment; an empty variable counts as unset.
 * @returns the values with defaults, and every problem that was found (then the values are not to be used).
 */
export function parseEnvironment(env: Readonly<Record<string, string | undefined>>): {
  environment: Environment;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const environment = Object.fromEntries(
    (Object.keys(ENVIRONMENT) as Name[]).map((name) => {
      const raw = env[name] === '' ? undefined : env[name];
      const parsed = ENVIRONMENT[name].safeParse(raw);
      if (parsed.success) return [name, parsed.data];
      const shown = raw !== undefined && SHOWN.has(name) ? ` (is ${JSON.stringify(raw)})` : '';
      problems.push({ key: name, message: `${parsed.error.issues[0]?.message ?? 'is not valid'}${shown}` });
      return [name, undefined];
    }),
  );
  return { environment: environment as Environment, problems };
}
