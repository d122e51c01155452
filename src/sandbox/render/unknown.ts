import type { Context } from './context.js';
import { element, text, type Html } from './html.js';
import { word } from './language.js';

/** What Feishu answers to a tag that version 2.0 does not have; the rule `unknown-tag` of cards/kit/rules.ts. */
const TAG_NOT_SUPPORTED = '200861';

/** A box in place of something that Feishu would refuse. */
export function refused(message: string): Html {
  return element('div', { class: 'card-refused', role: 'alert' }, text(message));
}

/** A red box with the name of an unknown tag and the code with which Feishu refuses the whole card for it. */
export function unknownComponent(tag: string, context: Context): Html {
  const name = tag === '' ? '""' : tag;
  return refused(`${TAG_NOT_SUPPORTED} · ${word(context, '未知组件：', 'Unknown component: ')}${name}`);
}
