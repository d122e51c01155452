import type { HirePanel } from './hire-data.js';
import type { Click, Clicked, Message, SandboxState } from './types.js';

const BASE = '/sandbox/api/';

/** Thrown when the sandbox refuses or does not answer; the message is for the person at the page. */
export class ApiError extends Error {}

async function refusal(response: Response): Promise<string> {
  const body = await response.text();
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    if (typeof error === 'string') return `${String(response.status)} ${error}`;
  } catch {
    // Not JSON: the text itself is shown.
  }
  return `${String(response.status)} ${body.slice(0, 200)}`;
}

async function call(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(BASE + path, init).catch((cause: unknown) => {
    throw new ApiError('network', { cause });
  });
  if (!response.ok) throw new ApiError(await refusal(response));
  return response;
}

async function post(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return call(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Whatever the sandbox answers at that path. */
export async function getJson(path: string): Promise<unknown> {
  return (await call(path)).json();
}

/** Sends JSON, and returns the sandbox's answer. */
export async function postJson(path: string, body: object): Promise<unknown> {
  return (await post(path, body)).json();
}

/** People, chats and fault presets. */
export async function readState(): Promise<SandboxState> {
  return (await (await call('state')).json()) as SandboxState;
}

/** The messages of a chat that are new or different since a revision, oldest first, and the revision now. */
export async function readMessages(
  chatId: string,
  since: number,
): Promise<{ messages: Message[]; revision: number }> {
  return (await getJson(`chats/${encodeURIComponent(chatId)}/messages?since=${String(since)}`)) as {
    messages: Message[];
    revision: number;
  };
}

/** The cards of messages as HTML fragments for a viewer of that language, by message id. */
export async function readCards(ids: readonly string[], lang: string): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (await postJson('messages/html', { ids, lang, time_zone: timeZone })) as Record<string, string>;
}

/** Where a message is written: as a reply to another, or in its thread. */
export interface Saying {
  chat_id: string;
  from: string;
  /** `{bot}`, `{all}` and `{ou_…}` become mentions. */
  text: string;
  root_id?: string;
  in_thread?: boolean;
}

/** Writes a text into a chat. */
export async function say(saying: Saying): Promise<void> {
  await post('say', saying);
}

/** Sends a click on a card and waits for what the client would see. */
export async function click(body: Click): Promise<Clicked> {
  return (await (await post('click', body)).json()) as Clicked;
}

/** Somebody adds the bot to a group, removes it, or dissolves the group. */
export async function changeChat(chatId: string, change: string, from: string): Promise<void> {
  await post('chats/changes', { chat_id: chatId, change, from });
}

/** The Hire settings of the pretend tenant, and what can be taken back. */
export async function readHire(): Promise<HirePanel> {
  return (await (await call('hire/panel')).json()) as HirePanel;
}

/** Makes one change of the Hire settings; answers the id of what was added. */
export async function changeHire(change: object): Promise<{ id?: string }> {
  return (await (await post('hire/changes', change)).json()) as { id?: string };
}

/** Switches a prepared fault on or off. */
export async function switchFault(preset: string, on: boolean): Promise<void> {
  await post('faults', { preset, on });
}

/** Ends all faults. */
export async function clearFaults(): Promise<void> {
  await call('faults', { method: 'DELETE' });
}
