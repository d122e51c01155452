import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../../src/config/index.js';

const GOOD = {
  FEISHU_APP_ID: 'cli_a1b2c3d4e5f6a7b8',
  FEISHU_APP_SECRET: 'the-app-secret',
  FEISHU_ENCRYPT_KEY: 'the-encrypt-key',
  FEISHU_VERIFICATION_TOKEN: 'the-verification-token',
};

/** Reads files that are given as a map; others are not there, or cannot be read for the reason given. */
function disk(files: Record<string, string>, otherwise = 'ENOENT'): (path: string) => string {
  return (path) => {
    const text = files[path];
    if (text !== undefined) return text;
    throw Object.assign(new Error(`${otherwise}: ${path}`), { code: otherwise });
  };
}
const pageSize = (env: Record<string, string>, read: (path: string) => string): number =>
  loadConfig({ ...GOOD, ...env }, read).settings['lists.page_size'];
const refusal = (env: Record<string, string | undefined>, read: (path: string) => string): ConfigError => {
  try {
    loadConfig(env, read);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the configuration was taken');
};

describe('APP_CONFIG', () => {
  const files = disk({ 'app.yaml': 'lists: {page_size: 7}', '/etc/bot.yaml': 'lists: {page_size: 8}' });

  it('is app.yaml when not set', () => expect(pageSize({}, files)).toBe(7));
  it('is app.yaml when empty', () => expect(pageSize({ APP_CONFIG: '' }, files)).toBe(7));
  it('picks another file', () => expect(pageSize({ APP_CONFIG: '/etc/bot.yaml' }, files)).toBe(8));
  it('names a file that must be there', () => {
    const error = refusal({ ...GOOD, APP_CONFIG: 'no.yaml' }, files);
    expect(error.problems.map(({ key }) => key)).toEqual(['APP_CONFIG']);
    expect(error.message).toContain('no.yaml');
  });
  it('need not be set and no app.yaml be there', () => expect(pageSize({}, disk({}))).toBe(10));
  it.each(['EACCES', 'EISDIR'])('an app.yaml that is there and cannot be read (%s) is a problem', (code) => {
    expect(refusal(GOOD, disk({}, code)).message).toContain('app.yaml');
  });
});

it('one message names everything that is wrong, in the environment and in the file, and no secret', () => {
  const yaml = [
    'app: {type: isv}',
    'lists: {page_size: 99, page_sise: 1}',
    'watch: {interval: often, digest_at: noon}',
    'acess: {manage: members}',
    'time_zone: Mars/Olympus',
  ].join('\n');
  const env = {
    FEISHU_APP_ID: 'nonsense',
    FEISHU_ENCRYPT_KEY: 'the-encrypt-key',
    FEISHU_BASE_URL: 'nowhere',
    PORT: 'eighty',
    DATABASE_URL: 'oops://user:hunter2@h',
    LOG_LEVEL: 'loud',
    METRICS_TOKEN: 'the-metrics-token',
  };
  const error = refusal(env, () => yaml);
  const wrong = [
    ...['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_VERIFICATION_TOKEN', 'FEISHU_BASE_URL', 'PORT'],
    ...['DATABASE_URL', 'LOG_LEVEL', 'app.type', 'lists.page_size', 'lists.page_sise', 'watch.interval'],
    ...['watch.digest_at', 'acess.manage', 'time_zone'],
  ];
  expect(error.problems.map(({ key }) => key).sort()).toEqual([...wrong].sort());
  for (const key of wrong) expect(error.message).toContain(`- ${key}: `);
  expect(error.message).toContain(`${wrong.length} problems`);
  expect(error.message).not.toMatch(/hunter2|the-encrypt-key|the-metrics-token/);
});

it('the value is frozen through and through', () => {
  const config = loadConfig(
    { ...GOOD, FEISHU_ENCRYPT_KEY_PREVIOUS: 'old' },
    () => 'access: {admins: [ou_1]}',
  );
  const loose: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) loose.push(path);
    for (const [name, inner] of Object.entries(value)) visit(inner, `${path}.${name}`);
  };
  visit(config, 'config');
  expect(loose).toEqual([]);
  expect(() => config.settings['access.admins'].push('ou_2')).toThrow(TypeError);
});
