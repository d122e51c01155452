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
  | { kind: 'body'; body: string | object; status?: number }
  | { kind: 'mutate'; mutate: (answer: object) => object };

export type Fault = FaultEffect & {
  /** `GET /open-apis/…` (a pattern or a path), a regular expression on the same, or `push`. */
  route: string | RegExp;
  /** How many calls it hits; without it, all. */
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
  /** The effect for this call, if one applies; counts the call. */
  take(...names: string[]): FaultEffect | undefined;
}

interface Armed {
  fault: Fault;
  seen: number;
}

export function createFaults(): Faults {
  let armed: Armed[] = [];
  const matches = (route: string | RegExp, names: string[]): boolean =>
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
    take(...names) {
      for (const one of armed) {
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
