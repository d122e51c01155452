import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * The bot's metrics in a registry of their own. No label ever names a tenant, a chat or a person.
 * @param options.process whether to add the process's own figures (memory, event loop).
 */
export function createMetrics(options: { process?: boolean } = {}) {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    events: new Counter({
      name: 'hirebot_events_total',
      help: 'Events received, by type and what became of them',
      labelNames: ['type', 'outcome'] as const,
      registers,
    }),
    refused: new Counter({
      name: 'hirebot_requests_refused_total',
      help: 'Requests refused at the edge, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
    commands: new Counter({
      name: 'hirebot_commands_total',
      help: 'Commands and clicks run, by command and outcome',
      labelNames: ['command', 'outcome'] as const,
      registers,
    }),
    waiting: new Gauge({
      name: 'hirebot_inbox_running',
      help: 'Accepted events that this process works on',
      registers,
    }),
    calls: new Counter({
      name: 'hirebot_feishu_calls_total',
      help: 'Calls to Feishu, by API and outcome',
      labelNames: ['api', 'outcome'] as const,
      registers,
    }),
    callSeconds: new Histogram({
      name: 'hirebot_feishu_call_seconds',
      help: 'Duration of calls to Feishu',
      labelNames: ['api'] as const,
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
      registers,
    }),
    reads: new Counter({
      name: 'hirebot_watch_reads_total',
      help: 'Reads of the watch, by what they found',
      labelNames: ['outcome'] as const,
      registers,
    }),
    versions: new Counter({
      name: 'hirebot_watch_versions_total',
      help: "Versions of a tenant's settings, made or lost to another process",
      labelNames: ['outcome'] as const,
      registers,
    }),
    notices: new Counter({
      name: 'hirebot_notices_total',
      help: 'Notices and updates of notices, by kind and what became of them',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    cardsReplaced: new Counter({
      name: 'hirebot_cards_replaced_total',
      help: 'Cards that failed the check and were replaced by an error card',
      registers,
    }),
  };
}
