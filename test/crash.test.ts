import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../src/sandbox/index.js';
import { button, words } from './support/card.js';
import { ready } from './support/house.js';
import { environmentFor, openBench, type Bench } from './support/process.js';
import { answerTo, repliesTo } from './support/replies.js';

const REPLY = 'POST /open-apis/im/v1/messages/:message_id/reply';

interface KillableBot {
  readonly url: string;
  kill(): Promise<unknown>;
}

let sandbox: Sandbox;
let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
  sandbox = await startSandbox();
});
afterEach(async () => {
  await bench.close();
  await sandbox.close();
});

async function start(wait = true): Promise<KillableBot> {
  const program = bench.run(['start'], environmentFor(sandbox));
  const url = await program.listening();
  if (wait) {
    await ready(url);
    sandbox.setBotUrl(url);
  }
  return {
    url,
    kill: () => {
      program.kill('SIGKILL');
      return program.exited;
    },
  };
}

describe('kill -9', () => {
  it('between the 200 and the reply: the reply comes after the restart', async () => {
    const bot = await start();
    sandbox.faults.add({ route: /resume_sources/, kind: 'hang' });
    const said = sandbox.say({ text: '/sources' });
    expect((await said.delivered).status).toBe(200);
    await bot.kill();
    sandbox.faults.clear();
    expect(repliesTo(sandbox, said.messageId)).toEqual([]);
    await start();
    expect(words(await answerTo(sandbox, said.messageId))).toContain('Page 1');
  }, 40_000);

  it('while the reply is on its way: there is one reply', async () => {
    const bot = await start();
    sandbox.faults.add({ route: REPLY, kind: 'reset-after', times: 1 });
    sandbox.faults.add({ route: REPLY, kind: 'hang', after: 1 });
    const said = sandbox.say({ text: '/help' });
    await answerTo(sandbox, said.messageId);
    await bot.kill();
    sandbox.faults.clear();
    const sent = sandbox.record.filter(({ route }) => route === REPLY).length;
    await start();
    await sandbox.waitFor(() => sandbox.record.filter(({ route }) => route === REPLY).length > sent, {
      timeoutMs: 10_000,
    });
    const again = sandbox.say({ text: '/help' });
    await answerTo(sandbox, again.messageId);
    expect(repliesTo(sandbox, said.messageId)).toHaveLength(1);
  }, 40_000);

  it('after the reply: a redelivery under another event id gives no second one', async () => {
    const bot = await start();
    const said = sandbox.say({ text: '/help', eventId: 'e1' });
    await answerTo(sandbox, said.messageId);
    await bot.kill();
    await start();
    const message = sandbox.message(said.messageId);
    const event = {
      sender: {
        sender_id: { open_id: sandbox.people.member },
        sender_type: 'user',
        tenant_key: sandbox.credentials.tenantKey,
      },
      message: {
        message_id: said.messageId,
        chat_id: said.chatId,
        chat_type: 'p2p',
        message_type: 'text',
        content: message?.content,
      },
    };
    expect((await sandbox.push(sandbox.envelope('im.message.receive_v1', event))).status).toBe(200);
    const again = sandbox.say({ text: '/help' });
    await answerTo(sandbox, again.messageId);
    expect(repliesTo(sandbox, said.messageId)).toHaveLength(1);
  }, 40_000);

  it('after a click was answered with a toast: the card is updated after the restart', async () => {
    const bot = await start();
    const said = sandbox.say({ text: '/sources' });
    const list = await answerTo(sandbox, said.messageId);
    sandbox.faults.add({ route: /resume_sources/, kind: 'hang' });
    const clicked = await sandbox.click({ messageId: list.messageId, value: button(list, 'Next') });
    expect(clicked.toast?.i18n?.['en_us']).toContain('Still reading');
    expect(clicked.ms).toBeLessThan(3000);
    await bot.kill();
    sandbox.faults.clear();
    await start();
    await sandbox.waitFor(() => words(sandbox.message(list.messageId) ?? {}).includes('Page 2'), {
      timeoutMs: 10_000,
    });
  }, 40_000);

  it('of the one that serves a database lets the waiting one take over within ten seconds', async () => {
    const first = await start();
    const second = await start(false);
    expect((await fetch(`${second.url}/readyz`)).status).toBe(503);
    sandbox.setBotUrl(second.url);
    const waiting = sandbox.say({ text: '/help' });
    expect((await waiting.delivered).status).toBe(503);
    const killed = Date.now();
    await first.kill();
    await ready(second.url);
    expect(Date.now() - killed).toBeLessThan(10_000);
    const said = sandbox.say({ text: '/help' });
    await answerTo(sandbox, said.messageId);
  }, 40_000);

  it('many times while people ask: every accepted command is answered once', async () => {
    let bot = await start();
    const said: ReturnType<Sandbox['say']>[] = [];
    for (let round = 1; round <= 6; round++) {
      said.push(
        ...Array.from({ length: 4 }, () => sandbox.say({ text: '/sources', chat: sandbox.chats.group })),
      );
      const deliveries = sandbox.deliveries.length;
      await sandbox.waitFor(() => sandbox.deliveries.length > deliveries);
      await bot.kill();
      bot = await start();
    }
    const outcomes = await Promise.all(
      said.map(async ({ messageId, delivered }) => ({ messageId, ...(await delivered) })),
    );
    const accepted = outcomes.filter(({ status }) => status === 200);
    expect(accepted.length).toBeGreaterThanOrEqual(6);
    await sandbox.waitFor(
      () => accepted.every(({ messageId }) => repliesTo(sandbox, messageId).length === 1),
      {
        timeoutMs: 30_000,
        what: 'a reply to each accepted command',
      },
    );
    for (const { messageId } of said) expect(repliesTo(sandbox, messageId).length).toBeLessThanOrEqual(1);
    expect(sandbox.violations()).toEqual([]);
  }, 90_000);
});
