import { EventDispatcher, adaptExpress } from '@larksuiteoapi/node-sdk';
import express from 'express';

/** A bot as the SDK's examples begin, with nothing of its own yet. */
const app = express();
app.use('/webhook/event', adaptExpress(new EventDispatcher({ encryptKey: 'key' })));
app.listen(0, '127.0.0.1', () => console.log('"msg":"listening"'));
