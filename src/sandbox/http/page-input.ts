import { objectOf } from '../api/route.js';
import type { Platform } from '../platform.js';
import type { ClickInput, SayInput } from '../types.js';
import { BadRequest, textOf } from './json.js';

/** What somebody says at the page. */
export function readSay(body: Record<string, unknown>): SayInput {
  const mentions = Array.isArray(body.mentions) ? body.mentions.map(String) : undefined;
  return given({
    chat: textOf(body, 'chat_id'),
    from: textOf(body, 'from'),
    text: textOf(body, 'text'),
    post: body.post,
    mentions,
    threadId: textOf(body, 'thread_id'),
    rootId: textOf(body, 'root_id'),
    messageId: textOf(body, 'message_id'),
    eventId: textOf(body, 'event_id'),
  });
}

/** A reply in a thread (`in_thread`) opens it when there is none yet, as the client does. */
export function inThread({ messages }: Platform, body: Record<string, unknown>, input: SayInput): SayInput {
  const answered = body.in_thread === true ? messages.get(input.rootId ?? '') : undefined;
  return answered ? { ...input, threadId: messages.openThread(answered) } : input;
}

/** What somebody clicks at the page. @throws BadRequest when it is not said where */
export function readClick(body: Record<string, unknown>): ClickInput {
  const messageId = textOf(body, 'message_id');
  if (messageId === undefined) throw new BadRequest('message_id is missing');
  return {
    messageId,
    value: body.value,
    ...given({
      from: textOf(body, 'from'),
      tag: textOf(body, 'tag'),
      option: textOf(body, 'option'),
      name: textOf(body, 'name'),
      formValue: body.form_value === undefined ? undefined : objectOf(body.form_value),
      inputValue: textOf(body, 'input_value'),
      checked: typeof body.checked === 'boolean' ? body.checked : undefined,
      eventId: textOf(body, 'event_id'),
    }),
  };
}

/** The members that are there. */
function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
