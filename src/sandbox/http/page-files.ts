import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** Cards are strangers' data: nothing from elsewhere is loaded, nothing inline is run. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The package's root, found upwards from this file, so that source and compiled code find the same page. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The pages by their addresses. */
const PAGES: Readonly<Record<string, string>> = { '/': 'index.html', '/cards': 'cards.html' };

/** Serves a file of the built chat page (`npm run build:page`). */
export async function servePageFile(path: string, response: ServerResponse): Promise<void> {
  const name = PAGES[path] ?? /^\/sandbox\/page\/([\w-]+\.\w+)$/.exec(path)?.[1] ?? '';
  const type = TYPES[name.split('.')[1] ?? ''];
  const bytes = type && (await readFile(join(packageRoot(), 'dist/page', name)).catch(() => undefined));
  if (!type || !bytes) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    return;
  }
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-cache',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
