import type { Clock } from './clock.js';

/**
 * Makes ids that sort by the time they were made: 23 hexadecimal digits of time, sequence and chance.
 * @param random 0 to less than 1.
 */
export function sortableIds(clock: Clock, random: () => number): () => string {
  let sequence = 0;
  return () => {
    sequence = (sequence + 1) % 0x1000000;
    return [clock.now(), sequence, Math.floor(random() * 0x1000000)]
      .map((part, i) => part.toString(16).padStart(i === 0 ? 11 : 6, '0'))
      .join('');
  };
}
