import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { ERROR_TABLE } from '../base/error-table.js';
import { errorFields, type Log } from '../base/log.js';
import type { Metrics } from '../base/metrics.js';
import { CLICK, toast, type Inbox } from '../inbox/port.js';
import { equalSecret } from './crypto.js';
import { receive, type Security } from './receive.js';

/** The state of the process as `/readyz` tells it. */
export interface Readiness {
  readonly ready: boolean;
  /** Why it is not. */
  readonly reasons: readonly string[];
  /** What does not work although it is. */
  readonly degraded: readonly string[];
}

export interface EdgeParts {
  readonly security: Security;
  /** `undefined` while the process may not serve: it waits for another one, or is stopping. */
  readonly inbox: () => Inbox | undefined;
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Metrics;
  readonly metricsToken: string | undefined;
  readonly log: Log;
}

/** Feishu's own requests are far smaller; a body beyond this is refused before it is read. */
const LARGEST_BODY = '1mb';

/** The HTTP side of the bot. Every path has its one answer; errors never show more than their status. */
export function createEdge(parts: EdgeParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Feishu never compresses, so nothing is unpacked for strangers.
  const raw = express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false });
  app.post(['/webhook/event', '/webhook/card'], raw, (request, response) =>
    webhook(parts, request, response),
  );
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const { ready, reasons, degraded } = await parts.readiness();
    const status = ready ? 'ready' : 'not ready';
    response.status(ready ? 200 : 503).json({ status, ...(ready ? {} : { reasons }), degraded });
  });
  app.get('/metrics', async (request, response) => {
    if (
      parts.metricsToken !== undefined &&
      !equalSecret(request.get('authorization') ?? '', `Bearer ${parts.metricsToken}`)
    )
      return void response.status(401).end();
    response.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics());
  });
  app.use((_request, response) => void response.status(404).end());
  app.use(onError(parts));
  return app;
}

async function webhook(parts: EdgeParts, request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  const received = receive(
    Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    {
      timestamp: request.get('x-lark-request-timestamp') ?? '',
      nonce: request.get('x-lark-request-nonce') ?? '',
      signature: request.get('x-lark-signature') ?? '',
    },
    parts.security,
  );
  if (received.kind === 'refused') {
    parts.metrics.refused.inc({ reason: received.reason });
    parts.log.warn('a request was refused', { reason: received.reason, status: received.status });
    return void response.status(received.status).json({});
  }
  if (received.kind === 'challenge') return void response.json({ challenge: received.challenge });
  const inbox = parts.inbox();
  if (received.event.type === CLICK) {
    if (!inbox) return void response.json(toast('error', ERROR_TABLE.overloaded.user));
    const answered = new Promise<void>((resolve) => response.once('close', resolve));
    return void response.json(await inbox.click(received.event, answered));
  }
  const intake = inbox ? await inbox.accept(received.event) : 'unavailable';
  response.status(intake === 'unavailable' ? 503 : 200).json({});
}

/** A request that cannot be read is answered 400, or 413 when it is too large; anything else is a bug and says nothing to the outside. */
function onError({ log, metrics }: EdgeParts): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return void next(error);
    const status = (error as { status?: unknown } | null)?.status;
    const theirs = typeof status === 'number' && status >= 400 && status < 500;
    const answer = status === 413 ? 413 : theirs ? 400 : 500;
    metrics.refused.inc({ reason: answer === 413 ? 'too-large' : theirs ? 'unreadable' : 'internal' });
    if (answer === 500) log.error('a request failed', errorFields(error));
    response.status(answer).json({});
  };
}
