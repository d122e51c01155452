import { CHATS, PEOPLE } from '../world.js';
import type { Sandbox } from '../index.js';
import type { Scene } from './scene.js';

/** People whom only this scene has. */
const ENGINEER = 'ou_7d31c5e9a0b24f6887d31c5e9a0b24f6';
const MANAGER = 'ou_c4a8e2f60b9d4173c4a8e2f60b9d4173';

/** Many people, several commands, a thread, a file, and guests. */
export const busyGroup: Scene = {
  name: 'busy-group',
  title: { zh: '热闹的群', en: 'A busy group' },
  summary: {
    zh: '几个人轮流提问：群聊、话题、导出文件，以及有外部成员的群。',
    en: 'Several people ask, in the group, in a thread, for a file, and among guests.',
  },
  chat: CHATS.group,
  prepare: bringPeople,
  tell: async ({ ask, askInThread, talk }) => {
    const chat = CHATS.group;
    const engineer = { chat, from: ENGINEER };
    const colleague = { chat, from: PEOPLE.colleague };
    talk(
      {
        zh: '早，官网的简历今天又有导入失败的，提示“来源 ID 无效”。',
        en: 'Morning. Resumes from our website failed to import again: "invalid source id".',
      },
      engineer,
    );
    const inactive = await ask(
      { zh: '{bot} /来源 --状态 停用', en: '{bot} /sources --status inactive' },
      colleague,
    );
    await ask({ zh: '{bot} /字段 教育经历 --必填', en: '{bot} /fields education --required' }, engineer);
    talk(
      { zh: '找到了：有停用的来源我们还在用。', en: 'Found it: we still use a source that is disabled.' },
      colleague,
    );
    await askInThread(inactive, { zh: '/来源 猎头', en: '/sources headhunter' }, engineer);
    await ask({ zh: '{bot} /导出 来源', en: '{bot} /export sources' }, { chat, from: MANAGER });
    await ask({ zh: '{bot} /来源', en: '{bot} /sources' }, { chat: CHATS.externalGroup });
    talk({ zh: '文件收到了，谢谢！', en: 'Got the file, thanks!' }, { chat, from: MANAGER });
  },
};

function bringPeople({ world }: Sandbox): void {
  world.addPerson(ENGINEER, '陈宇', 'Chen Yu');
  world.addPerson(MANAGER, '许薇', 'Xu Wei');
  world.chats.get(CHATS.group)?.members.push(ENGINEER, MANAGER);
}
