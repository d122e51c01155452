import { DatabaseSync } from '@photostructure/sqlite';
import type { Message, SandboxSource } from '../../src/sandbox/index.js';
import { words } from './card.js';
import type { House } from './house.js';
import { until } from './until.js';

/** Reads so often that a test need not wait; every change settles after a tenth of a second. */
export const FAST = 'watch: { interval: 200ms, settle: 100ms, confirm_delay: 100ms }';

/** What the bot said in a chat by itself: welcomes and notices, oldest first. */
export function told(house: House, chat: string): Message[] {
  return house.sandbox
    .messages(chat)
    .filter(({ sender, replyTo }) => sender.type === 'bot' && replyTo === undefined);
}

/** The `count`-th thing that the bot says in a chat by itself, counted from 1. */
export function notice(house: House, chat: string, count = 1): Promise<Message> {
  return house.sandbox.waitFor(() => told(house, chat)[count - 1], { what: `notice ${count} in ${chat}` });
}

/** How often the watch has read whole since the sandbox started. */
export function reads(house: House): number {
  return house.sandbox.record.filter(
    ({ path, status, query }) =>
      path.endsWith('/talent_objects/query') && status === 200 && query['page_token'] === undefined,
  ).length;
}

/** Waits until the settings have been read whole so many times more: then nothing is left to be noticed. */
export async function settled(house: House, more = 3): Promise<void> {
  const before = reads(house);
  await house.sandbox.waitFor(() => reads(house) >= before + more, { what: `${more} more reads` });
}

/** A source of the pretend tenant, to be changed. */
export function source(house: House, at = 3): SandboxSource {
  const found = house.sandbox.hire.sources[at];
  if (!found) throw new Error(`there is no source ${at}`);
  return found;
}

/** Everything that a chat was told by the bot itself, in words. */
export function allTold(house: House, chat: string): string {
  return told(house, chat)
    .map((one) => words(one))
    .join('\n');
}

/** Waits until a chat was told these words by the bot itself. */
export async function tells(house: House, chat: string, text: string): Promise<void> {
  await house.sandbox.waitFor(() => allTold(house, chat).includes(text), {
    what: `${chat} to be told ${text}`,
  });
}

/** What the bot's database says. */
export function sql<T>(house: House, text: string): T[] {
  const db = new DatabaseSync(house.database, { timeout: 2000 });
  try {
    return db.prepare(text).all() as T[];
  } finally {
    db.close();
  }
}

/** Does something to the bot's database, such as making it fail. */
export function sabotage(house: House, text: string): void {
  const db = new DatabaseSync(house.database, { timeout: 2000 });
  try {
    db.exec(text);
  } finally {
    db.close();
  }
}

/** Waits until nothing is left to be sent or shown, and the settings have been read again since. */
export async function drained(house: House): Promise<void> {
  await settled(house, 2);
  const due = (): { n: number }[] =>
    sql(
      house,
      `select count(*) as n from notices where state in ('waiting', 'stale') and next_try_at <= ${house.clock.now()}`,
    );
  await until(() => due().every(({ n }) => n === 0), { what: 'the outbox to be worked off' });
}
