import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../src/sandbox/index.js';
import { button, words } from './support/card.js';
import { openHouse, type House, type HouseOptions } from './support/house.js';
import { FAST, notice, source } from './support/watching.js';

let house: House;
const open = async (options: HouseOptions = {}): Promise<House> => (house = await openHouse(options));
afterEach(() => house.close());

const ADMIN = 'access: {admins: [ou_9b7d5e3f1a2c4068b9d7e5f3a1c20486]}\n';

/** The words of a card without their marks. */
function shown(card: Message | object, language?: 'zh_cn' | 'en_us'): string {
  return words(card, language).replaceAll(/[*`]/g, '');
}

describe('/status --doctor', () => {
  it('shows what the running bot can look at, in both languages, and goes on doing so', async () => {
    const { sandbox } = await open();
    const reply = await house.ask('/status --doctor');
    const names = ['credentials', 'scopes', 'resume-sources', 'talent-fields', 'database', 'clock', 'quota'];
    for (const name of names) expect(shown(reply)).toContain(`✓ ${name}`);
    expect(shown(reply)).not.toContain('✗');
    expect(shown(reply, 'zh_cn')).toContain('需要的权限都已开通');
    expect(shown(reply)).not.toContain('configuration');
    const refresh = button(reply, 'Refresh');
    expect(refresh).toEqual({ action: 'status.open', doctor: true });
    const clicked = await sandbox.click({ messageId: reply.messageId, value: refresh });
    expect(shown(clicked.card ?? {})).toContain('✓ credentials');
    expect(shown(await house.ask('/状态 --自检'))).toContain('✓ scopes');
    expect(shown(await house.ask('/status'))).not.toContain('credentials');
  });

  it('names what fails, with what to do', async () => {
    const { sandbox } = await open();
    sandbox.faults.add({ route: /talent_objects/, kind: 'status', status: 403 });
    sandbox.scopes.set('im:resource', false);
    const reply = await house.ask('/status --doctor');
    expect(shown(reply)).toContain('✗ talent-fields');
    expect(shown(reply)).toContain('✗ scopes not granted: im:resource');
    expect(shown(reply)).toContain('publish a new version');
    expect(shown(reply)).toContain('✓ resume-sources');
  });

  it('is for the administrators, where some are named', async () => {
    const { sandbox } = await open({ yaml: ADMIN });
    const refused = (reply: Message): boolean => shown(reply).includes("for the bot's administrators only");
    expect(refused(await house.ask('/status --doctor'))).toBe(true);
    expect(refused(await house.ask('/status --doctor', { chat: sandbox.chats.group }))).toBe(true);
    const colleague = { chat: sandbox.chats.colleaguePrivate, from: sandbox.people.colleague };
    expect(shown(await house.ask('/status --doctor', colleague))).toContain('✓ credentials');
  });

  it('is for those who may manage the chat, where none are named', async () => {
    const { sandbox } = await open({ yaml: 'access: {manage: owners}\n' });
    const chat = sandbox.chats.group;
    expect(shown(await house.ask('/status --doctor', { chat }))).toContain('may not manage');
    const owner = sandbox.people.colleague;
    expect(shown(await house.ask('/status --doctor', { chat, from: owner }))).toContain('✓ credentials');
  });
});

describe('the bot menu', () => {
  it('answers changes in the private chat, once, with what the watch has seen', async () => {
    const { sandbox } = await open({ yaml: FAST });
    const chat = sandbox.chats.private;
    await house.ask('/watch');
    source(house).en_name = 'Renamed by hand';
    await notice(house, chat);
    const before = sandbox.messages(chat).length;
    const event = { operator: { operator_id: { open_id: sandbox.people.member } }, event_key: 'changes' };
    const envelope = sandbox.envelope('application.bot.menu_v6', event);
    expect((await sandbox.pushEvent(envelope)).status).toBe(200);
    expect((await sandbox.pushEvent(envelope)).status).toBe(200);
    const reply = await sandbox.waitFor(() => sandbox.messages(chat)[before], { what: 'the history' });
    expect(reply.replyTo).toBeUndefined();
    expect(words(reply)).toContain('Renamed by hand');
    await house.ask('/help');
    // The history once, the question, and the answer to it.
    expect(sandbox.messages(chat)).toHaveLength(before + 3);
  });

  it('answers changes before anything has changed', async () => {
    const { sandbox } = await open();
    const event = { operator: { operator_id: { open_id: sandbox.people.member } }, event_key: 'changes' };
    await sandbox.pushEvent(sandbox.envelope('application.bot.menu_v6', event));
    const reply = await sandbox.waitFor(() => sandbox.messages(sandbox.chats.private)[0], {
      what: 'the history',
    });
    expect(words(reply)).toContain('no history');
  });
});
