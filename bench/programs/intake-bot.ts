import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/base/clock.js';
import { createLog } from '../../src/base/log.js';
import { createMetrics } from '../../src/base/metrics.js';
import { sortableIds } from '../../src/base/sortable-id.js';
import { TIMINGS } from '../../src/base/timings.js';
import type { Commands } from '../../src/commands/outcome.js';
import { createEdge } from '../../src/edge/app.js';
import type { Files, Messages } from '../../src/feishu/port.js';
import { listen } from '../../src/edge/serve.js';
import { createInbox } from '../../src/inbox/index.js';
import { groupCommit } from '../../src/inbox/intake.js';
import { LEASE_MS } from '../../src/inbox/keeper.js';
import { eventKey, laneOf } from '../../src/inbox/keys.js';
import { payloadOf } from '../../src/inbox/work.js';
import type { Inbox } from '../../src/inbox/port.js';
import { inboxRepository } from '../../src/store/inbox.js';
import { openStore } from '../../src/store/index.js';
import { oncesRepository } from '../../src/store/onces.js';
import { SECURITY } from '../kit/events.js';
import { serve } from '../kit/serve.js';

/**
 * The bot's own edge, before three inboxes: `edge` keeps nothing, `stored` keeps every event before it is acknowledged,
 * `run` is the bot's inbox as it is: stored, acknowledged, run by commands that have nothing to say, written down as done.
 */
type Kind = 'edge' | 'stored' | 'run';

const clock = systemClock;
const log = createLog('error');
const metrics = createMetrics({ process: true });
const folder = mkdtempSync(join(tmpdir(), 'hirebot-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const store = await openStore({ kind: 'sqlite', path: join(folder, 'bot.db') }, log, clock);
const repository = inboxRepository(store, 'bench', LEASE_MS);
const limits = { perLane: 200, total: 5000 };
let handled = 0;

/** The benchmark's events are all messages; nothing else is ever asked. */
const commands = {
  concerns: () => true,
  message: async () => {
    handled += 1;
    return { kind: 'silent', why: 'noted' };
  },
} as unknown as Commands;

const INBOXES: Readonly<Record<Kind, () => Inbox>> = {
  edge: () => ({
    accept: async () => {
      handled += 1;
      return 'accepted';
    },
    click: async () => ({}),
  }),
  stored: () => {
    const group = groupCommit(repository, limits);
    const newId = sortableIds(clock, Math.random);
    return {
      accept: async (event) => {
        const acceptance = await group.store({
          id: newId(),
          event_key: eventKey(event),
          lane: laneOf(event),
          kind: 'message',
          // Done at once: what waits is counted with each insert, and nothing here would ever finish it.
          state: 'done',
          payload: payloadOf(event, 'message'),
          accepted_at: clock.now(),
        });
        handled += 1;
        return acceptance;
      },
      click: async () => ({}),
    };
  },
  run: () =>
    createInbox({
      commands,
      repository,
      onces: oncesRepository(store),
      messages: {} as Messages,
      files: {} as Files,
      clock,
      random: Math.random,
      log,
      metrics,
      limits,
      clickBudgetMs: TIMINGS.clickBudgetMs,
      progressMs: TIMINGS.progressMs,
    }),
};

const inbox = INBOXES[process.argv[2] as Kind]();
const app = createEdge({
  security: SECURITY,
  inbox: () => inbox,
  readiness: async () => ({ ready: true, reasons: [], degraded: [] }),
  metrics,
  metricsToken: undefined,
  log,
});
const { port } = await listen(app, '127.0.0.1', 0);
serve(port, { handled: () => handled });
