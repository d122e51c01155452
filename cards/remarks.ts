import { button, card, clickable, linkButton, row } from './kit/build.js';
import type { Button, CallbackValue, Card, HeaderTemplate, Text } from './kit/components.js';
import { bothNames } from './kit/names.js';
import { code, escape, markdown, note, same } from './kit/text.js';

export interface ErrorView {
  /** What failed, such as "resume sources could not be read". */
  readonly title: Text;
  /** The cause in one sentence, and what to do next. */
  readonly sentence: Text;
  /** A code that an operator can look up. */
  readonly code: string;
  /** Feishu's own code and support id, when there are any. */
  readonly trace?: string | undefined;
  readonly retry?: CallbackValue | undefined;
  /** Where an administrator mends it. */
  readonly helpUrl?: string | undefined;
}

/** A failure: cause, next step, one action, trace. */
export function errorCard({ title, sentence, code: errorCode, trace, retry, helpUrl }: ErrorView): Card {
  const buttons: Button[] = [
    ...(retry ? [button({ zh: '重试', en: 'Retry' }, retry, 'primary_filled')] : []),
    ...(helpUrl ? [linkButton({ zh: '去开通权限', en: 'Grant the scope' }, helpUrl)] : []),
  ];
  const shown = trace ? `${errorCode} · ${trace}` : errorCode;
  return card({
    template: 'red',
    title,
    elements: [
      markdown({ zh: escape(sentence.zh), en: escape(sentence.en) }),
      ...(buttons.length > 0 ? [row(buttons)] : []),
      note({ zh: `错误 ${escape(shown)}`, en: `Error ${escape(shown)}` }),
    ],
  });
}

/** A short word without data: a refusal, "busy", "nothing here". */
export function remarkCard(
  title: Text,
  sentence: Text,
  options: { template?: HeaderTemplate; buttons?: Button[] } = {},
): Card {
  const { template = 'grey', buttons = [] } = options;
  return card({
    template,
    title,
    elements: [
      markdown({ zh: escape(sentence.zh), en: escape(sentence.en) }),
      ...(buttons.length > 0 ? [row(buttons)] : []),
    ],
  });
}

/** An unknown command: the nearest one as a button, and the help. */
export function unknownCommandCard(
  typed: string,
  nearest: { readonly typed: string; readonly click: CallbackValue } | undefined,
  help: CallbackValue,
): Card {
  return remarkCard(
    { zh: '没有这个命令', en: 'No such command' },
    nearest
      ? {
          zh: `没有 ${typed}，你是不是想用 ${nearest.typed}？`,
          en: `There is no ${typed}. Did you mean ${nearest.typed}?`,
        }
      : { zh: `没有 ${typed}。`, en: `There is no ${typed}.` },
    {
      buttons: [
        ...(nearest ? [button(same(nearest.typed), nearest.click, 'primary_filled')] : []),
        button({ zh: '查看全部命令', en: 'All commands' }, help),
      ],
    },
  );
}

/** One of several things that a name could mean. */
export interface Choice {
  readonly id: string;
  readonly name: Text;
  /** What tells it from the others: "module", or the name of its module. */
  readonly place: Text;
  readonly click: CallbackValue;
}

/** A name that means several things, or nothing: what it could be, each a click away. */
export function choiceCard(view: {
  readonly title: Text;
  readonly sentence: Text;
  readonly choices: readonly Choice[];
  readonly more?: { readonly text: Text; readonly click: CallbackValue } | undefined;
}): Card {
  const { title, sentence, choices, more } = view;
  return card({
    template: 'turquoise',
    title,
    elements: [
      markdown({ zh: escape(sentence.zh), en: escape(sentence.en) }),
      ...choices.map(({ id, name, place, click }) =>
        clickable(click, [
          markdown(same(`${bothNames(name, 160)} ${code(id)}`)),
          note({ zh: escape(place.zh), en: escape(place.en) }),
        ]),
      ),
      ...(more ? [row([button(more.text, more.click)])] : []),
    ],
  });
}
