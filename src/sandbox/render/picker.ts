import { actionOf } from './action.js';
import type { Context } from './context.js';
import { classes, element, type Html } from './html.js';
import { localised, word } from './language.js';
import { asText, type Json } from './read.js';
import { box } from './spacing.js';

interface Kind {
  /** The browser's own field for it. */
  readonly type: 'date' | 'time' | 'datetime-local';
  readonly initial: string;
  readonly label: readonly [zh: string, en: string];
}

const KINDS: Readonly<Record<'date_picker' | 'picker_time' | 'picker_datetime', Kind>> = {
  date_picker: { type: 'date', initial: 'initial_date', label: ['选择日期', 'Pick a date'] },
  picker_time: { type: 'time', initial: 'initial_time', label: ['选择时间', 'Pick a time'] },
  picker_datetime: {
    type: 'datetime-local',
    initial: 'initial_datetime',
    label: ['选择日期和时间', 'Pick a date and time'],
  },
};

const WRITTEN = /^(?:\d{4}-\d\d-\d\d)?(?:[ T]?\d\d:\d\d)?$/;

/** `date_picker`, `picker_time` and `picker_datetime`, as fields of the browser. Outside a form a choice is a click. */
function picker({ type, initial, label: [zh, en] }: Kind): (component: Json, context: Context) => Html {
  return (component, context) => {
    const { attributes } = actionOf(component, context);
    const given = asText(component[initial]);
    return element('input', {
      ...attributes,
      class: classes('input-field picker', box('m', component['margin'])),
      type,
      value: given !== '' && WRITTEN.test(given) ? given.replace(' ', 'T') : undefined,
      title: localised(component['placeholder'], context),
      required: component['required'] === true,
      disabled: component['disabled'] === true,
      'data-picker': type,
      'aria-label': localised(component['placeholder'], context) || word(context, zh, en),
    });
  };
}

export const datePicker = picker(KINDS.date_picker);
export const timePicker = picker(KINDS.picker_time);
export const datetimePicker = picker(KINDS.picker_datetime);
