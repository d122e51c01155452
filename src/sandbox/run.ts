import type { Gallery } from './gallery.js';
import { startSandbox } from './index.js';
import { readArguments } from './run-arguments.js';
import { SANDBOX_FOLDER, writeRunConfig } from './run-config.js';
import { emptyDatabase, playScene, sceneOptions } from './run-scene.js';
import { sceneList, type Scene } from './scenes/index.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line hands in: the sandbox knows the bot only as something that is started with an environment. */
export interface SandboxHost {
  readonly env: Environment;
  readonly startBot: (env: Environment) => Promise<{ port: number; stop(): Promise<void> }>;
  /** The bot's cards, for the page `/cards`. */
  readonly gallery: Gallery;
  readonly exitUsage: (problem?: string) => never;
}

const HOST = '127.0.0.1';

/**
 * `npm run sandbox`: a pretend Feishu, the bot beside it over real HTTP, and the page's address on standard output.
 * @param args `--port N` picks the page's port, 3000 if not said; `--scene NAME` begins with a story.
 */
export async function runSandbox(args: readonly string[], host: SandboxHost): Promise<void> {
  const asked = readArguments(args, host.env);
  if (asked === 'scenes') return void process.stdout.write(`${sceneList()}\n`);
  if ('problem' in asked)
    return host.exitUsage(asked.problem && `${asked.problem} The scenes are:\n\n${sceneList()}`);
  const { port, scene } = asked;
  const appConfig = settingsFile(host.env['APP_CONFIG']);
  const options = { port, gallery: host.gallery, ...(scene ? sceneOptions(scene) : {}) };
  const sandbox = await startSandbox(options).catch((error: unknown) =>
    fail(
      (error as { code?: unknown } | null)?.code === 'EADDRINUSE'
        ? `port ${port} is in use; try --port 0`
        : String(error),
    ),
  );
  scene?.prepare?.(sandbox);
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
    DATABASE_URL: `sqlite:${databaseFor(new URL(sandbox.url).port, scene)}`,
    REDIS_URL: undefined,
    METRICS_TOKEN: undefined,
    HOST,
    PORT: '0',
  });
  const botUrl = `http://${HOST}:${bot.port}`;
  sandbox.setBotUrl(botUrl);
  const page = scene ? `${sandbox.url}/?chat=${scene.chat}` : sandbox.url;
  process.stdout.write(
    [
      '',
      `Feishu Hire bot sandbox: open ${page}`,
      `飞书招聘机器人沙盒：打开 ${page}`,
      '',
      'Any SDK can speak to this pretend Feishu as well:',
      `  FEISHU_BASE_URL=${sandbox.url} FEISHU_APP_ID=${appId} FEISHU_APP_SECRET=${appSecret}`,
      '',
      ...(scene
        ? [
            `Scene: ${scene.title.en}. It is told as you watch. 场景：${scene.title.zh}，打开页面即可观看。`,
            '',
          ]
        : []),
      'Ctrl+C stops it.',
      '',
    ].join('\n'),
  );
  if (scene) void playScene(sandbox, scene, { botUrl, env: host.env });
  const stop = (): void => {
    setTimeout(() => process.exit(0), 9500).unref();
    void Promise.allSettled([bot.stop(), sandbox.close()]).finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** One for each port, so that two sandboxes in one folder do not wait for each other. */
function databaseFor(port: string, scene: Scene | undefined): string {
  return scene ? emptyDatabase(SANDBOX_FOLDER, scene, port) : `${SANDBOX_FOLDER}/bot-${port}.db`;
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
