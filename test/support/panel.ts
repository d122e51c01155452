import { panelOf } from '../../src/commands/panel.js';
import { createRegistry } from '../../src/commands/registry.js';
import type { Sandbox } from '../../src/sandbox/index.js';

export const PATH = '/open-apis/application/v7/app_slash_commands';
export const WANTED = panelOf(createRegistry());
export const NAMES = WANTED.map(({ name }) => name).sort();
export const UP_TO_DATE = 'the slash panel was brought up to date';

export interface Item {
  command_id: string;
  command: string;
  description: { default_value: string; i18n: Record<string, string> };
  icon: { icon_key: string };
}

/** Another client of the same app: what somebody else puts on the panel, or sees on it. */
export async function ask<T>(sandbox: Sandbox, method: string, path = '', body?: object): Promise<T> {
  const { appId: app_id, appSecret: app_secret } = sandbox.credentials;
  const json = { 'content-type': 'application/json' };
  const given = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ app_id, app_secret }),
  });
  const { tenant_access_token: token } = (await given.json()) as { tenant_access_token: string };
  const answer = await fetch(`${sandbox.url}${PATH}${path}`, {
    method,
    headers: { ...json, authorization: `Bearer ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return ((await answer.json()) as { data: T }).data;
}

export const panel = async (sandbox: Sandbox): Promise<Item[]> =>
  (await ask<{ items: Item[] }>(sandbox, 'GET')).items;
export const names = async (sandbox: Sandbox): Promise<string[]> =>
  (await panel(sandbox)).map(({ command }) => command).sort();
export const writes = ({ record }: Sandbox): string[] =>
  record.filter(({ method, path }) => path.startsWith(PATH) && method !== 'GET').map(({ route }) => route);
export const reads = ({ record }: Sandbox): number =>
  record.filter(({ method, path }) => path.startsWith(PATH) && method === 'GET').length;
