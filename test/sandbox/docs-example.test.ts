import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { ask, tokenOf } from './open-api-support.js';
import type { PretendBot } from './support.js';
import { pretendBot } from './support.js';

const text = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');
const section = text.slice(text.indexOf('## Point your own SDK at it'));
const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(section)?.[1] ?? '';

let sandbox: Sandbox;
let bot: PretendBot;
let end: (() => void) | undefined;
beforeEach(async () => {
  bot = await pretendBot();
  sandbox = await startSandbox({ redelivery: [] });
});
afterEach(async () => {
  end?.();
  end = undefined;
  await sandbox.close();
  await bot.close();
});

describe('docs/sandbox.md', () => {
  test('names the settings of the pretend app', () => {
    const { appId, appSecret, encryptKey, verificationToken } = sandbox.credentials;
    for (const value of [appId, appSecret, encryptKey, verificationToken])
      expect(text).toContain(`\`${value}\``);
  });

  test('shows an app that works: it answers messages and clicks', async () => {
    const env = { PATH: process.env['PATH'], FEISHU_BASE_URL: sandbox.url, NO_PROXY: '127.0.0.1' };
    const app = spawn(process.execPath, ['--input-type=module', '-e', block('js')], { env, stdio: 'ignore' });
    end = () => void app.kill('SIGKILL');
    await sandbox.waitFor(() => (sandbox.connections()[0]?.pings ?? 0) > 0, {
      what: 'the app to be connected',
    });
    const { messageId, chatId, delivered } = sandbox.say({ text: '你好' });
    expect(await delivered).toMatchObject({ status: 200 });
    const replies = sandbox.messages(chatId).filter(({ replyTo }) => replyTo === messageId);
    expect(replies.map(({ content }) => JSON.parse(content) as unknown)).toEqual([
      { text: 'heard: {"text":"你好"}' },
    ]);
    expect(await sandbox.click({ messageId, value: {} })).toMatchObject({ toast: { content: 'clicked' } });
  });

  test('shows how a webhook is set', async () => {
    const shown =
      /-d '(\{\s.*?)'/s.exec(block('sh'))?.[1]?.replaceAll('http://127.0.0.1:4000', bot.url) ?? '';
    bot.answer = () => ({ status: 200, body: '{}' });
    const token = await tokenOf(sandbox);
    const path = `/open-apis/application/v7/applications/${sandbox.credentials.appId}/config`;
    // The pretend bot returns no challenge; that it was asked says that the request was understood.
    expect(
      (await ask(sandbox, { method: 'PATCH', path, token, body: JSON.parse(shown) })).body,
    ).toMatchObject({
      error: { field_violations: [{ field: 'event.request_url' }] },
    });
    expect(bot.received.map((request) => request.path)).toEqual(['/events']);
  });
});
