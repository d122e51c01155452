import type { Sandbox } from '../../src/sandbox/index.js';

/** An answer of the open API, as plain HTTP sees it. */
export interface Asked {
  status: number;
  headers: Headers;
  body: unknown;
}

export const CARD = { schema: '2.0', body: { elements: [{ tag: 'markdown', content: 'hello' }] } };

/** One call over plain HTTP. @param options.token without one no `Authorization` is sent */
export async function ask(
  { url }: Sandbox,
  options: { method?: string; path: string; token?: string; body?: unknown },
): Promise<Asked> {
  const { method = 'GET', path, token, body } = options;
  const answer = await fetch(url + path, {
    method,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

export async function tokenOf(sandbox: Sandbox): Promise<string> {
  const { appId: app_id, appSecret: app_secret } = sandbox.credentials;
  const path = '/open-apis/auth/v3/tenant_access_token/internal';
  const { body } = await ask(sandbox, { method: 'POST', path, body: { app_id, app_secret } });
  return (body as { tenant_access_token: string }).tenant_access_token;
}

/** Sends into the group. */
export async function sent(
  sandbox: Sandbox,
  token: string,
  type: string,
  content: object,
): Promise<Asked & { id: string }> {
  const body = { receive_id: sandbox.chats.group, msg_type: type, content: JSON.stringify(content) };
  const path = '/open-apis/im/v1/messages?receive_id_type=chat_id';
  const answer = await ask(sandbox, { method: 'POST', path, token, body });
  const { data } = answer.body as { data?: { message_id: string } };
  return { ...answer, id: data?.message_id ?? '' };
}

/** Uploads a file. */
export async function postForm(
  { url }: Sandbox,
  token: string,
  fields: Record<string, string>,
  file: string | Uint8Array<ArrayBuffer>,
): Promise<Asked> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([file]), fields['file_name']);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/open-apis/im/v1/files`, { method: 'POST', headers, body: form });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
