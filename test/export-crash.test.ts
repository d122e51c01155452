import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../src/sandbox/index.js';
import { ready } from './support/house.js';
import { environmentFor, openBench, type Bench, type Program } from './support/process.js';
import { answerTo, repliesTo } from './support/replies.js';

const REPLY = 'POST /open-apis/im/v1/messages/:message_id/reply';
const UPLOAD = 'POST /open-apis/im/v1/files';

let sandbox: Sandbox;
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  sandbox = await startSandbox();
});
afterEach(async () => {
  await bench.close();
  await sandbox.close();
});

async function start(): Promise<Program> {
  const program = bench.run(['start'], environmentFor(sandbox));
  const url = await program.listening();
  await ready(url);
  sandbox.setBotUrl(url);
  return program;
}

const calls = (route: string) => sandbox.record.filter((call) => call.route === route);

it.each([
  { when: 'while the file is uploaded', route: UPLOAD, arrives: false },
  { when: 'between the upload and the reply', route: REPLY, arrives: false },
  { when: 'before the answer to a reply that arrived', route: REPLY, arrives: true },
])(
  'kill -9 $when: the file comes once after the restart',
  async ({ route, arrives }) => {
    const bot = await start();
    if (arrives) sandbox.faults.add({ route, kind: 'reset-after', times: 1 });
    sandbox.faults.add({ route, kind: 'hang', after: arrives ? 1 : 0 });
    const said = sandbox.say({ text: '/export sources csv' });
    await sandbox.waitFor(() => calls(route)[arrives ? 1 : 0]);
    bot.kill('SIGKILL');
    await bot.exited;
    sandbox.faults.clear();
    await start();
    const reply = await answerTo(sandbox, said.messageId, 15_000);
    expect(reply.type).toBe('file');
    const again = sandbox.say({ text: '/help' });
    await answerTo(sandbox, again.messageId, 15_000);
    expect(repliesTo(sandbox, said.messageId)).toHaveLength(1);
  },
  40_000,
);
