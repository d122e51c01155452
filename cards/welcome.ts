import { block, button, card } from './kit/build.js';
import { buttonRow } from './kit/buttons.js';
import type { CallbackValue, Card, Element } from './kit/components.js';
import { markdown, note } from './kit/text.js';

export interface WelcomeView {
  /** Subscribes the group; absent where that is not offered. */
  readonly watch?: CallbackValue | undefined;
  readonly help: CallbackValue;
  readonly sources: CallbackValue;
  /** The group has members of other tenants, who may not see the settings. */
  readonly external: boolean;
}

/** The first word in a group that the bot was added to. */
export function welcomeCard(view: WelcomeView): Card {
  return card({
    template: 'violet',
    title: { zh: '大家好，我是招聘设置助手', en: 'Hello, I look after recruiting settings' },
    elements: view.external ? outside(view) : inside(view),
  });
}

function inside({ watch, help, sources }: WelcomeView): Element[] {
  return [
    markdown({
      zh: '我能查**飞书招聘**的简历来源和人才字段；有人改了这些设置，我会在群里通知大家。',
      en: 'I look up the resume sources and talent fields of **Feishu Hire**, and tell you here when somebody changes them.',
    }),
    ...buttonRow([
      ...(watch ? [button({ zh: '在这里订阅变更', en: 'Watch here' }, watch, 'primary_filled')] : []),
      button({ zh: '看看简历来源', en: 'Resume sources' }, sources),
      button({ zh: '全部命令', en: 'All commands' }, help),
    ]),
    note({
      zh: '也可以 @ 我输入：<br>`/search 猎头` 找来源、字段或选项<br>`/fields --required` 看必填字段<br>`/watch fields --severity breaking` 只在字段有破坏性变更时通知',
      en: 'Or mention me and type:<br>`/search headhunter` to find a source, field or option<br>`/fields --required` to see the required fields<br>`/watch fields --severity breaking` to hear of breaking changes only',
    }),
  ];
}

function outside({ help }: WelcomeView): Element[] {
  return [
    markdown({
      zh: '我能查**飞书招聘**的简历来源和人才字段，并在设置变化时通知团队。',
      en: 'I look up the resume sources and talent fields of **Feishu Hire**, and tell teams when they change.',
    }),
    block('yellow-50', [
      markdown({
        zh: '**这个群里有外部成员**，所以招聘设置不会显示在这里。请到与我的单聊中查询或订阅。',
        en: '**This group has external members**, so settings are not shown here. Ask me, or subscribe, in our private chat.',
      }),
    ]),
    ...buttonRow([button({ zh: '全部命令', en: 'All commands' }, help)]),
  ];
}
