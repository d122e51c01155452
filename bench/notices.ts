import type { Block } from './kit/blocks.js';
import { startChild } from './kit/child.js';
import { alone, beside, ms } from './kit/rows.js';
import { median } from './kit/stats.js';
import type { Bench, Row } from './kit/types.js';

const CHANGES = 10_000;
const CHATS = [50, 500] as const;
/** An event must be acknowledged within three seconds, a click answered; a block is felt by all of them. */
const LONGEST_BLOCK_MS = 200;

/** Milliseconds; see `bench/programs/notices-watch.ts`. */
interface Announced {
  /** From the change at Feishu to the first notice: read twice, compared, written down. */
  readonly foundMs: number;
  /** From the first notice to the last. */
  readonly drawnMs: number;
  readonly beforeFirst: Block;
  readonly afterFirst: Block;
}

async function announce(chats: number): Promise<Announced> {
  const child = await startChild('notices-watch', [String(chats), String(CHANGES)]);
  try {
    return await child.ask<Announced>('announce');
  } finally {
    child.end();
  }
}

export const bench: Bench = {
  about: `${CHANGES} changes found at once, announced to many chats at once; Feishu answers at once and refuses nothing.`,
  run: async ({ quick }): Promise<Row[]> => {
    const found: Record<number, Announced[]> = { 50: [], 500: [] };
    for (let round = 0; round < (quick ? 1 : 5); round += 1)
      for (const chats of CHATS) found[chats]?.push(await announce(chats));
    const each = (chats: number, pick: (one: Announced) => number): number[] =>
      (found[chats] ?? []).map(pick);
    const rows = CHATS.flatMap((chats): Row[] => [
      alone(`${chats} chats: change to first notice`, ms, median(each(chats, (one) => one.foundMs))),
      alone(`${chats} chats: first to last notice`, ms, median(each(chats, (one) => one.drawnMs))),
      ...(['beforeFirst', 'afterFirst'] as const).flatMap((when) => {
        const what = `${chats} chats: longest block ${when === 'beforeFirst' ? 'before' : 'from'} the first notice`;
        return [
          alone(what, ms, median(each(chats, (one) => one[when].wallMs)), 'by the wall clock'),
          alone(what, ms, median(each(chats, (one) => one[when].cpuMs)), 'processor time', {
            most: LONGEST_BLOCK_MS,
          }),
        ];
      }),
    ]);
    const drawn = (chats: number) => each(chats, (one) => one.drawnMs / chats);
    return [
      ...rows,
      beside('time for one chat, of 500', ms, drawn(500), ['of 50', drawn(50)], { most: 1.5 }),
    ];
  },
};
