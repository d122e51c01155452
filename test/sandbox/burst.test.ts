import { expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { pretendBot } from './support.js';

test('three hundred people speak at once, each is heard once, and nothing warns', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on('warning', listen);
  const bot = await pretendBot();
  const sandbox = await startSandbox({ botUrl: bot.url });
  const said = Array.from({ length: 300 }, (_, index) => {
    const { openId } = sandbox.world.addPerson(`ou_burst${index}`, `Person ${index}`);
    return sandbox.say({ from: openId, text: '/sources' });
  });
  const statuses = (await Promise.all(said.map((one) => one.delivered))).map((one) => one.status);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(new Set(said.map((one) => one.chatId)).size).toBe(300);
  expect(bot.received).toHaveLength(300);
  await sandbox.close();
  await bot.close();
  process.off('warning', listen);
  expect(warnings).toEqual([]);
});
