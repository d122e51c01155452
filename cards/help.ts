import { button, card, clickable, row } from './kit/build.js';
import type { CallbackValue, Card, Element, Text } from './kit/components.js';
import { escape, grey, markdown, note, same } from './kit/text.js';

/** Something people do often, as a box that does it. */
export interface HelpBox {
  readonly title: Text;
  readonly summary: Text;
  /** The command as it would be typed. */
  readonly typed: string;
  readonly click: CallbackValue;
}

export interface HelpView {
  readonly boxes: readonly HelpBox[];
  /** Every command with its short description. */
  readonly commands: readonly { readonly name: string; readonly alias: string; readonly summary: Text }[];
}

/** What the bot can do: boxes for what people do most, then every command in a line. */
export function helpCard({ boxes, commands }: HelpView): Card {
  const lines = (language: 'zh' | 'en'): string =>
    commands
      .map(({ name, alias, summary }) => `${typed(name)} ${typed(alias)} ${summary[language]}`)
      .join('<br>');
  return card({
    template: 'violet',
    title: { zh: '招聘设置助手', en: 'Recruiting settings' },
    subtitle: {
      zh: '查询飞书招聘的简历来源和人才字段',
      en: 'Look up resume sources and talent fields of Feishu Hire',
    },
    elements: [
      ...boxes.map(box),
      { tag: 'hr' },
      markdown({ zh: lines('zh'), en: lines('en') }),
      note({
        zh: '直接输入命令即可；在群里可以先 @ 我。输入 `/help 命令` 查看一个命令的全部用法。',
        en: 'Just type a command; in a group you may mention me first. `/help COMMAND` shows all that a command can do.',
      }),
    ],
  });
}

function box({ title, summary, typed: command, click }: HelpBox): Element {
  return clickable(click, [
    markdown({ zh: `**${title.zh}**`, en: `**${title.en}**` }),
    note({ zh: `${summary.zh}　${typed(command)}`, en: `${summary.en}　${typed(command)}` }),
  ]);
}

/** A command in code; only text of our own comes here, never data. */
function typed(command: string): string {
  return `\`${command}\``;
}

export interface CommandHelpView {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: Text;
  readonly usage: string;
  readonly parameters: readonly { readonly form: string; readonly hint: Text }[];
  readonly examples: readonly { readonly typed: string; readonly click: CallbackValue | undefined }[];
  /** Why this is shown: what was wrong with what was typed. May quote what was typed. */
  readonly problem?: Text | undefined;
  /** What was probably meant. */
  readonly meant?: { readonly typed: string; readonly click: CallbackValue | undefined } | undefined;
}

/** How one command is used; also the answer to a wrong argument. */
export function commandHelpCard(view: CommandHelpView): Card {
  const { name, aliases, summary, usage, parameters, examples, problem, meant } = view;
  const rows = (language: 'zh' | 'en'): string =>
    parameters.map(({ form, hint }) => `${typed(form)}<br>${grey(hint[language])}`).join('<br>');
  const clicks = examples.filter((example) => example.click !== undefined);
  return card({
    template: problem ? 'orange' : 'violet',
    title: problem ? { zh: '这条命令没看懂', en: 'That command was not understood' } : same(`/${name}`),
    subtitle: problem ? same(`/${name}`) : summary,
    elements: [
      ...(problem ? [markdown({ zh: escape(problem.zh), en: escape(problem.en) })] : []),
      ...(meant?.click
        ? [
            note({ zh: '你是不是想用：', en: 'Did you mean:' }),
            row([button(same(meant.typed), meant.click, 'primary_filled')]),
          ]
        : []),
      markdown({
        zh: `**${problem ? '正确写法' : '用法'}**　${typed(usage)}`,
        en: `**${problem ? 'How it is written' : 'Usage'}**　${typed(usage)}`,
      }),
      ...(parameters.length > 0 ? [markdown({ zh: rows('zh'), en: rows('en') })] : []),
      note({ zh: `中文命令：${aliases.join('、')}`, en: `Chinese alias: ${aliases.join(', ')}` }),
      ...(clicks.length > 0
        ? [
            note({ zh: '试一试', en: 'Try one' }),
            ...clicks.map(({ typed: t, click }) => row([button(same(t), click)])),
          ]
        : []),
    ],
  });
}
