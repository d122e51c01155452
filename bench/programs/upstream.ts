import { rawAnswer } from '../kit/settings.js';
import { listenLocally, serve } from '../kit/serve.js';

/**
 * Stands for Feishu Hire where nothing but the reading is measured: a token, one empty page of sources, and fields of
 * about 200 KB. Under `/same` every answer is the same. Under `/changing` no two are: one name in them counts, and in
 * every second one 1 % of the options are others.
 */
const OPTIONS = 1400;
const COUNTER = 'Option 0"';
const [plain = '', edited = ''] = [false, true].map((one) => JSON.stringify(rawAnswer(OPTIONS, one)));
const same = Buffer.from(plain);
const sources = Buffer.from(JSON.stringify({ code: 0, data: { items: [], has_more: false } }));
const token = Buffer.from(JSON.stringify({ code: 0, tenant_access_token: 't-bench', expire: 7200 }));
let polls = 0;

function changed(): Buffer {
  polls += 1;
  return Buffer.from((polls % 2 ? plain : edited).replace(COUNTER, `Option ${polls}"`));
}

function answerTo(path: string): Buffer {
  if (path.includes('/tenant_access_token/')) return token;
  if (path.includes('/resume_sources')) return sources;
  return path.startsWith('/changing') ? changed() : same;
}

const { port } = await listenLocally((request, response) => {
  request.resume();
  const body = answerTo(request.url ?? '');
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
});
serve(port);
