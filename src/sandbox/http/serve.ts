import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Platform } from '../platform.js';
import { apiRoutes } from '../api/index.js';
import { ENDPOINT_PATH } from '../long-connection/endpoint.js';
import { localHost } from './local-host.js';
import { serveOpenApi } from './open-api.js';
import { servePageApi } from './page-api.js';
import { servePageFile } from './page-files.js';

/** Answers one request: the open API, the page's API or the page. */
export function serve(request: IncomingMessage, response: ServerResponse, platform: Platform): void {
  response.on('error', () => undefined);
  dispatch(request, response, platform).catch((error: unknown) => {
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end(error instanceof Error ? error.message : 'error');
  });
}

async function dispatch(
  request: IncomingMessage,
  response: ServerResponse,
  platform: Platform,
): Promise<void> {
  if (!localHost(request.headers.host)) {
    response.writeHead(403, { 'content-type': 'text/plain' }).end('only for this machine');
    return;
  }
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path.startsWith('/open-apis/') || path === ENDPOINT_PATH)
    return serveOpenApi(request, response, apiRoutes, platform);
  if (path.startsWith('/sandbox/api/')) return servePageApi(request, response, platform);
  return servePageFile(path, response);
}
