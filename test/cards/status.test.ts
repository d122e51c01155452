import { describe, expect, it } from 'vitest';
import { statusCard, type Health, type StatusView } from '../../cards/status.js';
import { callbacks, nodes, title } from '../support/card.js';
import { DAY, HEAVY_NAMES, NOW } from '../../cards/samples/change-data.js';
import { samples } from '../../cards/samples/index.js';
import { buttons, drawn, expectBothLanguages, expectGood, words } from './support.js';

const both = (en: string, zh = '词') => ({ zh, en });
const full: StatusView = {
  health: 'confirming',
  sentence: both('Please wait.', '请稍等。'),
  sources: 37,
  fields: 412,
  calls: { month: 12_408, projected: 38_000 },
  lastRead: { at: NOW, ok: false, outcome: both('quota used up') },
  nextRead: NOW + 60_000,
  settling: { changes: 1, until: NOW + 30_000 },
  confirming: { lost: both('41% of the fields are missing'), until: NOW + 5000 },
  backlog: { commands: 2, notices: 1 },
  holds: [both('The talent fields API waits 30 s')],
  baselineSince: NOW - 40 * DAY,
  subscriptions: [
    { number: 3, what: both('Everything'), delivery: both('at once'), parked: both('I was removed') },
  ],
  checks: [{ name: 'scope', status: 'warn', message: both('im:chat is missing'), hint: both('Grant it') }],
  actions: {
    refresh: { action: 'status.open' },
    watches: { action: 'watches.open' },
    watch: { action: 'watch.open' },
  },
  at: NOW,
};

describe('the status', () => {
  it.each(samples().filter(([name]) => name.startsWith('status')))('%s is a good card', (name, card) => {
    expectGood(card, name);
  });

  it('wears the colour of its health', () => {
    const colour = (health: Health) => statusCard({ health, at: NOW }).header.template;
    expect(
      ['ok', 'idle', 'settling', 'confirming', 'retrying', 'failing'].map((one) => colour(one as Health)),
    ).toEqual(['green', 'grey', 'yellow', 'yellow', 'yellow', 'red']);
  });

  it('says everything in both languages', () => {
    for (const health of ['ok', 'idle', 'settling', 'confirming', 'retrying', 'failing'] as const) {
      expectBothLanguages(statusCard({ ...full, health }));
      expectBothLanguages(statusCard({ health, subscriptions: [], at: NOW }));
    }
  });

  it('shows numbers, freshness, what waits and the subscriptions', () => {
    const card = statusCard(full);
    const text = words(card);
    expect(text).toContain('**37**\nSources\n**412**\nFields\n**12,408**\nCalls this month');
    expect(text).toContain('Waiting　2 commands, 1 notice');
    expect(text).toContain('Settling　1 change, read again at');
    expect(text).toContain('This month　about 38,000 calls by its end');
    expect(text).toContain('**#3** Everything · at once Parked I was removed');
    expect(drawn(card)).toMatch(/Last read<\/span>　<time[^>]*>2026-03-03<\/time>/);
    expect(buttons(card)).toEqual(['Watch here', 'Subscriptions', 'Refresh']);
    expect(callbacks(card)[2]?.value).toEqual({ action: 'status.open' });
  });

  it('does not speak of what is not known', () => {
    const card = statusCard({ health: 'ok', at: NOW });
    expectGood(card);
    expect(title(card)).toBe('Watching, all is well');
    expect(nodes(card).some(({ tag }) => tag === 'column_set')).toBe(false);
    expect(words(card).split('\n')).toHaveLength(2);
  });

  it('says nothing waits, and that nobody watches, with a way out', () => {
    const card = statusCard({
      health: 'idle',
      backlog: { commands: 0, notices: 0 },
      subscriptions: [],
      actions: { watch: { action: 'watch.open' } },
      at: NOW,
    });
    expect(words(card)).toContain('Waiting　nothing');
    expect(words(card)).toContain('No chat has subscribed');
    expect(buttons(card)).toEqual(['Watch here']);
  });

  it.each(['chinese', 'emoji', 'markup'] as const)('heavy data fits and is inert: %s', (kind) => {
    const heavy = { zh: HEAVY_NAMES[kind], en: `x${HEAVY_NAMES[kind]}` };
    const card = statusCard({
      ...full,
      sentence: heavy,
      subscriptions: Array.from({ length: 20 }, (_, number) => ({ number, what: heavy, delivery: heavy })),
      checks: Array.from({ length: 12 }, () => ({
        name: 'x',
        status: 'fail' as const,
        message: both('no'),
        hint: heavy,
      })),
    });
    expectGood(card);
    expect(drawn(card)).not.toMatch(/md-at|md-link/);
    expect(words(card)).toContain('**#19** ');
  });
});
