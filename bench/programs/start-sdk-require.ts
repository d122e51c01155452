import { createRequire } from 'node:module';
import type * as Lark from '@larksuiteoapi/node-sdk';
import express from 'express';

/** The same, with the SDK loaded by require, which spares Node the search for its export names. */
const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;
const app = express();
app.use('/webhook/event', lark.adaptExpress(new lark.EventDispatcher({ encryptKey: 'key' })));
app.listen(0, '127.0.0.1', () => console.log('"msg":"listening"'));
