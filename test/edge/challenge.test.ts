import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../support/house.js';
import { genuine, knock, sealed } from './requests.js';

const PREVIOUS = 'the-key-before-the-rotation';

let house: House;
let key: string;
let token: string;
beforeAll(async () => {
  house = await openHouse({ env: { FEISHU_ENCRYPT_KEY_PREVIOUS: PREVIOUS } });
  ({ encryptKey: key, verificationToken: token } = house.sandbox.credentials);
});
afterAll(() => house.close());

const challenge = (over: object = {}): object => ({
  challenge: 'ajls384k-0f1e',
  token,
  type: 'url_verification',
  ...over,
});

describe.each(['/webhook/event', '/webhook/card'])('the URL challenge on %s', (path) => {
  it('is answered within a second, encrypted and unsigned, with the challenge and nothing else', async () => {
    const answer = await knock(house.botUrl, { path, body: sealed(challenge(), key) });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(answer.body)).toEqual({ challenge: 'ajls384k-0f1e' });
    expect(answer.ms).toBeLessThan(1000);
  });

  it.each([
    ['with the key before the rotation', () => ({ body: sealed(challenge(), PREVIOUS) })],
    ['signed as well', () => genuine(challenge(), key)],
    [
      'with more members than today',
      () => ({ body: sealed(challenge({ app_id: 'cli_x', more: [1] }), key) }),
    ],
  ])('is answered %s', async (_name, request) => {
    const answer = await knock(house.botUrl, { path, ...request() });
    expect({ status: answer.status, body: JSON.parse(answer.body) as unknown }).toEqual({
      status: 200,
      body: { challenge: 'ajls384k-0f1e' },
    });
  });

  it.each([
    ['with a wrong token', 401, () => ({ body: sealed(challenge({ token: 'wrong' }), key) })],
    ['with a wrong token, signed', 401, () => genuine(challenge({ token: 'wrong' }), key)],
    ['without a token', 401, () => ({ body: sealed(challenge({ token: undefined }), key) })],
    ['with a challenge that is no text', 401, () => ({ body: sealed(challenge({ challenge: 7 }), key) })],
    ['with an unknown key', 401, () => ({ body: sealed(challenge(), 'another-key') })],
    ['as plaintext', 400, () => ({ body: JSON.stringify(challenge()) })],
    [
      'as plaintext beside an encrypted one',
      400,
      () => ({ body: JSON.stringify({ ...challenge(), encrypt: 1 }) }),
    ],
  ])('is refused %s: %i', async (_name, status, request) => {
    const answer = await knock(house.botUrl, { path, ...request() });
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body: '{}' });
  });
});

it('is answered when Feishu itself asks', async () => {
  const { status, body } = await house.sandbox.challenge();
  expect(status).toBe(200);
  expect(Object.keys(JSON.parse(body) as object)).toEqual(['challenge']);
});
