/**
 * How the app has chosen to be told: by requests to a URL of its own, or over a connection that it opened itself
 * (Feishu's developer console: "subscription mode").
 */
export type SubscriptionMode = 'webhook' | 'websocket';

/** What a client is told when it asks where to connect, and again with each pong; all but the count in seconds. */
export interface ClientConfig {
  PingInterval: number;
  /** How often a client tries again; below zero: for ever. */
  ReconnectCount: number;
  ReconnectInterval: number;
  /** The first try comes after a random part of this. */
  ReconnectNonce: number;
}

export interface LongConnectionOptions {
  /** What clients are told, where it shall not be what Feishu tells them (120 s, for ever, 120 s, 30 s). */
  clientConfig?: Partial<ClientConfig>;
  /** Events above this many bytes come in several frames; 64 KiB when not said (Feishu's own figure is not published). */
  frameBytes?: number;
}

/** A client that is connected, as a test or a page may look at it. */
export interface ConnectionInfo {
  readonly deviceId: string;
  readonly connectedAt: number;
  /** How often it has pinged. */
  readonly pings: number;
}
