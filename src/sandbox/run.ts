import { parseArgs } from 'node:util';
import { startSandbox } from './index.js';
import { SANDBOX_FOLDER, writeRunConfig } from './run-config.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line hands in: the sandbox knows the bot only as something that is started with an environment. */
export interface SandboxHost {
  readonly env: Environment;
  readonly startBot: (env: Environment) => Promise<{ port: number; stop(): Promise<void> }>;
  readonly exitUsage: () => never;
}

const HOST = '127.0.0.1';

/**
 * `npm run sandbox`: a pretend Feishu, the bot beside it over real HTTP, and the page's address on standard output.
 * @param args `--port N` picks the page's port, 3000 if not said.
 */
export async function runSandbox(args: readonly string[], host: SandboxHost): Promise<void> {
  const port = readPort(args, host.env['npm_config_port']) ?? host.exitUsage();
  const appConfig = settingsFile(host.env['APP_CONFIG']);
  const sandbox = await startSandbox({ port }).catch((error: unknown) =>
    fail(
      (error as { code?: unknown } | null)?.code === 'EADDRINUSE'
        ? `port ${port} is in use; try --port 0`
        : String(error),
    ),
  );
  const { appId, appSecret, encryptKey, verificationToken } = sandbox.credentials;
  const bot = await host.startBot({
    LOG_LEVEL: 'warn',
    ...host.env,
    APP_CONFIG: appConfig,
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_ENCRYPT_KEY: encryptKey,
    FEISHU_VERIFICATION_TOKEN: verificationToken,
    FEISHU_ENCRYPT_KEY_PREVIOUS: undefined,
    FEISHU_BASE_URL: sandbox.url,
    // One for each port, so that two sandboxes in one folder do not wait for each other.
    DATABASE_URL: `sqlite:${SANDBOX_FOLDER}/bot-${new URL(sandbox.url).port}.db`,
    REDIS_URL: undefined,
    METRICS_TOKEN: undefined,
    HOST,
    PORT: '0',
  });
  sandbox.setBotUrl(`http://${HOST}:${bot.port}`);
  process.stdout.write(
    [
      '',
      `Feishu Hire bot sandbox: open ${sandbox.url}`,
      `飞书招聘机器人沙盒：打开 ${sandbox.url}`,
      '',
      'Any SDK can speak to this pretend Feishu as well:',
      `  FEISHU_BASE_URL=${sandbox.url} FEISHU_APP_ID=${appId} FEISHU_APP_SECRET=${appSecret}`,
      '',
      'Ctrl+C stops it.',
      '',
    ].join('\n'),
  );
  const stop = (): void => {
    setTimeout(() => process.exit(0), 9500).unref();
    void Promise.allSettled([bot.stop(), sandbox.close()]).finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** The file that the user names, or the sandbox's own. */
function settingsFile(named: string | undefined): string {
  if (named !== undefined && named !== '') return named;
  try {
    return writeRunConfig();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(reason: string): never {
  process.stderr.write(`The sandbox could not be started: ${reason}\n`);
  process.exit(1);
}

/**
 * `--port N`; and what npm makes of it when the second `--` is forgotten: `npm run sandbox --port 4000` hands on just
 * the number, `--port=4000` just a variable.
 */
function readPort(args: readonly string[], fromNpm: string | undefined): number | undefined {
  try {
    const options = { port: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length > 1 || (values.port !== undefined && positionals.length > 0)) return undefined;
    const ofNpm = fromNpm !== undefined && /^\d+$/.test(fromNpm) ? fromNpm : undefined;
    const said = values.port ?? positionals[0] ?? ofNpm ?? '3000';
    const port = Number(said);
    return said !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined;
  } catch {
    return undefined;
  }
}
