import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Asked } from './open-api-support.js';
import { ask, CARD, postForm, sent, tokenOf } from './open-api-support.js';
import type { HeldClock } from './support.js';
import { heldClock } from './support.js';

let clock: HeldClock;
let sandbox: Sandbox;
let token: string;
beforeEach(async () => {
  clock = heldClock();
  sandbox = await startSandbox({ clock });
  token = await tokenOf(sandbox);
});
afterEach(() => sandbox.close());

const TOKEN = '/open-apis/auth/v3/tenant_access_token/internal';
const SOURCES = '/open-apis/hire/v1/resume_sources';
const FIELDS = '/open-apis/hire/v1/talent_objects/query';
const MESSAGES = '/open-apis/im/v1/messages';
const CHATS = '/open-apis/im/v1/chats';
const SLASH = '/open-apis/application/v7/app_slash_commands';
const UPDATE = '/open-apis/interactive/v1/card/update';

type Call = () => Promise<Asked>;
const asked = (method: string, path: string, body?: unknown): Promise<Asked> =>
  ask(sandbox, { method, path, token, ...(body === undefined ? {} : { body }) });
const send = (to: string, type = 'chat_id', content: unknown = '{"text":"x"}', msg_type = 'text') =>
  asked('POST', `${MESSAGES}?receive_id_type=${type}`, { receive_id: to, msg_type, content });
const reply = (messageId: string) =>
  asked('POST', `${MESSAGES}/${messageId}/reply`, { msg_type: 'text', content: '{"text":"x"}' });
const patch = (messageId: string, card: object = CARD) =>
  asked('PATCH', `${MESSAGES}/${messageId}`, { content: JSON.stringify(card) });
const group = () => sandbox.chats.group;
const slash = (more: object) =>
  asked('POST', SLASH, { command: 'x', description: { default_value: 'X' }, ...more });
const big = (length: number) => JSON.stringify({ text: 'x'.repeat(length) });
const recalled = () => {
  const { messageId } = sandbox.say({ text: 'x', deliver: false });
  sandbox.recall(messageId);
  return messageId;
};
const dissolve = async () => {
  await sandbox.changeChat(group(), 'dissolved');
  return group();
};
const card = async () => (await sent(sandbox, token, 'interactive', CARD)).id;

const REFUSALS: [code: number, status: number, what: string, call: Call][] = [
  [10003, 400, 'credentials that are missing', () => asked('POST', TOKEN, {})],
  [
    10014,
    400,
    'a wrong secret',
    () => asked('POST', TOKEN, { app_id: sandbox.credentials.appId, app_secret: 'x' }),
  ],
  [99991661, 400, 'no token', () => ask(sandbox, { path: FIELDS })],
  [99991671, 400, 'a token of another form', () => ask(sandbox, { path: FIELDS, token: 'x' })],
  [99991663, 400, 'an unknown token', () => ask(sandbox, { path: FIELDS, token: 't-x' })],
  [1002002, 400, 'a page size of 0', () => asked('GET', `${SOURCES}?page_size=0`)],
  [1002002, 400, 'a page size over 100', () => asked('GET', `${SOURCES}?page_size=101`)],
  [1002002, 400, 'an unknown page token', () => asked('GET', `${SOURCES}?page_token=x`)],
  [
    99992402,
    400,
    'no kind of receiver',
    () => asked('POST', MESSAGES, { receive_id: group(), msg_type: 'text' }),
  ],
  [230001, 400, 'an unknown type of message', () => send(group(), 'chat_id', '{}', 'poem')],
  [230001, 400, 'content that is no string', () => send(group(), 'chat_id', { text: 'x' })],
  [230002, 400, 'a chat without the bot', () => send(sandbox.chats.strangerGroup)],
  [230011, 400, 'a reply to what was taken back', () => reply(recalled())],
  [230013, 400, 'a person out of reach', () => send('ou_nobody', 'open_id')],
  [230017, 400, "somebody else's file", () => send(group(), 'chat_id', '{"file_key":"x"}', 'file')],
  [230025, 400, 'a text over 150 KB', () => send(group(), 'chat_id', big(151 * 1024))],
  [230034, 400, 'an unknown receiver', () => send('oc_nowhere')],
  [230099, 400, 'a bad card', () => send(group(), 'chat_id', '{"schema":"2.0","boddy":{}}', 'interactive')],
  [231003, 400, 'a reply to what is not there', () => reply('om_none')],
  [232009, 400, 'a chat that was dissolved', async () => send(await dissolve())],
  [230001, 400, 'an update of what is not there', () => patch('om_none')],
  [230099, 400, 'an update from JSON 2.0 to 1.0', async () => patch(await card(), { elements: [] })],
  [300020, 400, 'an unknown token of a click', () => asked('POST', UPDATE, { token: 'c-x', card: CARD })],
  [234001, 400, 'an upload that is no form', () => asked('POST', '/open-apis/im/v1/files', {})],
  [
    234001,
    400,
    'an unknown type of file',
    () => postForm(sandbox, token, { file_type: 'exe', file_name: 'a' }, 'x'),
  ],
  [234010, 400, 'an empty file', () => postForm(sandbox, token, { file_type: 'stream', file_name: 'a' }, '')],
  [232006, 400, 'an unknown chat', () => asked('GET', `${CHATS}/oc_nowhere`)],
  [
    232011,
    400,
    'the members of a chat without the bot',
    () => asked('GET', `${CHATS}/${sandbox.chats.strangerGroup}/members`),
  ],
  [99992402, 400, 'a slash command with its slash', () => slash({ command: '/x' })],
  [99992402, 400, 'a description without a text', () => slash({ description: {} })],
  [40000031, 400, 'an unknown icon', () => slash({ icon: { icon_key: 'My Icon' } })],
  [40000000, 400, 'a slash command that is there already', async () => (await slash({}), slash({}))],
];

test.each(REFUSALS)('%i with HTTP %i: %s', async (code, status, _what, call) => {
  const { status: http, headers, body } = await call();
  expect([http, (body as { code: number }).code]).toEqual([status, code]);
  expect((body as { msg: unknown }).msg).toEqual(expect.stringMatching(/./));
  expect(headers.get('x-tt-logid')).toMatch(/^\w{34}$/);
  expect(headers.get('x-ogw-ratelimit-reset')).toBeNull();
});

test('99992402 names the field', async () => {
  const { body } = await slash({ command: '' });
  expect(body).toMatchObject({ error: { field_violations: [{ field: 'command' }] } });
});

test('an icon in the description is not seen, and neither is one', async () => {
  const { body } = await slash({ description: { default_value: 'X', icon: { icon_key: 'x_outlined' } } });
  expect(body).toMatchObject({ data: { icon: { icon_key: 'skill_outlined' } } });
  expect(body).toHaveProperty('data.description', { default_value: 'X' });
});

describe('99991400', () => {
  test('comes with HTTP 429, the limit and the seconds to wait', async () => {
    for (let count = 0; count < 10; count += 1) expect((await asked('GET', FIELDS)).status).toBe(200);
    const { status, headers, body } = await asked('GET', FIELDS);
    expect([status, (body as { code: number }).code]).toEqual([429, 99991400]);
    expect(headers.get('x-ogw-ratelimit-limit')).toBe('10');
    expect(headers.get('x-ogw-ratelimit-reset')).toBe('1');
    clock.advance(1000);
    expect((await asked('GET', FIELDS)).status).toBe(200);
  });
});

test('230020 comes with HTTP 400 and without the headers of a limit', async () => {
  for (let count = 0; count < 5; count += 1) expect((await send(group())).status).toBe(200);
  const { status, headers, body } = await send(group());
  expect([status, (body as { code: number }).code]).toEqual([400, 230020]);
  expect(headers.get('x-ogw-ratelimit-reset')).toBeNull();
});

describe('99991672', () => {
  test.each([
    [['hire:talent:readonly'], 'hire:talent', () => asked('GET', SOURCES)],
    [['im:message:send_as_bot'], 'im:message', () => send(group())],
    [['im:message:send_as_bot'], 'im:message:update', () => patch('om_1')],
    [['im:message:send_as_bot'], 'im:message', () => asked('POST', UPDATE, {})],
    [['im:resource'], 'im:resource:upload', () => asked('POST', '/open-apis/im/v1/files', {})],
    [['im:chat:readonly'], 'im:chat', () => asked('GET', `${CHATS}/${group()}`)],
    [['application:app_slash_command:read'], 'application:app_slash_command:read', () => asked('GET', SLASH)],
    [['application:app_slash_command:write'], 'application:app_slash_command:write', () => slash({})],
  ] satisfies [string[], string, Call][])(
    'for want of %s names %s and where to ask for it',
    async (taken, named, call) => {
      for (const scope of taken) sandbox.scopes.set(scope, false);
      const { status, body } = await call();
      expect(status).toBe(400);
      const subjects: unknown = expect.arrayContaining([{ type: 'action_scope_required', subject: named }]);
      const url: unknown = expect.stringContaining(`/app/${sandbox.credentials.appId}/auth?q=`);
      expect(body).toMatchObject({
        code: 99991672,
        msg: expect.stringMatching(/\[.+\]/) as unknown,
        error: { permission_violations: subjects, helps: [{ url }] },
      });
    },
  );
});

test('what the platform has no API for is a text', async () => {
  const answer = await fetch(`${sandbox.url}/open-apis/none`);
  expect([answer.status, await answer.text()]).toEqual([404, '404 page not found']);
});
