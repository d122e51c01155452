/** Everything that is limited, by name. */
export type LimitName =
  | 'sources'
  | 'fields'
  | 'chatInfo'
  | 'chatInfoMinute'
  | 'chatHere'
  | 'sendsMinute'
  | 'chat'
  | 'sends'
  | 'uploads'
  | 'uploadsMinute'
  | 'slash';

/** At most `count` requests in any sliding window of `windowMs` at the server. */
export interface Limit {
  readonly count: number;
  readonly windowMs: number;
  /** Counted in this process only, although others are shared. */
  readonly local?: boolean;
}

/**
 * Every limit of the platform that the bot obeys, once. Sources: Feishu "Rate limits", the pages of the two Hire
 * APIs (20/s and 10/s), "Send message" (1000/min and 50/s; 5/s for one chat, shared by all bots in it),
 * "Upload file" (1000/min and 50/s).
 */
export function limitTable(settings: {
  resumeSourcesPerSecond: number;
  talentObjectsPerSecond: number;
}): Readonly<Record<LimitName, Limit>> {
  return {
    sources: { count: settings.resumeSourcesPerSecond, windowMs: 1000 },
    fields: { count: settings.talentObjectsPerSecond, windowMs: 1000 },
    chatInfo: { count: 50, windowMs: 1000 },
    chatInfoMinute: { count: 1000, windowMs: 60_000 },
    // A chat's own queue comes first, so that no chat keeps others from the tenant's places while it waits.
    chatHere: { count: 5, windowMs: 1000, local: true },
    sendsMinute: { count: 1000, windowMs: 60_000 },
    chat: { count: 5, windowMs: 1000 },
    sends: { count: 50, windowMs: 1000 },
    uploads: { count: 50, windowMs: 1000 },
    uploadsMinute: { count: 1000, windowMs: 60_000 },
    // No page names the level of the slash command API; a start needs one call, the first a dozen.
    slash: { count: 10, windowMs: 1000 },
  };
}

/** Who goes first when something queues; Bottleneck's scale, 0 is first. */
export const PRIORITY = { reply: 1, read: 3, notice: 5, poll: 8 } as const;
export type Priority = keyof typeof PRIORITY;
