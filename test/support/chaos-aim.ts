import type { ApiCall, FaultEffect, Sandbox } from '../../src/sandbox/index.js';

const SEND = 'POST /open-apis/im/v1/messages';
const UPDATE = 'PATCH /open-apis/im/v1/messages/:message_id';
/** What a kill waits for may not come; it happens all the same after this. */
const PATIENCE_MS = 10_000;
/** From the start of the bot to its first notice it takes about this long. */
const CYCLE_MS = 3000;

/** Where a kill is to land. */
export const AIMS = [
  'any moment',
  'a read',
  'a change found',
  'a send on its way',
  'a send put off',
  'a notice that arrived',
  'a notice whose answer is lost',
  'a notice that was answered',
  'an update',
] as const;
export type Aim = (typeof AIMS)[number];

/** Waits a random time, up to so many milliseconds. */
export function upTo(ms: number, random: () => number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, random() * ms));
}

/**
 * Prepares what a kill is to hit, and waits for it.
 * @returns when the moment to kill has come; false when what was aimed at did not come.
 */
export async function aimAt(where: Aim, sandbox: Sandbox, random: () => number): Promise<boolean> {
  const from = sandbox.record.length;
  const some = 1 + Math.floor(random() * 3);
  const seen = (is: (call: ApiCall) => boolean, nth = 1): Promise<boolean> =>
    sandbox.waitFor(() => sandbox.record.slice(from).filter(is).length >= nth, { timeoutMs: PATIENCE_MS });
  const fault = (effect: FaultEffect): void => sandbox.faults.add({ route: SEND, times: some, ...effect });
  const isSend = ({ route }: ApiCall): boolean => route === SEND;
  const hasArrived = (call: ApiCall): boolean => isSend(call) && call.messageId !== undefined;

  const come = async (): Promise<unknown> => {
    switch (where) {
      case 'any moment':
        return upTo(CYCLE_MS, random);
      case 'a read':
        return seen(({ path }) => path.includes('/hire/v1/'), some * 2 + Math.floor(random() * 2));
      case 'a change found':
        await seen(({ path, status }) => path.endsWith('/talent_objects/query') && status === 200, some + 1);
        return upTo(40, random);
      case 'a send on its way':
        // It arrives although its sender is dead by then.
        fault({ kind: 'delay', ms: 200 + random() * 500 });
        await seen(isSend);
        return upTo(600, random);
      case 'a send put off':
        fault({ kind: 'status', status: 400, code: 230020 });
        await seen((call) => isSend(call) && call.code === 230020);
        return upTo(1500, random);
      case 'a notice that arrived':
        return seen(hasArrived);
      case 'a notice whose answer is lost':
        fault({ kind: 'reset-after' });
        await seen(hasArrived);
        return upTo(300, random);
      case 'a notice that was answered':
        await seen((call) => isSend(call) && call.status === 200, some);
        return upTo(15, random);
      case 'an update':
        await seen(({ route }) => route === UPDATE);
        return upTo(30, random);
    }
  };
  return come().then(
    () => true,
    () => false,
  );
}
