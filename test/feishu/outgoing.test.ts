import { describe, expect, it } from 'vitest';
import {
  GIVE_UP_AFTER_MS,
  isOverdue,
  nextStep,
  sendInSomeForm,
  type Try,
} from '../../src/feishu/outgoing.js';
import type { Content, SendPriority, SendResult, Target } from '../../src/feishu/port.js';

type Kind = SendResult['kind'];
const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

const result = (kind: Kind, retryAfterMs?: number): SendResult =>
  kind === 'sent' ? { kind, messageId: 'om_1' } : { kind, error: new Error(kind), retryAfterMs };

interface Sent {
  target: Target;
  content: Content;
  uuid: string;
  priority: SendPriority | undefined;
}

const CARD = { name: 'card' };
const INSTEAD = { name: 'instead' };
const THREAD: Target = { replyTo: 'om_2', chat: 'oc_1', inThread: true };

/** Sends a card into a thread over a platform that answers like this, the last answer again and again. */
async function send(...answers: Kind[]): Promise<{ sent: Sent[]; end: Kind; told: Kind[] }> {
  const sent: Sent[] = [];
  const told: Kind[] = [];
  const { kind } = await sendInSomeForm(
    {
      send: (_tenant, target, content, uuid, priority) => {
        sent.push({ target, content, uuid, priority });
        return Promise.resolve(result(answers[Math.min(sent.length, answers.length) - 1] ?? 'sent'));
      },
    },
    {
      tenant: 't',
      target: THREAD,
      content: { card: CARD },
      uuid: 'u',
      priority: 'notice',
      refusedCard: () => INSTEAD,
      asText: (card) => `text of ${(card as { name: string }).name}`,
      onOtherForm: (why) => void told.push(why),
    },
  );
  return { sent, end: kind, told };
}

describe('a message', () => {
  it('that is taken is sent once, as it is', async () => {
    const { sent, told } = await send('sent');
    expect(sent).toEqual([{ target: THREAD, content: { card: CARD }, uuid: 'u', priority: 'notice' }]);
    expect(told).toEqual([]);
  });

  it.each<[Kind, Partial<Sent>]>([
    ['no-thread', { target: { ...THREAD, inThread: false } }],
    ['plain', { target: { chat: 'oc_1' } }],
    ['text', { content: { text: 'text of card' } }],
    ['card', { content: { card: INSTEAD } }],
  ])('that is refused as "%s" is sent in that form, under the same uuid', async (kind, change) => {
    const { sent, end, told } = await send(kind, 'sent');
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual({ ...sent[0], ...change });
    expect([end, told]).toEqual(['sent', [kind]]);
  });

  it('goes through every form that is left', async () => {
    const { sent, end } = await send('no-thread', 'plain', 'card', 'card', 'sent');
    expect(sent.at(-1)).toMatchObject({ target: { chat: 'oc_1' }, content: { text: 'text of instead' } });
    expect([sent.length, end]).toEqual([5, 'sent']);
  });

  it.each<[Kind, number]>([
    ['no-thread', 2],
    ['plain', 2],
    ['text', 2],
    ['card', 3],
    ['gone', 1],
    ['never', 1],
    ['later', 1],
    ['unknown', 1],
    ['quota', 1],
  ])('that is refused as "%s" again and again comes to an end', async (kind, tries) => {
    const { sent, end } = await send(kind);
    expect([sent.length, end]).toEqual([tries, kind]);
  });
});

describe('after a try', () => {
  const half = (): number => 0.5;
  const tried = (kind: Kind, more: Partial<Try> = {}): Try => ({
    result: result(kind),
    acceptedAt: NOW - 1000,
    attempts: 0,
    unknownSince: null,
    overdue: false,
    ...more,
  });

  it('that was taken nothing is left to do', () => {
    expect(nextStep(tried('sent'), NOW, half)).toEqual({ step: 'sent', messageId: 'om_1' });
  });

  it.each([
    [0, 0.5, 2000],
    [1, 0.5, 4000],
    [7, 0.5, 256_000],
    [8, 0.5, 300_000],
    [5000, 0.5, 300_000],
    [0, 0, 1500],
    [0, 0.999, 2499],
  ])('number %i the next one waits longer, spread by chance (%d)', (attempts, chance, wait) => {
    expect(nextStep(tried('later', { attempts }), NOW, () => chance)).toEqual({
      step: 'put-off',
      attempts: attempts + 1,
      unknownSince: null,
      nextTryAt: NOW + wait,
    });
  });

  it('waits at least as long as Feishu says', () => {
    const told = { ...tried('later'), result: result('later', 60_000) };
    expect(nextStep(told, NOW, half)).toMatchObject({ nextTryAt: NOW + 60_000 });
    const short = { ...tried('later'), result: result('later', 10) };
    expect(nextStep(short, NOW, half)).toMatchObject({ nextTryAt: NOW + 2000 });
  });

  it.each<[Kind, number]>([
    ['later', 24 * HOUR],
    ['quota', HOUR],
  ])('that was refused as "%s" it is given up after %i ms', (kind, patience) => {
    const at = (age: number) => nextStep(tried(kind, { acceptedAt: NOW - age }), NOW, half);
    expect(at(patience - 1).step).toBe('put-off');
    expect(at(patience)).toEqual({ step: 'given-up', why: 'expired' });
  });

  it('is given up when the sender says', () => {
    const giveUpAfterMs = { ...GIVE_UP_AFTER_MS, quota: 24 * HOUR };
    const day = tried('quota', { acceptedAt: NOW - 23 * HOUR, giveUpAfterMs });
    expect(nextStep(day, NOW, half).step).toBe('put-off');
  });

  it('whose outcome is unknown remembers since when, and a later refusal does not make it known', () => {
    expect(nextStep(tried('unknown'), NOW, half)).toMatchObject({ unknownSince: NOW });
    const since = NOW - 1000;
    expect(nextStep(tried('unknown', { unknownSince: since }), NOW, half)).toMatchObject({
      step: 'put-off',
      unknownSince: since,
    });
    expect(nextStep(tried('later', { unknownSince: since }), NOW, half)).toMatchObject({
      unknownSince: since,
    });
  });

  it('under a new uuid, which 55 minutes of not knowing call for, there is no other one', () => {
    expect(isOverdue(null, NOW)).toBe(false);
    expect(isOverdue(NOW - 55 * 60_000 + 1, NOW)).toBe(false);
    expect(isOverdue(NOW - 55 * 60_000, NOW)).toBe(true);
    const last = tried('unknown', { unknownSince: NOW - HOUR, overdue: true });
    expect(nextStep(last, NOW, half)).toEqual({ step: 'given-up', why: 'outcome-unknown' });
  });

  it('of an update, which may be made twice, an unknown outcome is as good as a refusal', () => {
    const update = tried('unknown', { unknownSince: NOW - HOUR, overdue: true, repeatable: true });
    expect(nextStep(update, NOW, half)).toMatchObject({ step: 'put-off', unknownSince: null });
    expect(nextStep({ ...update, acceptedAt: NOW - 24 * HOUR }, NOW, half)).toMatchObject({ why: 'expired' });
  });

  it.each<[Kind, string]>([
    ['gone', 'gone'],
    ['never', 'refused'],
    ['card', 'refused'],
    ['text', 'refused'],
    ['plain', 'refused'],
    ['no-thread', 'refused'],
  ])('that was refused as "%s" it is given up at once', (kind, why) => {
    expect(nextStep(tried(kind), NOW, half)).toEqual({ step: 'given-up', why });
  });
});
