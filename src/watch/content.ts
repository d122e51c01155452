import { z } from 'zod';

/** Fingerprints that a subscription is not to be told, by its number: they were so before it began. */
export type Skips = Readonly<Record<string, readonly string[]>>;

/**
 * The numbers of changes, as they are kept: a number, or the first and the last of a row. A notice mostly tells all of its
 * announcement, and the same ten thousand numbers in the rows of five hundred chats take seconds to write and to read.
 */
const numbers = z.array(z.union([z.int(), z.tuple([z.int(), z.int()])])).transform((kept) => {
  const all: number[] = [];
  for (const one of kept) {
    const [first, last] = typeof one === 'number' ? [one, one] : one;
    for (let seq = first; seq <= last; seq += 1) all.push(seq);
  }
  return all;
});

/** What a notice of the outbox tells, as it is kept. */
const noticeContent = z.object({
  /** The changes of its announcement, by number; absent: not known yet. */
  seqs: numbers.optional(),
  skips: z.record(z.string(), z.array(z.string()).readonly()).optional(),
  /** The thing that a snooze is about. */
  path: z.string().optional(),
  /** The digest's time of day. */
  digest: z.string().optional(),
  /** The time that a digest or the end of a snooze tells about, epoch milliseconds. */
  from: z.number().optional(),
  to: z.number().optional(),
  /** An alarm: since when reads fail, and why. */
  since: z.number().optional(),
  code: z.string().optional(),
  /** What its message says by now of what became of it. */
  said: z.object({ acknowledged: z.boolean(), reverted: z.number() }).optional(),
});

export type NoticeContent = z.output<typeof noticeContent>;

export function readContent(text: string): NoticeContent {
  return noticeContent.parse(JSON.parse(text));
}

/** The content as the store keeps it; `readContent` reads it back. */
export function writeContent({ seqs, ...content }: NoticeContent): string {
  return JSON.stringify({ ...content, ...(seqs ? { seqs: inRows(seqs) } : {}) });
}

function inRows(seqs: readonly number[]): (number | [number, number])[] {
  const rows: (number | [number, number])[] = [];
  for (const seq of seqs) {
    const last = rows.at(-1);
    const end = Array.isArray(last) ? last[1] : last;
    if (end === undefined || seq !== end + 1) rows.push(seq);
    else if (Array.isArray(last)) last[1] = seq;
    else rows[rows.length - 1] = [end, seq];
  }
  return rows;
}
