import { buildModules, type ModuleRow } from '../data/build.js';
import { richSettings } from '../data/index.js';
import type { HireSettings } from '../hire-types.js';
import { CHATS } from '../world.js';
import { jobOptions } from './job-options.js';
import type { Scene } from './scene.js';
import { fieldNamed } from './targets.js';

const IMPORTED = 500;
const SINGLE_SELECT = 3;
const FIELD = '岗位编制';

/** A list as long as large companies have them, and an import on top of it. */
export const tenThousand: Scene = {
  name: 'ten-thousand',
  title: { zh: '一万个选项', en: 'Ten thousand options' },
  summary: {
    zh: '一个字段有一万个选项：翻页、搜索，再导入 500 个，一条通知说清楚。',
    en: 'One field has ten thousand options: pages, search, and an import of 500 told in one line.',
  },
  chat: CHATS.private,
  hire: withManyOptions,
  tell: async ({ sandbox, ask, click, change, notice }) => {
    await ask({ zh: '/订阅', en: '/watch' });
    const card = await ask({ zh: '/字段详情 岗位编制', en: '/field headcount position' });
    await click(await click(card, '下一页'), '下一页');
    await ask({ zh: '/搜索 算法 上海', en: '/search algorithm shanghai' });
    change({ kind: 'import-options', target: fieldNamed(sandbox, FIELD), count: IMPORTED });
    await notice(CHATS.private, 1);
  },
};

/** The ordinary settings, and a module of the company's own with a field of very many options. */
function withManyOptions(): HireSettings {
  const { sources, modules } = richSettings();
  const options = jobOptions();
  const own: ModuleRow = [
    '内部编制',
    'Headcount',
    [[SINGLE_SELECT, FIELD, 'Headcount Position', { options, custom: true, id: '7120000000000000002' }]],
    { custom: true, id: '7120000000000000001' },
  ];
  return { sources, modules: [...modules, ...buildModules([own])] };
}
