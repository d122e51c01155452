import { within, type Clock } from '../base/clock.js';
import { BotError, asBotError } from '../base/errors.js';
import type { Text } from '../base/text.js';

/** What a check found. */
export interface Verdict {
  /** `warn`: worth knowing, or could not be looked at because of something else. */
  readonly status: 'pass' | 'warn' | 'fail';
  readonly message: Text;
  /** What to do about it. */
  readonly hint?: Text | undefined;
}

export interface Finding extends Verdict {
  readonly name: string;
}

/** One thing to look at. `run` may throw; that is a failure too. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<Verdict> | Verdict;
}

/** A check may take this long, whatever hangs. */
const LONGEST_MS = 18_000;

/** Runs every check at the same time. Never throws, and ends within eighteen seconds. */
export async function runChecks(checks: readonly Check[], clock: Clock): Promise<Finding[]> {
  return Promise.all(
    checks.map(async ({ name, run }) => {
      const found = await within(clock, LONGEST_MS, runOne(run));
      return { name, ...(found?.value ?? TOO_SLOW) };
    }),
  );
}

async function runOne(run: Check['run']): Promise<Verdict> {
  try {
    return await run();
  } catch (thrown) {
    return failed(thrown);
  }
}

const TOO_SLOW: Verdict = {
  status: 'fail',
  message: { zh: '没有及时完成检查', en: 'the check did not end in time' },
  hint: { zh: '检查机器人所在的网络。', en: 'Look at the network between the bot and what it needs.' },
};

/** A thrown error as a failure: what happened, what to do, and where Feishu says it can be mended. */
export function failed(thrown: unknown, status: Verdict['status'] = 'fail'): Verdict {
  const error = asBotError(thrown);
  return { status, message: { zh: error.user.zh, en: error.message }, hint: hintOf(error) };
}

/** What to do about an error, with Feishu's own link where it gave one. */
export function hintOf(error: BotError): Text {
  const { helpUrl, logId } = error.facts;
  const more = [helpUrl, logId === undefined ? undefined : `log id ${logId}`].filter(
    (part) => part !== undefined,
  );
  const tail = more.length > 0 ? ` ${more.join(' · ')}` : '';
  return { zh: `${error.user.zh}${tail}`, en: `${error.hint}${tail}` };
}

/** What could not be looked at because of another check's failure: no failure of its own. */
export function unchecked(because: Text): Verdict {
  return {
    status: 'warn',
    message: { zh: `未检查：${because.zh}`, en: `not checked: ${because.en}` },
    hint: { zh: '先解决上面的问题，再检查一次。', en: 'Mend what failed, then check again.' },
  };
}

export function pass(zh: string, en: string): Verdict {
  return { status: 'pass', message: { zh, en } };
}

/** Waits for `work` up to `ms`. @throws BotError `timed_out`, and what `work` throws. */
export async function inTime<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const done = await within(clock, ms, work(stop.signal));
  if (done) return done.value;
  stop.abort();
  throw new BotError('timed_out', { detail: `no answer within ${ms / 1000} s` });
}

/** Does `work` when it is first asked for, and only then. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let flight: Promise<T> | undefined;
  return () => {
    flight ??= work();
    return flight;
  };
}

/** How long ago something was. */
export function ago(now: number, at: number): Text {
  const minutes = Math.max(0, Math.round((now - at) / 60_000));
  if (minutes < 1) return { zh: '刚刚', en: 'just now' };
  if (minutes < 120) return { zh: `${minutes} 分钟前`, en: `${minutes} min ago` };
  const hours = Math.round(minutes / 60);
  if (hours < 72) return { zh: `${hours} 小时前`, en: `${hours} h ago` };
  return { zh: `${Math.round(hours / 24)} 天前`, en: `${Math.round(hours / 24)} days ago` };
}
