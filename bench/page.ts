import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../src/sandbox/index.js';
import { openBrowser } from '../test/support/browser.js';
import { chromiumPath } from './kit/chromium.js';
import { alone, ms, type Unit } from './kit/rows.js';
import { median } from './kit/stats.js';
import { NotHere, type Bench, type Row, type Scale } from './kit/types.js';

const FOLDER = resolve('dist/page');
const MESSAGES = 500;
const CARD = {
  schema: '2.0',
  header: { title: { tag: 'plain_text', content: 'Bench' } },
  body: {
    elements: Array.from({ length: 10 }, (_, row) => ({
      tag: 'markdown',
      content: `**来源 ${row}** / Source ${row}　\`ID ${row}\``,
    })),
  },
};

const kib: Unit = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

/** Bytes of what the chat page loads, as they are and as a server may compress them. */
async function weights(): Promise<Row[]> {
  const names = ['index.html'];
  for (const name of names) {
    const text = await readFile(resolve(FOLDER, name), 'utf8');
    for (const [, linked = ''] of text.matchAll(/(?:src=|href=|from|import)"[^"]*?([\w-]+\.(?:js|css))"/g))
      if (!names.includes(linked)) names.push(linked);
  }
  const files = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(resolve(FOLDER, name));
      return { plain: bytes.length, packed: gzipSync(bytes).length };
    }),
  );
  const sum = (of: 'plain' | 'packed'): number => files.reduce((all, one) => all + one[of], 0);
  return [
    alone(`weight of the chat page, ${names.length} files`, kib, sum('plain')),
    alone('the same, gzipped', kib, sum('packed')),
  ];
}

/** Messages with a card each, put into the private chat as if the bot had sent them over the API. */
async function fill(sandbox: Sandbox): Promise<void> {
  const post = async (path: string, body: object, token = ''): Promise<Record<string, unknown>> => {
    const headers = {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const answer = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const { appId, appSecret } = sandbox.credentials;
  const granted = await post('/open-apis/auth/v3/tenant_access_token/internal', {
    app_id: appId,
    app_secret: appSecret,
  });
  for (let i = 0; i < MESSAGES; i += 1) {
    const message = {
      receive_id: sandbox.chats.private,
      msg_type: 'interactive',
      content: JSON.stringify(CARD),
    };
    const { code } = await post(
      '/open-apis/im/v1/messages?receive_id_type=chat_id',
      message,
      String(granted['tenant_access_token']),
    );
    if (code !== 0) throw new Error(`the sandbox refused a card: ${String(code)}`);
  }
}

/** Milliseconds from the address to the first card that is drawn. */
async function firstCard(page: Page, url: string): Promise<number> {
  const start = performance.now();
  await page.goto(url);
  await page.locator('text=Source 0').first().waitFor();
  return performance.now() - start;
}

/** Scrolls from the end to the beginning within two seconds. @returns milliseconds of the longest and the middle frame */
function scroll(page: Page): Promise<{ longest: number; middle: number }> {
  return page.evaluate(`new Promise((done) => {
    const list = [...document.querySelectorAll('*')].reduce((most, one) =>
      one.scrollHeight - one.clientHeight > most.scrollHeight - most.clientHeight ? one : most);
    const began = performance.now();
    const frames = [];
    let last = began;
    const frame = (now) => {
      frames.push(now - last);
      last = now;
      const part = (now - began) / 2000;
      list.scrollTop = (list.scrollHeight - list.clientHeight) * (1 - part);
      if (part < 1) return requestAnimationFrame(frame);
      frames.sort((a, b) => a - b);
      done({ longest: frames.at(-1), middle: frames[frames.length >> 1] });
    };
    requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
  })`);
}

async function inBrowser(executable: string, { rounds }: Scale): Promise<Row[]> {
  // The page alone is measured: no limit holds back the messages that fill it.
  const sandbox = await startSandbox({ rateLimits: false });
  const browser = await openBrowser(executable);
  try {
    await fill(sandbox);
    const found: { first: number; longest: number; middle: number }[] = [];
    for (let round = 0; round <= Math.min(rounds, 7); round += 1) {
      const page = await browser.newPage({ locale: 'zh-CN' });
      const first = await firstCard(page, sandbox.url);
      found.push({ first, ...(await scroll(page)) });
      await page.close();
    }
    const of = (what: keyof (typeof found)[number]): number => median(found.slice(1).map((one) => one[what]));
    return [
      alone(`address to first card, ${MESSAGES} cards in the chat`, ms, of('first')),
      alone(`scrolling through ${MESSAGES} cards in 2 s: longest frame`, ms, of('longest')),
      alone('the same: middle frame', ms, of('middle'), 'a screen: 16.7 ms'),
    ];
  } finally {
    await browser.close();
    await sandbox.close();
  }
}

export const bench: Bench = {
  about: "The sandbox's chat page in a headless Chromium: no peers, only figures to watch.",
  run: async (scale) => {
    if (!existsSync(resolve(FOLDER, 'index.html')))
      throw new NotHere(`${FOLDER} is missing; "npm run build" makes it`);
    const executable = chromiumPath();
    if (executable === undefined)
      console.log('No Chromium was found; TEST_CHROMIUM=PATH names one. Weight only.\n');
    return [...(await weights()), ...(executable === undefined ? [] : await inBrowser(executable, scale))];
  },
};
