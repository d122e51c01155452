import type { Lie } from './lies.js';

export type { Lie } from './lies.js';

/** What may be made to go wrong, and on which calls. */
export type FaultEffect =
  | {
      kind: 'status';
      status: number;
      code?: number;
      msg?: string;
      error?: object;
      headers?: Record<string, string>;
    }
  /** No answer, the connection stays open. */
  | { kind: 'hang' }
  /** The connection is cut before the call is processed. */
  | { kind: 'reset' }
  /** The call is processed, then the connection is cut: the caller cannot know the outcome. */
  | { kind: 'reset-after' }
  | { kind: 'delay'; ms: number }
  /** The call is not processed; its answer is this text, or this JSON. */
  | { kind: 'body'; body: string | object; status?: number }
  /** The call is processed; its answer is what `mutate` makes of the right one, as JSON or as text that says to be JSON. */
  | { kind: 'mutate'; mutate: (answer: object) => object | string }
  /** The call is processed; its answer looks well and is wrong. */
  | { kind: 'lie'; lie: Lie };

export type Fault = FaultEffect & {
  /** `GET /open-apis/…` (a pattern or a path), a regular expression on the same, or `push`. */
  route: string | RegExp;
  /** Only calls that are about this chat: sends to it, replies and updates in it, questions about it. */
  chat?: string;
  /** How many calls it hits; without it, all. Only the Nth matching call: `after: N - 1, times: 1`. */
  times?: number;
  /** How many matching calls pass before the first is hit. */
  after?: number;
  /** Names it for people and for `remove`. */
  name?: string;
};

export interface Faults {
  add(fault: Fault): void;
  /** Ends the faults of that name. */
  remove(name: string): void;
  clear(): void;
  /** The faults that still have calls to hit. */
  list(): Fault[];
  /** The effect for this call, if one applies; counts the call. @param chat what the call is about, where that is a chat */
  take(names: readonly string[], chat?: string): FaultEffect | undefined;
}

interface Armed {
  fault: Fault;
  seen: number;
}

export function createFaults(): Faults {
  let armed: Armed[] = [];
  const matches = (route: string | RegExp, names: readonly string[]): boolean =>
    names.some((name) =>
      typeof route === 'string'
        ? route === name
        : new RegExp(route.source, route.flags.replace(/[gy]/g, '')).test(name),
    );
  const spent = ({ fault, seen }: Armed): boolean =>
    fault.times !== undefined && seen >= (fault.after ?? 0) + fault.times;
  return {
    add: (fault) => void armed.push({ fault, seen: 0 }),
    remove: (name) => void (armed = armed.filter((one) => one.fault.name !== name)),
    clear: () => void (armed = []),
    list: () => armed.map((one) => one.fault),
    take(names, chat) {
      for (const one of armed) {
        if (one.fault.chat !== undefined && one.fault.chat !== chat) continue;
        if (!matches(one.fault.route, names)) continue;
        one.seen += 1;
        if (one.seen <= (one.fault.after ?? 0)) continue;
        const hit = one.fault;
        armed = armed.filter((other) => !spent(other));
        return hit;
      }
      return undefined;
    },
  };
}
