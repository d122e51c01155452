import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/base/clock.js';
import { createLog } from '../../src/base/log.js';
import { createMetrics } from '../../src/base/metrics.js';
import { cardRefusedCard } from '../../src/commands/checked.js';
import type { Chats, HireApi, Messages, PolledAnswer } from '../../src/feishu/port.js';
import { createCallsLog } from '../../src/store/calls-log.js';
import { callsRepository } from '../../src/store/calls.js';
import { openStore } from '../../src/store/index.js';
import { subscriptionsRepository } from '../../src/store/subscriptions.js';
import { createWatch } from '../../src/watch/index.js';
import { until } from '../../test/support/until.js';
import { blocks, type Block } from '../kit/blocks.js';
import { manyFields } from '../kit/fields.js';
import { serve } from '../kit/serve.js';

/** The watch over a real database; Feishu is answered at once, so that nothing but the watch's own work takes time. */
const [chats = 0, changes = 0] = process.argv.slice(2).map(Number);
const clock = systemClock;
const log = createLog('error', { write: (line) => void process.stderr.write(line) });
const folder = mkdtempSync(join(tmpdir(), 'hirebot-bench-'));
const store = await openStore({ kind: 'sqlite', path: join(folder, 'bot.db') }, log, clock);
const callsLog = createCallsLog(clock, log);
callsLog.use(callsRepository(store));

let version: 'before' | 'after' = 'before';
const bodies = {
  before: JSON.stringify(manyFields(changes, 'before')),
  after: JSON.stringify(manyFields(changes, 'after')),
};
const none = { code: 0, data: { items: [], has_more: false } };
const answer = (hash: string, body: () => unknown): Promise<PolledAnswer> => Promise.resolve({ hash, body });
let reads = 0;
const api = {
  pollSources: () => answer('sources', () => none),
  pollTalentObjects: () => {
    reads += 1;
    const body = bodies[version];
    return answer(version, () => JSON.parse(body) as unknown);
  },
} as unknown as HireApi;

const delay = blocks();
let sent = 0;
let firstAt = 0;
let beforeFirst: Block | undefined;
const messages: Messages = {
  privateChat: () => undefined,
  isPrivate: () => false,
  update: () => Promise.resolve({ kind: 'sent', messageId: 'om_updated' }),
  send: async () => {
    if ((sent += 1) === 1) {
      firstAt = performance.now();
      beforeFirst = delay.longest();
      delay.reset();
    }
    return { kind: 'sent', messageId: `om_${sent}` };
  },
};
const chatsApi: Chats = {
  info: () =>
    Promise.resolve({ external: false, inPrivate: false, gone: false, owner: undefined, managers: [] }),
};

const watch = createWatch({
  store,
  owner: 'bench',
  api,
  cache: { put: () => undefined, touch: () => undefined },
  messages,
  chats: chatsApi,
  callsLog,
  cardRefused: cardRefusedCard,
  settings: {
    intervalMs: 300,
    giveUpMs: 30_000,
    belief: { settleMs: 0, confirmShrink: 0.3, confirmDelayMs: 0 },
    digest: { timeZone: 'Asia/Shanghai', digestAt: '09:20' },
    severities: {},
    keepMs: 365 * 24 * 3_600_000,
    allowExternal: false,
  },
  clock,
  random: Math.random,
  log,
  metrics: createMetrics(),
});

const subscriptions = subscriptionsRepository(store);
for (let i = 0; i < chats; i += 1)
  await subscriptions.add({
    tenant: 't',
    chat: `oc_${i}`,
    list: 'all',
    module: null,
    severity: 'safe',
    digest: null,
    person: null,
    created_by: 'ou_bench',
    created_at: clock.now(),
  });
await watch.start({ alone: true });
await until(() => reads >= 3, { what: 'a first read', timeoutMs: 60_000 });

serve(0, {
  announce: async () => {
    delay.reset();
    const start = performance.now();
    version = 'after';
    await until(() => sent >= chats, { what: `${chats} notices`, timeoutMs: 300_000 });
    const end = performance.now();
    const backlog = async (): Promise<number> => (await watch.status('t')).backlog;
    await until(async () => (await backlog()) === 0, { what: 'an empty outbox', timeoutMs: 60_000 });
    delay.stop();
    await watch.stop(1000);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
    return { foundMs: firstAt - start, drawnMs: end - firstAt, beforeFirst, afterFirst: delay.longest() };
  },
});
