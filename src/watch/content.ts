import { z } from 'zod';

/** Fingerprints that a subscription is not to be told, by its number: they were so before it began. */
export type Skips = Readonly<Record<string, readonly string[]>>;

/** What a notice of the outbox tells, as it is kept. */
const noticeContent = z.object({
  /** The changes of its announcement, by number; absent: not known yet. */
  seqs: z.array(z.int()).optional(),
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
