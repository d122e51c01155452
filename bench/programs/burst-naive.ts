import { createRequire } from 'node:module';
import Bottleneck from 'bottleneck';
import express from 'express';
import type * as Lark from '@larksuiteoapi/node-sdk';
import { listenLocally, serve } from '../kit/serve.js';

/**
 * A bot as the SDK's examples make it: every message reads the list for itself and is answered, each paced by a stock
 * Bottleneck. Second argument: `awaited` acknowledges when the handler is done, `at-once` before.
 */
const env = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const awaited = process.argv[3] === 'awaited';
const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;
const client = new lark.Client({
  appId: env['FEISHU_APP_ID'] ?? '',
  appSecret: env['FEISHU_APP_SECRET'] ?? '',
  domain: env['FEISHU_BASE_URL'] ?? '',
  loggerLevel: lark.LoggerLevel.error,
});
const reads = new Bottleneck({ minTime: 50 });
const sends = new Bottleneck({ minTime: 22 });

async function answer(message_id: string): Promise<void> {
  const list = await reads.schedule(() => client.hire.v1.resumeSource.list({ params: { page_size: 10 } }));
  const lines = (list.data?.items ?? []).map(({ id, zh_name, en_name }) => `${zh_name} / ${en_name} ${id}`);
  const card = { schema: '2.0', body: { elements: [{ tag: 'markdown', content: lines.join('\n') }] } };
  await sends.schedule(() =>
    client.im.v1.message.reply({
      path: { message_id },
      data: { msg_type: 'interactive', content: JSON.stringify(card) },
    }),
  );
}

const dispatcher = new lark.EventDispatcher({
  encryptKey: env['FEISHU_ENCRYPT_KEY'] ?? '',
  verificationToken: env['FEISHU_VERIFICATION_TOKEN'] ?? '',
  loggerLevel: lark.LoggerLevel.error,
}).register({
  'im.message.receive_v1': async ({ message }) => {
    // What the platform refuses is lost: nothing tries again.
    const answered = answer(message.message_id).catch(() => undefined);
    if (awaited) await answered;
  },
});
const app = express();
app.use(express.json());
app.use('/webhook/event', lark.adaptExpress(dispatcher));
const { port } = await listenLocally(app);
serve(port);
