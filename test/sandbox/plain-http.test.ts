import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message, Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { plainApp } from './plain-app.js';

let sandbox: Sandbox;
let app: ReturnType<typeof plainApp>;
beforeEach(async () => {
  sandbox = await startSandbox({ redelivery: [] });
  app = plainApp({ baseUrl: sandbox.url, ...sandbox.credentials });
});
afterEach(async () => {
  await sandbox.close();
  await app.stop();
});

const names = (from: number): string =>
  sandbox.hire.sources
    .slice(from, from + 3)
    .map(({ zh_name }) => zh_name)
    .join('\n');

interface Shown {
  body: { elements: [{ content: string }, { behaviors: [{ value: object }] }] };
}
const shown = (card: object | undefined): string => (card as Shown).body.elements[0].content;
const value = (card: object | undefined): object => (card as Shown).body.elements[1].behaviors[0].value;

/** Says something and gives the app's reply to it. */
async function ask(text: string): Promise<Message | undefined> {
  const said = sandbox.say({ text });
  expect(await said.delivered).toMatchObject({ status: 200 });
  return sandbox.messages(said.chatId).find(({ replyTo }) => replyTo === said.messageId);
}

describe('an app without an SDK', () => {
  test('configures its URL, is asked, replies, and turns pages by clicks', async () => {
    expect(await app.start()).toMatchObject({ code: 0 });
    const reply = await ask('来源');
    expect(shown(reply?.card)).toBe(names(0));
    const messageId = reply?.messageId ?? '';
    const clicked = await sandbox.click({ messageId, value: value(reply?.card) });
    expect(clicked).toMatchObject({ status: 200, toast: { content: '好' } });
    expect(shown(sandbox.message(messageId)?.card)).toBe(names(3));
    const again = await sandbox.click({ messageId, value: value(clicked.card) });
    expect(shown(again.card)).toBe(names(6));
  });

  test('gets a new token when the one it has was invalidated', async () => {
    await app.start();
    sandbox.invalidateTokens();
    expect(shown((await ask('来源'))?.card)).toBe(names(0));
    const codes = sandbox.record.map(({ code }) => code);
    expect(codes.filter((code) => code === 99991663)).toHaveLength(1);
  });

  test('does once what is pushed twice', async () => {
    await app.start();
    const first = sandbox.say({ text: '来源' });
    await first.delivered;
    await sandbox.say({ text: '来源', messageId: first.messageId, eventId: first.eventId }).delivered;
    expect(sandbox.messages(first.chatId).filter(({ replyTo }) => replyTo === first.messageId)).toHaveLength(
      1,
    );
  });

  test('refuses what was signed or encrypted with another key', async () => {
    await app.start();
    const envelope = sandbox.envelope('im.message.receive_v1', {});
    for (const wrong of [{ encryptKey: 'other' }, { headers: { 'x-lark-signature': 'bad' } }])
      expect(await sandbox.push(envelope, wrong)).toMatchObject({ status: 401 });
    expect(app.refused).toHaveLength(2);
  });
});
