import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../support/house.js';
import { until } from '../support/until.js';
import { knock, type Answer } from './requests.js';

let house: House;
beforeEach(async () => void (house = await openHouse()));
afterEach(() => house.close());

const readiness = (): Promise<Answer> => knock(house.botUrl, { path: '/readyz', method: 'GET' });
const asked = (): number =>
  house.sandbox.record.filter(({ path }) => path.includes('tenant_access_token')).length;

/** The present token is worth nothing any more, and asking for another is answered like this. */
async function refuseToken(status: number, code: number, times: number): Promise<void> {
  const { sandbox } = house;
  const before = asked();
  sandbox.invalidateTokens();
  sandbox.faults.add({ route: /tenant_access_token/, kind: 'status', status, code });
  sandbox.say({ text: '/sources' });
  await until(
    () => {
      house.clock.advance(500);
      return asked() >= before + times;
    },
    { what: 'the question for a token' },
  );
}

describe('/readyz when Feishu does not give a token', () => {
  it.each([
    [400, 10014],
    [200, 10003],
    [200, 10012],
    [200, 4711],
    [400, 99991543],
    [400, 99991662],
    [400, 99991663],
  ])('is 503 after HTTP %i with code %i, until there is one again', async (status, code) => {
    await refuseToken(status, code, 1);
    await until(async () => (await readiness()).status === 503, { what: '503' });
    expect((await readiness()).body).toContain('credentials refused');
    house.sandbox.faults.clear();
    await until(
      async () => {
        house.clock.advance(10_000);
        return (await readiness()).status === 200;
      },
      { what: '200' },
    );
  });

  it.each([
    [500, 2200],
    [200, 18121],
    [429, 99991400],
    [503, 503],
  ])('is 200 after HTTP %i with code %i, which passes', async (status, code) => {
    await refuseToken(status, code, 2);
    expect((await readiness()).status).toBe(200);
  });

  it('loses no reply to a refusal that nobody knows', async () => {
    const { sandbox } = house;
    sandbox.invalidateTokens();
    sandbox.faults.add({ route: /tenant_access_token/, kind: 'status', status: 200, code: 4711 });
    const { messageId } = sandbox.say({ text: '/help' });
    await house.logged('a reply was not delivered');
    sandbox.faults.clear();
    await until(
      () => {
        house.clock.advance(10_000);
        return house.repliesTo(messageId).length === 1;
      },
      { what: 'the reply' },
    );
  });
});
