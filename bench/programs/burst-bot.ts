import { createLog } from '../../src/base/log.js';
import { startBot } from '../../src/bot.js';
import { loadConfig } from '../../src/config/index.js';
import { serve } from '../kit/serve.js';

/** The bot as `npm start` has it, with the environment that its first argument says. */
const env = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const bot = await startBot(
  loadConfig(env, () => ''),
  { log: createLog('error'), slashPanel: false },
);
serve(bot.port);
