/** Components by which somebody answers. */
import {
  bool,
  byLocale,
  callbackValue,
  component,
  fraction,
  list,
  oneOf,
  part,
  pattern,
  person,
  shape,
  string,
  whole,
} from './check-grammar.js';
import {
  anyIcon,
  controlWidth,
  imageKeys,
  interactive,
  label,
  links,
  padding,
  plainOrMarkdown,
  plainText,
} from './check-parts.js';

const field = { ...interactive, name: string, required: bool, width: controlWidth, placeholder: label };
const select = { ...field, type: oneOf('default text') };
const options = list(part({ icon: anyIcon }, { text: plainText, value: string }));
const candidates = list(part({}, { value: person }));
const picker = { ...field, value: callbackValue };
const initially = (regex: RegExp, form: string) => pattern(regex, form, 'unknown-value');

export const controls = {
  button: shape(
    {
      ...interactive,
      type: oneOf('default primary danger text primary_text danger_text primary_filled danger_filled laser'),
      size: oneOf('tiny small medium large'),
      width: controlWidth,
      icon: anyIcon,
      name: string,
      form_action_type: oneOf('submit reset'),
    },
    { text: label },
  ),
  select_static: shape({ ...select, initial_option: string, initial_index: whole(0) }, { options }),
  multi_select_static: shape({ ...select, selected_values: list(string) }, { options }),
  select_person: shape({ ...select, initial_option: string, options: candidates }),
  multi_select_person: shape({ ...select, selected_values: list(person), options: candidates }),
  select_img: shape(
    {
      ...interactive,
      multi_select: bool,
      layout: oneOf('stretch bisect trisect'),
      name: string,
      required: bool,
      can_preview: bool,
      aspect_ratio: oneOf('1:1 16:9 4:3'),
      value: callbackValue,
    },
    {
      options: list(
        part(
          {
            value: string,
            disabled: bool,
            disabled_tips: plainText,
            hover_tips: plainText,
            i18n_img_key: imageKeys,
          },
          { img_key: string },
        ),
      ),
    },
  ),
  overflow: shape(
    { ...interactive, width: controlWidth, value: callbackValue },
    { options: list(part({ value: string, multi_url: part(links) }, { text: label })) },
  ),
  input: shape({
    ...field,
    default_value: string,
    i18n_default_value: byLocale(string),
    max_length: whole(1, 1000, 'bad-max-length'),
    input_type: oneOf('text multiline_text password'),
    show_icon: bool,
    rows: whole(1),
    auto_resize: bool,
    max_rows: whole(1),
    label: plainText,
    label_position: oneOf('top left'),
    value: callbackValue,
  }),
  date_picker: shape({ ...picker, initial_date: initially(/^\d{4}-\d\d-\d\d$/, 'yyyy-MM-dd') }),
  picker_time: shape({ ...picker, initial_time: initially(/^\d\d:\d\d$/, 'HH:mm') }),
  picker_datetime: shape({
    ...picker,
    initial_datetime: initially(/^\d{4}-\d\d-\d\d \d\d:\d\d$/, 'yyyy-MM-dd HH:mm'),
  }),
  checker: shape({
    ...interactive,
    padding,
    name: string,
    text: plainOrMarkdown,
    checked: bool,
    overall_checkable: bool,
    button_area: part({
      pc_display_rule: oneOf('always on_hover'),
      buttons: list(component('button'), 3),
    }),
    checked_style: part({ show_strikethrough: bool, opacity: fraction(0, 1) }),
  }),
};
