import { afterEach, describe, expect, it } from 'vitest';
import { FEISHU_CODES } from '../../src/feishu/codes.js';
import { FIELDS, SOURCES, openFeishu, type OpenFeishu } from './open.js';

let open: OpenFeishu;
afterEach(() => open.close());

const CREATE = 'POST /open-apis/im/v1/messages';
const HOUR = 3_600_000;
const nothingKnown = (): boolean => false;

describe('what is told of calls', () => {
  it('is every request that goes out, each try of it, and no token', async () => {
    open = await openFeishu();
    const { feishu, sandbox, tenant } = open;
    sandbox.faults.add({ kind: 'status', status: 500, code: 1002001, route: SOURCES, times: 2 });
    await open.hurried(feishu.hire.resumeSources({ tenant, pageSize: 10 }));
    await feishu.hire.pollTalentObjects({ tenant, known: nothingKnown });
    await feishu.messages.send(tenant, { chat: sandbox.chats.group }, { text: 'x' }, 'u');
    await feishu.identity.get();
    const sources = 'GET hire/v1/resume_sources';
    expect(open.told).toEqual([
      ...[sources, sources, sources],
      'GET hire/v1/talent_objects/query',
      'POST im/v1/messages',
      ': GET bot/v3/info',
    ]);
    const tokens = sandbox.record.filter(({ path }) => path.includes('tenant_access_token'));
    expect(sandbox.record).toHaveLength(open.told.length + tokens.length);
  });

  it('is nothing while the month is used up, neither of polls nor of reads, until an hour has passed', async () => {
    open = await openFeishu();
    const { feishu, sandbox, tenant } = open;
    sandbox.faults.add({ kind: 'status', status: 429, code: 99991403, route: FIELDS, times: 1 });
    const poll = () => feishu.hire.pollTalentObjects({ tenant, known: nothingKnown });
    await expect(poll()).rejects.toMatchObject({ code: 'quota_exceeded' });
    await expect(poll()).rejects.toMatchObject({ code: 'quota_exceeded' });
    await expect(feishu.hire.talentObjects({ tenant })).rejects.toMatchObject({ code: 'quota_exceeded' });
    expect(open.told).toHaveLength(1);
    open.clock.advance(HOUR);
    await poll();
    await feishu.hire.talentObjects({ tenant });
    expect(open.told).toHaveLength(3);
  });
});

describe('a poll', () => {
  it('says by its hash whether the answer is another one, and parses it when asked', async () => {
    open = await openFeishu();
    const { feishu, sandbox, tenant } = open;
    const hashes: string[] = [];
    const poll = (known: boolean) =>
      feishu.hire.pollTalentObjects({
        tenant,
        known: (hash) => {
          hashes.push(hash);
          return known;
        },
      });
    const first = await poll(false);
    const again = await poll(true);
    expect(again.hash).toBe(first.hash);
    expect(hashes).toEqual([first.hash, first.hash]);
    expect(first.hash).toMatch(/^[\w-]{43}$/);
    expect(again.body()).toEqual(first.body());
    expect(again.body()).toEqual(await feishu.hire.talentObjects({ tenant }));
    sandbox.hire.modules.pop();
    expect((await poll(false)).hash).not.toBe(first.hash);
  });

  it('is a failure when its status says so, known or not', async () => {
    open = await openFeishu();
    const { feishu, sandbox, tenant } = open;
    sandbox.faults.add({ kind: 'status', status: 400, code: 4711, route: FIELDS });
    const poll = feishu.hire.pollTalentObjects({ tenant, known: () => true });
    await expect(poll).rejects.toMatchObject({ code: 'upstream_failed', facts: { feishuCode: 4711 } });
  });

  it('tells a refused page token from a bug of ours, as other reads do', async () => {
    open = await openFeishu();
    const request = { tenant: open.tenant, known: nothingKnown };
    const { hire } = open.feishu;
    await expect(hire.pollSources({ ...request, pageSize: 100, pageToken: 'old' })).rejects.toMatchObject({
      code: 'page_expired',
    });
    await expect(hire.pollSources({ ...request, pageSize: 1000 })).rejects.toMatchObject({
      code: 'upstream_failed',
    });
    open.sandbox.faults.add({ kind: 'status', status: 400, code: 1002002, route: FIELDS });
    const refused = { code: 'upstream_failed' };
    await expect(hire.talentObjects(request)).rejects.toMatchObject(refused);
    await expect(hire.pollTalentObjects(request)).rejects.toMatchObject(refused);
  });

  it('goes out after what people ask', async () => {
    open = await openFeishu({ feishu: { resumeSourcesPerSecond: 1 } });
    const { hire } = open.feishu;
    const request = { tenant: open.tenant, pageSize: 20 };
    const order: string[] = [];
    await hire.resumeSources(request);
    const poll = hire.pollSources({ ...request, known: nothingKnown }).then(() => order.push('poll'));
    const asked = hire.resumeSources(request).then(() => order.push('asked'));
    await open.hurried(Promise.all([poll, asked]));
    expect(order).toEqual(['asked', 'poll']);
  });

  it('gets a new token when the old one is refused', async () => {
    open = await openFeishu();
    const request = { tenant: open.tenant, known: nothingKnown };
    await open.feishu.hire.pollTalentObjects(request);
    open.sandbox.invalidateTokens();
    await open.feishu.hire.pollTalentObjects(request);
    expect(open.count(FIELDS)).toBe(3);
  });
});

describe('a send', () => {
  it('as a notice goes after replies that wait', async () => {
    open = await openFeishu();
    const { feishu, sandbox, tenant } = open;
    const { messages } = feishu;
    const target = { chat: sandbox.chats.group };
    const full = Array.from({ length: 5 }, (_, i) => messages.send(tenant, target, { text: 'x' }, `x${i}`));
    const waiting = [
      messages.send(tenant, target, { text: 'x' }, 'notice', 'notice'),
      messages.send(tenant, target, { text: 'x' }, 'reply'),
    ];
    await open.hurried(Promise.all([...full, ...waiting]));
    expect(sandbox.record.flatMap(({ uuid }) => uuid ?? []).slice(5)).toEqual(['reply', 'notice']);
  });

  it('to a chat or person that is closed to the bot is told from one that was refused for itself', async () => {
    open = await openFeishu();
    const { feishu, sandbox, tenant } = open;
    const send = async (to: { chat: string } | { person: string }) =>
      (await feishu.messages.send(tenant, to, { text: 'x' }, 'u')).kind;
    expect(await send({ chat: sandbox.chats.strangerGroup })).toBe('gone');
    expect(await send({ chat: 'oc_unknown' })).toBe('gone');
    expect(await send({ person: 'ou_unknown' })).toBe('gone');
    const group = sandbox.world.chats.get(sandbox.chats.secondGroup);
    if (group) group.status = 'dissolved';
    expect(await send({ chat: sandbox.chats.secondGroup })).toBe('gone');
    sandbox.faults.add({ kind: 'status', status: 400, code: 230022, route: CREATE });
    expect(await send({ chat: sandbox.chats.group })).toBe('never');
  });

  it('is refused for good only by codes that are about the message', async () => {
    open = await openFeishu();
    const codesOf = (wanted: string) =>
      Object.entries(FEISHU_CODES).flatMap(([code, { verdict }]) =>
        verdict === wanted ? [Number(code)] : [],
      );
    const messages = [230001, 230017, 230022, 230028, 230031, 230050, 230055];
    const uploads = [234001, 234006, 234010, 234041, 234042];
    const slashCommands = [40000000, 40000031];
    expect(codesOf('never')).toEqual([...messages, ...uploads, ...slashCommands, 99992402]);
  });
});
