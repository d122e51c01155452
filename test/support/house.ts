import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/base/log.js';
import { startBot, type Bot, type BotOptions } from '../../src/bot.js';
import { loadConfig } from '../../src/config/index.js';
import { startSandbox, type Message, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { testClock, type TestClock } from './clock.js';
import { repliesTo } from './replies.js';
import { until } from './until.js';
import { environmentFor } from './process.js';

export interface HouseOptions {
  /** app.yaml of the bot. */
  readonly yaml?: string;
  readonly env?: Record<string, string>;
  readonly sandbox?: SandboxOptions;
  readonly bot?: Partial<BotOptions>;
}

/** A bot and a pretend Feishu, talking over real HTTP, with a database of their own. */
export interface House {
  readonly sandbox: Sandbox;
  readonly clock: TestClock;
  readonly botUrl: string;
  /** The bot's database file. */
  readonly database: string;
  /** Everything that the bot logged, one JSON object a line. */
  readonly logs: readonly string[];
  /** Says something and waits for the reply to it. */
  ask(text: string, options?: { chat?: string; from?: string }): Promise<Message>;
  /** Waits until the bot has logged something with these words. */
  logged(text: string): Promise<boolean>;
  /** The bot's replies to a message. */
  repliesTo(messageId: string): Message[];
  /** Starts the bot again over the same database. */
  restart(): Promise<void>;
  stopBot(): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const clock = testClock();
  const folder = await mkdtemp(join(tmpdir(), 'hirebot-'));
  const sandbox = await startSandbox({ clock, ...options.sandbox });
  const logs: string[] = [];
  const env = {
    ...environmentFor(sandbox),
    DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`,
    ...options.env,
  };
  const config = loadConfig(env, () => options.yaml ?? '');
  const start = async (): Promise<Bot> => {
    const { timings, ...rest } = options.bot ?? {};
    const bot = await startBot(config, {
      clock,
      log: createLog('debug', { write: (line) => void logs.push(line) }),
      // A busy machine is slow; what says so is tested where it is meant.
      timings: { quietMs: 0, stopMs: 200, progressMs: 60_000, ...timings },
      // Its calls in the background would be in the way of tests that count calls.
      slashPanel: false,
      ...rest,
    });
    sandbox.setBotUrl(`http://127.0.0.1:${bot.port}`);
    return bot;
  };
  let bot: Bot | undefined = await start();
  await ready(`http://127.0.0.1:${bot.port}`);

  return {
    sandbox,
    clock,
    database: join(folder, 'bot.db'),
    logs,
    get botUrl() {
      return `http://127.0.0.1:${bot?.port ?? 0}`;
    },
    repliesTo: (messageId) => repliesTo(sandbox, messageId),
    logged: (text) => sandbox.waitFor(() => logs.some((line) => line.includes(text)), { what: text }),
    ask: async (text, where = {}) => {
      const said = sandbox.say({ text, ...where });
      return sandbox.waitFor(() => repliesTo(sandbox, said.messageId)[0], { what: `a reply to ${text}` });
    },
    restart: async () => {
      await bot?.stop();
      bot = await start();
      await ready(`http://127.0.0.1:${bot.port}`);
    },
    stopBot: async () => {
      await bot?.stop();
      bot = undefined;
    },
    close: async () => {
      await bot?.stop();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the bot says that it is ready. */
export async function ready(url: string): Promise<void> {
  await until(async () => (await fetch(`${url}/readyz`)).status === 200, { what: 'the bot to be ready' });
}
