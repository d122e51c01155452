import type { Text } from '../base/text.js';
import { failed, pass, unchecked, type Check, type Verdict } from './check.js';
import { errorOf, type DoctorFeishu, type Probes, type Read } from './probes.js';

/** Further apart, tokens and signatures are at risk; a little apart, dates on cards look odd. */
const DRIFT = { warnMs: 30_000, failMs: 5 * 60_000 } as const;
const NO_TOKEN: Text = { zh: '没有访问凭证', en: 'there is no token' };

/** The checks that ask Feishu, but for the scopes. */
export function platformChecks(feishu: Pick<DoctorFeishu, 'clockAhead'>, probes: Probes): Check[] {
  return [
    { name: 'credentials', run: () => credentials(probes) },
    { name: 'clock', run: () => clockCheck(feishu, probes) },
    { name: 'bot', run: () => afterToken(probes, () => bot(probes)) },
    { name: 'resume-sources', run: () => afterToken(probes, () => read(probes.sources)) },
    { name: 'talent-fields', run: () => afterToken(probes, () => read(probes.fields)) },
  ];
}

/** Without a token nothing can be asked, and that is one failure, not five. */
export async function afterToken(probes: Probes, run: () => Promise<Verdict>): Promise<Verdict> {
  return (await errorOf(probes.token)) ? unchecked(NO_TOKEN) : run();
}

async function credentials(probes: Probes): Promise<Verdict> {
  const error = await errorOf(probes.token);
  if (!error) return pass('飞书接受了应用凭证', "Feishu took the app's credentials");
  if (error.code === 'credentials_refused') return failed(error);
  return {
    status: 'fail',
    message: { zh: `没有拿到访问凭证：${error.user.zh}`, en: `no token: ${error.message}` },
    hint: {
      zh: '检查机器人到飞书的网络、代理和 FEISHU_BASE_URL。',
      en: 'Check the network between the bot and Feishu, and FEISHU_BASE_URL. HTTP_PROXY is not read.',
    },
  };
}

async function clockCheck(
  { clockAhead }: Pick<DoctorFeishu, 'clockAhead'>,
  probes: Probes,
): Promise<Verdict> {
  await errorOf(probes.token);
  const ahead = clockAhead();
  if (ahead === undefined) return unchecked({ zh: '飞书没有应答', en: 'Feishu does not answer' });
  const apart = Math.abs(ahead);
  const seconds = Math.round(apart / 1000);
  if (apart <= DRIFT.warnMs)
    return pass(`与飞书的时间相差 ${seconds} 秒`, `${seconds} s apart from Feishu's`);
  return {
    status: apart > DRIFT.failMs ? 'fail' : 'warn',
    message: {
      zh: `本机时间比飞书${ahead > 0 ? '慢' : '快'} ${seconds} 秒`,
      en: `this machine's clock is ${seconds} s ${ahead > 0 ? 'behind' : 'ahead of'} Feishu's`,
    },
    hint: {
      zh: '请开启时间同步（NTP）。',
      en: 'Switch time synchronisation (NTP) on: events that look a day old are dropped, and times on cards are wrong.',
    },
  };
}

async function bot(probes: Probes): Promise<Verdict> {
  const { name, active } = await probes.bot();
  if (active !== false) return pass(`机器人「${name}」已启用`, `the bot "${name}" is switched on`);
  return {
    status: 'fail',
    message: { zh: `机器人「${name}」没有启用`, en: `the bot "${name}" is not switched on` },
    hint: {
      zh: '在开发者后台添加机器人能力并发布版本；在管理后台启用应用。',
      en: 'Add the bot feature in the developer console and publish a version; enable the app in the admin console.',
    },
  };
}

/** One of the two Hire APIs. A missing scope is the scope check's failure. */
async function read(probe: () => Promise<Read>): Promise<Verdict> {
  const error = await errorOf(probe);
  if (error?.code === 'scope_missing') return unchecked({ zh: '缺少权限', en: 'a scope is missing' });
  if (error) return failed(error);
  const { items, more, ms } = await probe();
  if (items > 0)
    return pass(
      `读到 ${items}${more ? '+' : ''} 项，用时 ${ms} 毫秒`,
      `${items}${more ? '+' : ''} read in ${ms} ms`,
    );
  return {
    status: 'warn',
    message: { zh: '读到的列表是空的', en: 'the list that was read is empty' },
    hint: {
      zh: '在飞书招聘的设置里检查应用的数据权限。',
      en: "Check the app's data permissions in Feishu Hire's own settings.",
    },
  };
}
