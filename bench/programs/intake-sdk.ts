import { createRequire } from 'node:module';
import express from 'express';
import type * as Lark from '@larksuiteoapi/node-sdk';
import { SECURITY } from '../kit/events.js';
import { listenLocally, serve } from '../kit/serve.js';

/** The official SDK behind express, as its own examples set it up. Nothing is kept. */
const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;
let handled = 0;
const dispatcher = new lark.EventDispatcher({
  encryptKey: SECURITY.encryptKeys[0],
  verificationToken: SECURITY.verificationToken,
  loggerLevel: lark.LoggerLevel.error,
}).register({ 'im.message.receive_v1': () => void (handled += 1) });

const app = express();
app.use(express.json());
app.use('/webhook/event', lark.adaptExpress(dispatcher));
const { port } = await listenLocally(app);
serve(port, { handled: () => handled });
