import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, type Config } from '../../src/config/index.js';

const GOOD = {
  FEISHU_APP_ID: 'cli_a1b2c3d4e5f6a7b8',
  FEISHU_APP_SECRET: 'the-app-secret',
  FEISHU_ENCRYPT_KEY: 'the-encrypt-key',
  FEISHU_VERIFICATION_TOKEN: 'the-verification-token',
} as const;

type Env = Record<string, string | undefined>;

const load = (env: Env): Config => loadConfig({ ...GOOD, ...env }, () => '');
function problems(env: Env): ConfigError {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the configuration was taken');
}

type Read = (config: Config) => unknown;
const baseUrl: Read = ({ feishu }) => feishu.baseUrl;
const port: Read = ({ http }) => http.port;
const keys: Read = ({ security }) => security.encryptKeys;

describe('a variable that is not set has its default; so has an empty one', () => {
  it.each<[string, Read, unknown]>([
    ['FEISHU_ENCRYPT_KEY_PREVIOUS', keys, ['the-encrypt-key']],
    ['FEISHU_BASE_URL', baseUrl, 'https://open.feishu.cn'],
    ['PORT', port, 3000],
    ['HOST', ({ http }) => http.host, '0.0.0.0'],
    ['DATABASE_URL', ({ database }) => database, { kind: 'sqlite', path: './data/bot.db' }],
    ['REDIS_URL', ({ redisUrl }) => redisUrl, undefined],
    ['METRICS_TOKEN', ({ http }) => http.metricsToken, undefined],
    ['LOG_LEVEL', ({ logLevel }) => logLevel, 'info'],
  ])('%s', (name, read, value) => {
    expect(read(load({ [name]: undefined }))).toEqual(value);
    expect(read(load({ [name]: '' }))).toEqual(value);
  });
});

describe('a good value is taken', () => {
  it.each<[string, string, Read, unknown]>([
    ['FEISHU_APP_ID', 'cli_0', ({ feishu }) => feishu.appId, 'cli_0'],
    ['FEISHU_APP_ID', 'cli_test-app', ({ feishu }) => feishu.appId, 'cli_test-app'],
    ['FEISHU_APP_SECRET', ' with space around\n', ({ feishu }) => feishu.appSecret, 'with space around'],
    ['FEISHU_ENCRYPT_KEY', 'k', keys, ['k']],
    ['FEISHU_VERIFICATION_TOKEN', 't', ({ security }) => security.verificationToken, 't'],
    ['FEISHU_ENCRYPT_KEY_PREVIOUS', 'old', keys, ['the-encrypt-key', 'old']],
    ['FEISHU_BASE_URL', 'feishu', baseUrl, 'https://open.feishu.cn'],
    ['FEISHU_BASE_URL', 'lark', baseUrl, 'https://open.larksuite.com'],
    ['FEISHU_BASE_URL', 'Lark', baseUrl, 'https://open.larksuite.com'],
    ['FEISHU_BASE_URL', 'http://127.0.0.1:3001', baseUrl, 'http://127.0.0.1:3001'],
    ['FEISHU_BASE_URL', 'https://proxy.example.com:8443/', baseUrl, 'https://proxy.example.com:8443'],
    ['FEISHU_BASE_URL', 'http://[::1]:3001', baseUrl, 'http://[::1]:3001'],
    ['PORT', '0', port, 0],
    ['PORT', '65535', port, 65_535],
    ['HOST', '::1', ({ http }) => http.host, '::1'],
    [
      'DATABASE_URL',
      'sqlite:/var/lib/bot.db',
      ({ database }) => database,
      { kind: 'sqlite', path: '/var/lib/bot.db' },
    ],
    [
      'DATABASE_URL',
      'postgres://u:p@h/d',
      ({ database }) => database,
      { kind: 'postgres', url: 'postgres://u:p@h/d' },
    ],
    [
      'DATABASE_URL',
      'postgresql://h/d',
      ({ database }) => database,
      { kind: 'postgres', url: 'postgresql://h/d' },
    ],
    [
      'DATABASE_URL',
      'postgres://u@/d?host=/run/postgresql',
      ({ database }) => database,
      { kind: 'postgres', url: 'postgres://u@/d?host=/run/postgresql' },
    ],
    ['REDIS_URL', 'redis://:p%23ss@h:6379/1', ({ redisUrl }) => redisUrl, 'redis://:p%23ss@h:6379/1'],
    ['REDIS_URL', 'redis://h:6379', ({ redisUrl }) => redisUrl, 'redis://h:6379'],
    ['REDIS_URL', 'rediss://h', ({ redisUrl }) => redisUrl, 'rediss://h'],
    ['METRICS_TOKEN', 'm', ({ http }) => http.metricsToken, 'm'],
    ...['debug', 'info', 'warn', 'error'].map((level): [string, string, Read, unknown] => [
      'LOG_LEVEL',
      level,
      ({ logLevel }) => logLevel,
      level,
    ]),
  ])('%s=%j', (name, value, read, wanted) => {
    expect(read(load({ [name]: value }))).toEqual(wanted);
  });
});

describe('a bad value is one problem, which names the variable and how to set it', () => {
  it.each<[string, string | undefined, RegExp]>([
    ['FEISHU_APP_ID', undefined, /not set.*Credentials/],
    ['FEISHU_APP_ID', ' ', /empty/],
    ['FEISHU_APP_ID', 'a1b2', /cli_/],
    ['FEISHU_APP_ID', 'cli_a/b', /cli_/],
    ['FEISHU_APP_ID', 'cli_a.b', /cli_/],
    ['FEISHU_APP_SECRET', undefined, /not set.*Credentials/],
    ['FEISHU_APP_SECRET', '  ', /empty/],
    ['FEISHU_ENCRYPT_KEY', undefined, /not set.*Encryption Strategy/],
    ['FEISHU_ENCRYPT_KEY', '', /not set.*Encryption Strategy/],
    ['FEISHU_VERIFICATION_TOKEN', undefined, /not set.*Encryption Strategy/],
    ['FEISHU_VERIFICATION_TOKEN', '\t', /empty/],
    ['FEISHU_ENCRYPT_KEY_PREVIOUS', ' ', /./],
    ['FEISHU_BASE_URL', 'feishu.cn', /feishu, lark or a URL/],
    ['FEISHU_BASE_URL', 'ftp://127.0.0.1', /feishu, lark or a URL/],
    ['FEISHU_BASE_URL', 'http://', /feishu, lark or a URL/],
    ['FEISHU_BASE_URL', 'http://host/with/a/path', /feishu, lark or a URL/],
    ['FEISHU_BASE_URL', 'http://127.0.0.1:99999', /feishu, lark or a URL/],
    ['FEISHU_BASE_URL', 'constructor', /feishu, lark or a URL/],
    ['PORT', 'eighty', /port/],
    ['PORT', '-1', /-1/],
    ['PORT', '65536', /65536/],
    ['PORT', '80.5', /80\.5/],
    ['PORT', ' ', /port/],
    ['DATABASE_URL', 'mysql://h/d', /sqlite:PATH or postgres:/],
    ['DATABASE_URL', 'sqlite:', /sqlite:PATH or postgres:/],
    ['DATABASE_URL', './bot.db', /sqlite:PATH or postgres:/],
    ['DATABASE_URL', 'postgres://[bad', /sqlite:PATH or postgres:/],
    ['DATABASE_URL', 'postgres://u:p@h:port/d', /sqlite:PATH or postgres:/],
    ['REDIS_URL', 'localhost:6379', /redis:\/\//],
    ['REDIS_URL', 'redis://h:port', /redis:\/\//],
    ['REDIS_URL', 'redis://h:99999', /redis:\/\//],
    ['REDIS_URL', 'rediss://[bad', /redis:\/\//],
    ['LOG_LEVEL', 'loud', /debug.*info.*warn.*error.*loud/],
  ])('%s=%j', (name, value, message) => {
    const error = problems({ [name]: value });
    expect(error.problems.map(({ key }) => key)).toEqual([name]);
    expect(error.problems[0]?.message).toMatch(message);
    expect(error.message).toContain(`${name}: ${error.problems[0]?.message}`);
  });
});

describe('a message never shows a secret', () => {
  it.each(['DATABASE_URL', 'REDIS_URL', 'FEISHU_BASE_URL'])('in a malformed %s', (name) => {
    expect(problems({ [name]: 'oops://user:hunter2@host/x' }).message).not.toContain('hunter2');
  });

  it.each(['FEISHU_APP_ID', 'PORT', 'LOG_LEVEL'])(
    'in a message about another variable, such as %s',
    (name) => {
      const { message } = problems({ [name]: 'not!good', FEISHU_BASE_URL: 'nowhere' });
      for (const secret of ['the-app-secret', 'the-encrypt-key', 'the-verification-token'])
        expect(message).not.toContain(secret);
    },
  );

  it('that was put in the place of the app id', () => {
    const swapped = { FEISHU_APP_ID: 'q7Xw2hunter2zzz', FEISHU_APP_SECRET: GOOD.FEISHU_APP_ID };
    expect(problems(swapped).message).not.toContain('hunter2');
  });
});
