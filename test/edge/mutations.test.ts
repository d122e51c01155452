import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/sandbox/index.js';
import { button } from '../support/card.js';
import { openHouse, type House } from '../support/house.js';
import { seededRandom } from '../support/random.js';
import { mutate, type SignedRequest } from './mutate.js';
import { clicked, effects, genuine, knock, typed } from './requests.js';

const MUTANTS = 1000;
const AT_ONCE = 16;
const REFUSALS = [400, 401, 413];

let house: House;
let key: string;
let list: Message;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
beforeAll(async () => {
  house = await openHouse();
  key = house.sandbox.credentials.encryptKey;
  list = await house.ask('/sources');
});
afterAll(async () => {
  agent.destroy();
  await house.close();
});

/** Whether the bytes are still signed with the key, by the rule and not by the bot's code. */
function isGenuine({ body, headers }: SignedRequest): boolean {
  const header = (name: string): string => {
    const value = headers[name] ?? '';
    return typeof value === 'string' ? value.trim() : value.map((one) => one.trim()).join(', ');
  };
  const plain = ['', 'identity'].includes(header('content-encoding'));
  const hash = createHash('sha256');
  hash.update(header('x-lark-request-timestamp') + header('x-lark-request-nonce') + key).update(body);
  return plain && header('x-lark-signature').toLowerCase() === hash.digest('hex');
}

interface Outcome {
  readonly seed: number;
  readonly name: string;
  readonly status: number;
}

/** Sends all of them, some at a time, on either route. */
async function send(
  mutants: readonly { seed: number; name: string; request: SignedRequest }[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = [...mutants];
  const worker = async (): Promise<void> => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      const { seed, name, request } = one;
      const path = seed % 2 === 0 ? '/webhook/event' : '/webhook/card';
      const { status } = await knock(house.botUrl, { path, agent, ...request });
      outcomes.push({ seed, name, status });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}

/** What the bot itself holds to be a mistake of its own. */
const bugs = (): string[] =>
  house.logs.filter((line) => /"code":"internal"|"stack"|"a request failed"/.test(line));

/** Contents that have not been sent yet, and would have an effect. */
const GOOD = {
  event: () => house.sandbox.envelope('im.message.receive_v1', typed(house.sandbox, '/help').event),
  click: () =>
    house.sandbox.envelope('card.action.trigger', clicked(house.sandbox, list, button(list, 'Next'))),
};

describe.each([
  ['event', 1],
  ['click', 1_000_001],
] as const)(`${MUTANTS} mutations of a signed %s (seeds from %i)`, (kind, firstSeed) => {
  it('are refused by the table, have no effect and break nothing; the original is still taken', async () => {
    const envelope = GOOD[kind]();
    const good = genuine(envelope, key);
    const mutants = Array.from({ length: MUTANTS }, (_, i) => {
      const seed = firstSeed + i;
      return { seed, ...mutate(good, seededRandom(seed)) };
    });
    const broken = mutants.filter(({ request }) => !isGenuine(request));
    const harmless = mutants.filter(({ request }) => isGenuine(request));
    expect(broken.length).toBeGreaterThan(MUTANTS * 0.8);
    const before = house.sandbox.record.length;

    const outcomes = await send(broken);
    expect(outcomes).toHaveLength(broken.length);
    expect(outcomes.filter(({ status }) => !REFUSALS.includes(status))).toEqual([]);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(REFUSALS));
    // Nothing of it was taken: the original is no duplicate. It is the first that reaches Feishu.
    expect(effects(house, before)).toEqual([]);
    const { status, body } = await knock(house.botUrl, good);
    expect(status).toBe(200);
    if (kind === 'click') expect(body).toContain('"card"');
    else await house.sandbox.waitFor(() => effects(house, before).length > 0, { what: 'the one reply' });
    const after = effects(house, before);

    const again = await send(harmless);
    expect(again.filter((one) => one.status !== 200)).toEqual([]);
    await house.ask('/help');
    expect(effects(house, before)).toEqual([...after, 'POST /open-apis/im/v1/messages/:message_id/reply']);
    expect((await knock(house.botUrl, { path: '/healthz', method: 'GET' })).status).toBe(200);
    expect(bugs()).toEqual([]);
  });
});

describe('what Feishu signed, but nobody expected', () => {
  const NAMES = [
    'schema',
    'header',
    'event',
    'event_id',
    'event_type',
    'create_time',
    'token',
    'app_id',
    'tenant_key',
  ];
  const ODD = [
    null,
    0,
    -1,
    1e300,
    '',
    'x',
    'constructor',
    [],
    {},
    [[]],
    'x'.repeat(300),
    '\u0000',
    '\uD800',
    true,
  ];

  it.each(['event', 'click'] as const)('never breaks the bot: 500 of the kind "%s"', async (kind) => {
    const random = seededRandom(7);
    const odd = (): unknown => ODD[Math.floor(random() * ODD.length)];
    const good = GOOD[kind]();
    const mutants = Array.from({ length: 500 }, (_, seed) => {
      const wanted = NAMES[Math.floor(random() * NAMES.length)];
      let changed = 0;
      const change = (name: string, value: unknown): unknown => {
        const hit = seed % 2 === 0 ? name === wanted : name !== '' && random() < 0.05;
        if (hit) changed += 1;
        return hit ? odd() : value;
      };
      const request = genuine(JSON.stringify(good, change), key);
      return { seed, name: `${wanted} ${changed}`, request };
    });
    const outcomes = await send(mutants);
    expect(outcomes.filter(({ status }) => ![200, ...REFUSALS].includes(status))).toEqual([]);
    expect(bugs()).toEqual([]);
    await house.ask('/help');
  });
});
