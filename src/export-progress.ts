import { Presets, SingleBar } from 'cli-progress';
import type { Clock } from './base/clock.js';
import type { ReadProgress } from './hire/reader.js';

const LOOK_EVERY_MS = 100;

/**
 * A bar that shows on a terminal how far a read is, while `work` runs; it is gone when the work is done.
 * @param far how far the read is. How many pages a list has is not known before its last one, so the bar leaves room
 *   for one more.
 */
export async function withProgressBar<T>(
  terminal: NodeJS.WritableStream,
  clock: Clock,
  far: () => ReadProgress | undefined,
  work: Promise<T>,
): Promise<T> {
  const bar = new SingleBar(
    {
      format: 'Reading Feishu Hire {bar} {value} of {expected} pages, {duration_formatted}',
      stream: terminal,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0, { expected: '?' });
  let cancel = (): void => undefined;
  const look = (): void => {
    const { pages = 0, expected } = far() ?? {};
    const known = expected !== undefined && expected > pages;
    bar.setTotal(known ? expected : pages + 1);
    bar.update(pages, { expected: known ? `about ${expected}` : '?' });
    cancel = clock.after(LOOK_EVERY_MS, look);
  };
  look();
  try {
    return await work;
  } finally {
    cancel();
    bar.stop();
  }
}
