import { readFileSync } from 'node:fs';
import type { LogLevel } from '../base/log.js';
import { parseEnvironment, type Environment } from './environment.js';
import { ConfigError, type Problem } from './problems.js';
import type { Settings } from './settings.js';
import { parseSettings } from './yaml.js';

export { ConfigError } from './problems.js';

/** Everything that can be configured, as one frozen value. Durations are milliseconds. */
export interface Config {
  readonly feishu: { readonly appId: string; readonly appSecret: string; readonly baseUrl: string };
  readonly security: { readonly encryptKeys: readonly string[]; readonly verificationToken: string };
  readonly http: { readonly port: number; readonly host: string; readonly metricsToken: string | undefined };
  readonly database: Environment['DATABASE_URL'];
  readonly redisUrl: string | undefined;
  readonly logLevel: LogLevel;
  readonly settings: Settings;
}

/**
 * Reads the configuration from the environment and from app.yaml (or the file that APP_CONFIG names).
 * @throws ConfigError that names every wrong key of both at once.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Config {
  const problems: Problem[] = [];
  const text = readSettingsFile(env['APP_CONFIG'], readFile, problems);
  const fromFile = parseSettings(text);
  const fromEnvironment = parseEnvironment(env);
  problems.push(...fromEnvironment.problems, ...fromFile.problems, ...notYet(fromFile.settings));
  if (problems.length > 0) throw new ConfigError(problems);
  return assemble(fromEnvironment.environment, fromFile.settings);
}

function readSettingsFile(
  named: string | undefined,
  readFile: (path: string) => string,
  problems: Problem[],
): string {
  const path = named === undefined || named === '' ? undefined : named;
  try {
    return readFile(path ?? 'app.yaml');
  } catch (error) {
    // Every setting has a default, so the file may be missing; one that is there has to be readable.
    const missing = (error as { code?: unknown } | null)?.code === 'ENOENT';
    if (path !== undefined)
      problems.push({ key: 'APP_CONFIG', message: `names a file that cannot be read: ${path}` });
    else if (!missing) problems.push({ key: 'app.yaml', message: 'is there but cannot be read' });
    return '';
  }
}

/** What the contract names and this version cannot do is refused at the start, never silently ignored. */
function notYet(settings: Settings): Problem[] {
  const problems: Problem[] = [];
  if (settings['app.type'] === 'isv')
    problems.push({
      key: 'app.type',
      message: 'isv (store apps) is not supported by this version; use custom',
    });
  if (settings['app.transport'] === 'long-connection')
    problems.push({
      key: 'app.transport',
      message: 'long-connection is not supported by this version; use webhook',
    });
  return problems;
}

function assemble(env: Environment, settings: Settings): Config {
  const encryptKeys = [env.FEISHU_ENCRYPT_KEY, env.FEISHU_ENCRYPT_KEY_PREVIOUS].filter(
    (key) => key !== undefined,
  );
  return deepFreeze({
    feishu: { appId: env.FEISHU_APP_ID, appSecret: env.FEISHU_APP_SECRET, baseUrl: env.FEISHU_BASE_URL },
    security: { encryptKeys, verificationToken: env.FEISHU_VERIFICATION_TOKEN },
    http: { port: env.PORT, host: env.HOST, metricsToken: env.METRICS_TOKEN },
    database: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    logLevel: env.LOG_LEVEL,
    settings,
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
