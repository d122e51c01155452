import type { Platform } from '../platform.js';

export interface EventHeader {
  event_id: string;
  event_type: string;
  create_time: string;
  token: string;
  app_id: string;
  tenant_key: string;
}

export interface Envelope {
  schema: '2.0';
  header: EventHeader;
  event: unknown;
}

/** A version 2.0 envelope; `create_time` counts milliseconds, for card callbacks microseconds (Feishu, "Event overview"). */
export function createEnvelope(
  platform: Platform,
  eventType: string,
  event: unknown,
  header: Partial<EventHeader> = {},
): Envelope {
  const { clock, ids, credentials } = platform;
  const unit = eventType === 'card.action.trigger' ? '000' : '';
  return {
    schema: '2.0',
    header: {
      event_id: ids.event(),
      event_type: eventType,
      create_time: `${clock.now()}${unit}`,
      token: credentials.verificationToken,
      app_id: credentials.appId,
      tenant_key: credentials.tenantKey,
      ...header,
    },
    event,
  };
}
