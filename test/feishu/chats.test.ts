import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFeishu, type OpenFeishu } from './open.js';

const ROUTE = 'GET /open-apis/im/v1/chats/:chat_id';

let open: OpenFeishu;
beforeEach(async () => {
  open = await openFeishu();
});
afterEach(() => open.close());

const info = (chat: string) => open.feishu.chats.info(open.tenant, chat);
const chatOf = (id: string) => {
  const chat = open.sandbox.world.chats.get(id);
  if (!chat) throw new Error(`no chat ${id}`);
  return chat;
};

describe('what a chat is like', () => {
  it('has its owner and managers as open_ids', async () => {
    const { chats, people } = open.sandbox;
    chatOf(chats.group).managers = [people.member];
    expect(await info(chats.group)).toEqual({
      external: false,
      inPrivate: false,
      gone: false,
      owner: people.colleague,
      managers: [people.member],
    });
    expect(open.sandbox.record.find(({ route }) => route === ROUTE)?.query).toEqual({
      user_id_type: 'open_id',
    });
  });

  it('has no owner where that is a bot, in private, and outside', async () => {
    const { chats } = open.sandbox;
    delete chatOf(chats.group).ownerId;
    for (const chat of [chats.group, chats.private, chats.strangerGroup])
      expect(await info(chat)).toMatchObject({ owner: undefined, managers: [] });
  });

  it.each(['dissolved', 'dissolved_save'] as const)('is gone when it is %s', async (status) => {
    const { chats } = open.sandbox;
    chatOf(chats.group).status = status;
    expect(await info(chats.group)).toMatchObject({ gone: true });
    expect(await info(chats.secondGroup)).toMatchObject({ gone: false });
  });

  it('leaves out ids that are not open_ids, whatever they are', async () => {
    const { chats, people, faults } = open.sandbox;
    const data = { owner_id: 'ou_/../x', user_manager_id_list: [people.member, 'on_1', 7, null, 'ou_ '] };
    faults.add({ kind: 'body', body: { code: 0, data }, route: ROUTE });
    expect(await info(chats.group)).toMatchObject({ owner: undefined, managers: [people.member] });
  });

  it.each([{}, { data: null }, { data: { user_manager_id_list: 'ou_1', owner_id: {}, chat_status: 1 } }])(
    'has nobody and counts as external when the answer is %j',
    async (answer) => {
      open.sandbox.faults.add({ kind: 'body', body: { code: 0, ...answer }, route: ROUTE });
      expect(await info(open.sandbox.chats.group)).toEqual({
        external: true,
        inPrivate: false,
        gone: false,
        owner: undefined,
        managers: [],
      });
    },
  );
});
