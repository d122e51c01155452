import { named, pairs } from '../data/build.js';
import { cityOptions } from '../data/cities.js';
import type { SandboxOption } from '../hire-types.js';

const LEVELS = pairs('初级|Junior,中级|Intermediate,高级|Senior,资深|Staff,首席|Principal');
const JOBS =
  pairs(`后端工程师|Backend Engineer,前端工程师|Frontend Engineer,算法工程师|Algorithm Engineer,测试工程师|Test Engineer,
数据分析师|Data Analyst,产品经理|Product Manager,交互设计师|Interaction Designer,客户经理|Account Manager`);
const CITIES = 250;

/** 10,000 positions, each level of each job in each of 250 cities, in the order of the cities. */
export function jobOptions(): SandboxOption[] {
  const cities = cityOptions().slice(0, CITIES);
  const all = cities.flatMap(({ name: city }) =>
    JOBS.flatMap(([job, jobEn]) =>
      LEVELS.map(([level, levelEn]) =>
        named(`${level}${job}（${city.zh_cn}）`, `${levelEn} ${jobEn}, ${city.en_us}`),
      ),
    ),
  );
  return all.map((name, index) => ({
    key: String(index + 1),
    name,
    description: named('', ''),
    active_status: 1,
  }));
}
