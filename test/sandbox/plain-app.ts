import { createDecipheriv, createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Everything that somebody has who writes an app without an SDK. */
export interface Settings {
  baseUrl: string;
  appId: string;
  appSecret: string;
  encryptKey: string;
  verificationToken: string;
}

interface Body {
  code: number;
  msg: string;
  data?: Record<string, unknown>;
  tenant_access_token?: string;
}

interface Envelope {
  type?: string;
  challenge?: string;
  token?: string;
  header?: { event_type: string; event_id: string; token: string; app_id: string };
  event?: {
    message?: { message_id: string; content: string };
    action?: { value: { page_token: string } };
  };
}

const TOKEN = '/open-apis/auth/v3/tenant_access_token/internal';

/**
 * An app that was written from the platform's pages alone, with `fetch` and `node:crypto`: it answers every message with
 * a page of resume sources, and turns the page when its button is clicked.
 */
export function plainApp(settings: Settings) {
  const { baseUrl, appId, appSecret, encryptKey, verificationToken } = settings;
  const seen = new Set<string>();
  const refused: string[] = [];
  let token: string | undefined;

  async function post(path: string, body: object, authorization?: string, method = 'POST'): Promise<Body> {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      ...(authorization === undefined ? {} : { authorization }),
    };
    const answer = await fetch(baseUrl + path, { method, headers, body: JSON.stringify(body) });
    return (await answer.json()) as Body;
  }

  /** One call with the tenant's token; a token that is no longer valid is fetched anew, once. */
  async function call(run: (authorization: string) => Promise<Body>): Promise<Body> {
    for (const last of [false, true]) {
      token ??= (await post(TOKEN, { app_id: appId, app_secret: appSecret })).tenant_access_token;
      const body = await run(`Bearer ${token ?? ''}`);
      if (body.code !== 99991663 || last) return body;
      token = undefined;
    }
    throw new Error('unreachable');
  }

  async function page(pageToken = ''): Promise<object> {
    const query = new URLSearchParams({
      page_size: '3',
      ...(pageToken === '' ? {} : { page_token: pageToken }),
    });
    const { data } = await call(async (authorization) => {
      const answer = await fetch(`${baseUrl}/open-apis/hire/v1/resume_sources?${query.toString()}`, {
        headers: { authorization },
      });
      return (await answer.json()) as Body;
    });
    const items = data?.['items'] as { zh_name: string }[];
    const value = { page_token: data?.['page_token'] ?? '' };
    const button = { tag: 'button', text: { tag: 'plain_text', content: '下一页' } };
    return {
      schema: '2.0',
      body: {
        elements: [
          { tag: 'markdown', content: items.map(({ zh_name }) => zh_name).join('\n') },
          { ...button, behaviors: [{ type: 'callback', value }] },
        ],
      },
    };
  }

  async function receive(headers: Record<string, unknown>, raw: Buffer): Promise<object> {
    const bytes = Buffer.from((JSON.parse(raw.toString('utf8')) as { encrypt: string }).encrypt, 'base64');
    const key = createHash('sha256').update(encryptKey).digest();
    const cipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
    const text = Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]).toString('utf8');
    const envelope = JSON.parse(text) as Envelope;
    if ((envelope.header?.token ?? envelope.token) !== verificationToken) throw new Error('another token');
    if (envelope.type === 'url_verification') return { challenge: envelope.challenge };
    const signed = createHash('sha256')
      .update(`${String(headers['x-lark-request-timestamp'])}${String(headers['x-lark-request-nonce'])}`)
      .update(encryptKey)
      .update(raw);
    if (signed.digest('hex') !== headers['x-lark-signature']) throw new Error('another signature');
    const { event_id: id = '', event_type: type } = envelope.header ?? {};
    if (seen.has(id)) return {};
    seen.add(id);
    if (type === 'card.action.trigger') {
      const card = await page(envelope.event?.action?.value.page_token);
      return { toast: { type: 'info', content: '好' }, card: { type: 'raw', data: card } };
    }
    const messageId = envelope.event?.message?.message_id ?? '';
    const reply = { msg_type: 'interactive', content: JSON.stringify(await page()), uuid: id };
    await call((authorization) => post(`/open-apis/im/v1/messages/${messageId}/reply`, reply, authorization));
    return {};
  }

  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      receive(request.headers, Buffer.concat(parts)).then(
        (body) => response.end(JSON.stringify(body)),
        (error: unknown) => {
          refused.push(String(error));
          response.writeHead(401).end();
        },
      );
    });
  });
  return {
    refused,
    /** Points the platform at itself, as its pages say. */
    async start(): Promise<Body> {
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/any/path`;
      const config = {
        event: { subscription_type: 'webhook', request_url: url },
        callback: { callback_type: 'webhook', request_url: url },
      };
      const path = `/open-apis/application/v7/applications/${appId}/config`;
      return call((authorization) => post(path, config, authorization, 'PATCH'));
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
