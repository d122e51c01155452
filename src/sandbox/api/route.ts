import type { ApiCall } from '../types.js';
import type { Platform } from '../platform.js';

/** A call as a handler sees it. */
export interface ApiRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  /** The parsed JSON, or the form of a multipart body. */
  body: unknown;
  /** The entry of the record, to which a handler adds chat, message and uuid. */
  call: ApiCall;
}

export interface Answer {
  status: number;
  body: object | string;
  headers?: Record<string, string>;
}

export type Handler = (request: ApiRequest, platform: Platform) => Answer | Promise<Answer>;

export interface Route {
  method: string;
  /** A path with `:name` for each parameter. */
  pattern: string;
  handler: Handler;
  /** True for the endpoints that give out tokens. */
  open?: boolean;
}

/** The platform's way to say yes. */
export function success(data: object = {}): Answer {
  return { status: 200, body: { code: 0, msg: 'success', data } };
}

/** The platform's way to say no: an error code of its own beside the HTTP status. */
export function refuse(status: number, code: number, msg: string, more: object = {}): Answer {
  return { status, body: { code, msg, ...more } };
}

/** The refusal of a request whose fields are wrong, with the one that is (Feishu, "Calling an API"). */
export function fieldViolation(field: string, description: string): Answer {
  return refuse(400, 99992402, 'field validation failed', {
    error: { field_violations: [{ field, value: '', description }] },
  });
}

/** The same answer with another body; text stands in the place of JSON, and says so. */
export function withBody(answer: Answer, body: object | string): Answer {
  if (typeof body !== 'string') return { ...answer, body };
  return {
    ...answer,
    body,
    headers: { ...answer.headers, 'content-type': 'application/json; charset=utf-8' },
  };
}

/** The object itself, or an empty one; bodies of strangers are read with it. */
export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** Finds the route of a call, with its parameters decoded. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  const parts = path.split('/');
  for (const route of routes) {
    const pattern = route.pattern.split('/');
    if (route.method !== method || pattern.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const same = pattern.every((piece, index) => {
      const part = parts[index] ?? '';
      if (!piece.startsWith(':')) return piece === part;
      params[piece.slice(1)] = safeDecode(part);
      return part !== '';
    });
    if (same) return { route, params };
  }
  return undefined;
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
