import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import {
  answer,
  chat,
  chatId,
  command,
  digits,
  message,
  messageId,
  module,
  openId,
  paged,
  source,
  status,
} from './answer-shapes.js';
import type { Asked } from './open-api-support.js';
import { ask, CARD, postForm, sent, tokenOf } from './open-api-support.js';

let sandbox: Sandbox;
let token: string;
beforeEach(async () => {
  sandbox = await startSandbox();
  token = await tokenOf(sandbox);
});
afterEach(() => sandbox.close());

const SLASH = '/open-apis/application/v7/app_slash_commands';
const GROUP = (): string => sandbox.chats.group;
const asked = (method: string, path: string, body?: unknown): Promise<Asked> =>
  ask(sandbox, { method, path, token, ...(body === undefined ? {} : { body }) });
const made = async (): Promise<string> => {
  const { body } = await asked('POST', SLASH, { command: 'sources', description: { default_value: '来源' } });
  return (body as { data: { command_id: string } }).data.command_id;
};

const SHAPES: [what: string, shape: z.ZodType, call: () => Promise<Asked>][] = [
  [
    'tenant_access_token: at the top level, in seconds',
    z.strictObject({
      code: z.literal(0),
      msg: z.literal('ok'),
      tenant_access_token: z.string().regex(/^t-/),
      expire: z.int().min(1800).max(7200),
    }),
    () => {
      const { appId: app_id, appSecret: app_secret } = sandbox.credentials;
      return asked('POST', '/open-apis/auth/v3/tenant_access_token/internal', { app_id, app_secret });
    },
  ],
  [
    'bot information: at the top level',
    z.strictObject({
      code: z.literal(0),
      msg: z.literal('ok'),
      bot: z.strictObject({
        activate_status: z.literal(2),
        app_name: z.string().min(1),
        avatar_url: z.string(),
        ip_white_list: z.array(z.string()),
        open_id: openId,
      }),
    }),
    () => asked('GET', '/open-apis/bot/v3/info'),
  ],
  [
    'resume sources, and a token while there are more',
    answer(paged(source)),
    () => asked('GET', '/open-apis/hire/v1/resume_sources?page_size=3'),
  ],
  [
    'resume sources: no token on the last page',
    answer(z.strictObject({ items: z.array(source).min(1), has_more: z.literal(false) })),
    () => asked('GET', '/open-apis/hire/v1/resume_sources?page_size=100'),
  ],
  [
    'talent fields: modules with their fields, without paging',
    answer(z.strictObject({ items: z.array(module).min(1) })),
    () => asked('GET', '/open-apis/hire/v1/talent_objects/query'),
  ],
  [
    'a message that was sent',
    answer(z.strictObject(message)),
    () => sent(sandbox, token, 'text', { text: 'hi' }),
  ],
  [
    'a reply, in a thread',
    answer(
      z.strictObject({
        ...message,
        root_id: messageId,
        parent_id: messageId,
        thread_id: z.string().regex(/^omt_/),
      }),
    ),
    () => {
      const said = sandbox.say({ chat: GROUP(), text: '/help', deliver: false });
      const body = { msg_type: 'text', content: '{"text":"hi"}', reply_in_thread: true };
      return asked('POST', `/open-apis/im/v1/messages/${said.messageId}/reply`, body);
    },
  ],
  [
    'an updated card',
    answer(z.strictObject({})),
    async () => {
      const { id } = await sent(sandbox, token, 'interactive', CARD);
      return asked('PATCH', `/open-apis/im/v1/messages/${id}`, { content: JSON.stringify(CARD) });
    },
  ],
  [
    'an uploaded file',
    answer(z.strictObject({ file_key: z.string().regex(/^file_v3_/) })),
    () => postForm(sandbox, token, { file_type: 'stream', file_name: 'a.csv' }, 'a,b'),
  ],
  [
    'a chat: counts are strings',
    answer(
      z.strictObject({
        ...chat,
        chat_mode: z.literal('group'),
        chat_type: z.literal('private'),
        owner_id: openId,
        owner_id_type: z.literal('open_id'),
        group_message_type: z.literal('chat'),
        user_count: digits,
        bot_count: digits,
        user_manager_id_list: z.array(openId),
        bot_manager_id_list: z.array(z.string()),
      }),
    ),
    () => asked('GET', `/open-apis/im/v1/chats/${GROUP()}`),
  ],
  [
    'a chat that the bot is not in: its outside',
    answer(z.strictObject({ ...chat, chat_mode: z.literal('group'), chat_type: z.literal('private') })),
    () => asked('GET', `/open-apis/im/v1/chats/${sandbox.chats.strangerGroup}`),
  ],
  [
    'the chats of the bot',
    answer(
      paged(
        z.strictObject({
          ...chat,
          chat_id: chatId,
          owner_id: openId,
          owner_id_type: z.literal('open_id'),
        }),
      ),
    ),
    () => asked('GET', '/open-apis/im/v1/chats?page_size=2'),
  ],
  [
    'the members of a chat',
    answer(
      paged(
        z.strictObject({
          member_id_type: z.literal('open_id'),
          member_id: openId,
          name: z.string(),
          tenant_key: z.string(),
        }),
        { member_total: z.literal(2) },
      ),
    ),
    () => asked('GET', `/open-apis/im/v1/chats/${GROUP()}/members?page_size=1`),
  ],
  [
    'a slash command: times are strings of seconds, the icon is there without having been named',
    answer(command),
    () => asked('POST', SLASH, { command: 'x', description: { default_value: 'X', i18n: { en_us: 'X' } } }),
  ],
  [
    'the slash commands: all at once',
    answer(z.strictObject({ items: z.array(command).length(1) })),
    async () => {
      await made();
      return asked('GET', SLASH);
    },
  ],
  [
    'a slash command that was changed',
    answer(command),
    async () => asked('PATCH', `${SLASH}/${await made()}`, { icon: { icon_key: 'database_outlined' } }),
  ],
  [
    'a slash command that was deleted',
    answer(z.strictObject({})),
    async () => asked('DELETE', `${SLASH}/${await made()}`),
  ],
  [
    'the scopes of the app',
    answer(
      z.strictObject({
        scopes: z
          .array(
            z.strictObject({ scope_name: z.string(), grant_status: status, scope_type: z.literal('tenant') }),
          )
          .min(1),
      }),
    ),
    () => asked('GET', '/open-apis/application/v6/scopes'),
  ],
];

describe('an answer looks as the platform documents it', () => {
  test.each(SHAPES)('%s', async (_what, shape, call) => {
    const { status: http, headers, body } = await call();
    expect(http).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('x-tt-logid')).toMatch(/^\d{14}[0-9A-F]{20}$/);
    expect(() => shape.parse(body)).not.toThrow();
  });
});
