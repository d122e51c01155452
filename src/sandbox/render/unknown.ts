import type { Context } from './context.js';
import { element, text, type Html } from './html.js';
import { word } from './language.js';

/** Components that Feishu has and the sandbox does not draw. */
const NOT_DRAWN = new Set([
  'audio',
  'chart',
  'checker',
  'date_picker',
  'img_combination',
  'multi_select_person',
  'multi_select_static',
  'person_list',
  'picker_datetime',
  'picker_time',
  'select_img',
  'select_person',
]);

/** A box in place of something that Feishu would refuse. */
export function refused(message: string): Html {
  return element('div', { class: 'card-refused', role: 'alert' }, text(message));
}

/** A red box with the name of an unknown tag; a grey one when Feishu knows it and only the sandbox does not draw it. */
export function unknownComponent(tag: string, context: Context): Html {
  if (NOT_DRAWN.has(tag)) {
    return element(
      'div',
      { class: 'card-placeholder' },
      text(`${tag} ${word(context, '（此处不绘制）', '(not drawn here)')}`),
    );
  }
  return refused(`${word(context, '未知组件：', 'Unknown component: ')}${tag === '' ? '""' : tag}`);
}
