/** The longest time in which the event loop did not turn: by the wall clock, and what of it this process worked. */
export interface Block {
  readonly wallMs: number;
  /** Without what the machine did for others meanwhile, which on a busy one is most. */
  readonly cpuMs: number;
}

/** Looks every millisecond how long it took since the last look, beginning now. */
export function blocks(): { longest(): Block; reset(): void; stop(): void } {
  let longest = { wallMs: 0, cpuMs: 0 };
  let last = { at: performance.now(), cpu: process.cpuUsage() };
  const look = (): void => {
    const { user, system } = process.cpuUsage(last.cpu);
    longest = {
      wallMs: Math.max(longest.wallMs, performance.now() - last.at),
      cpuMs: Math.max(longest.cpuMs, (user + system) / 1000),
    };
    last = { at: performance.now(), cpu: process.cpuUsage() };
  };
  const timer = setInterval(look, 1);
  return {
    longest: () => {
      // What is going on at this moment counts too.
      look();
      return longest;
    },
    reset: () => {
      longest = { wallMs: 0, cpuMs: 0 };
      last = { at: performance.now(), cpu: process.cpuUsage() };
    },
    stop: () => clearInterval(timer),
  };
}
