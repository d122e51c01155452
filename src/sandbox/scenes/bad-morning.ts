import { CHATS, PEOPLE } from '../world.js';
import type { Scene } from './scene.js';
import { fieldNamed, moduleNamed, optionNamed, sourceNamed } from './targets.js';

/** An administrator tidies up, and the integrations hear of it before they break. */
export const badMorning: Scene = {
  name: 'bad-morning',
  title: { zh: '糟糕的早晨', en: 'A bad morning' },
  summary: {
    zh: '管理员停用选项、改名、删除字段、把模块设为必填；通知到群，有人确认、有人静音，撤销后显示已恢复。',
    en: 'An administrator disables, renames, removes: the notices are acknowledged, snoozed, and one is reverted.',
  },
  chat: CHATS.group,
  tell: async ({ sandbox, ask, click, change, notice, shows }) => {
    const { group } = CHATS;
    await ask({ zh: '{bot} /订阅', en: '{bot} /watch' }, { chat: group });
    change({ kind: 'disable', target: optionNamed(sandbox, '学历', '博士') });
    await click(await notice(group, 1), '确认收到', PEOPLE.colleague);

    const target = sourceNamed(sandbox, '猎头');
    change({ kind: 'rename', target, zh_name: '猎头渠道', en_name: 'Agencies' });
    await click(await notice(group, 2), '静音 1 天');

    change({ kind: 'remove', target: fieldNamed(sandbox, '学院') });
    await notice(group, 3);

    change({ kind: 'make-required', target: moduleNamed(sandbox, '项目经历') });
    const required = await notice(group, 4);
    change({ kind: 'undo' });
    await shows(required, '已恢复');
    await notice(group, 5);
    await ask({ zh: '{bot} /变更', en: '{bot} /changes' }, { chat: group });
  },
};
