/** Components that show something: text, icons, pictures, people, tables. */
import {
  any,
  bool,
  byLocale,
  colour,
  component,
  icon,
  list,
  memberOf,
  object,
  oneOf,
  part,
  person,
  shape,
  size,
  string,
  textSize,
  whole,
  wording,
} from './check-grammar.js';
import {
  anyIcon,
  common,
  dimensions,
  elementId,
  horizontalAlign,
  imageKeys,
  lines,
  plainOrMarkdown,
  plainText,
  radius,
  verticalAlign,
} from './check-parts.js';
import { TAG_COLOURS } from './rules.js';

// `content` is required as well unless `i18n_content` stands for it, which the walk checks.
const text = {
  content: wording,
  i18n_content: byLocale(wording),
  text_align: horizontalAlign,
  text_size: textSize,
};
const iconLook = {
  color: colour(),
  size: dimensions(),
  img_key: string,
  i18n_img_key: imageKeys,
  token: string,
};
const people = { show_avatar: bool, show_name: bool, size: oneOf('extra_small small medium large') };

const tableColumn = part(
  {
    display_name: string,
    width: size('auto', [80, 600], [1, 100]),
    horizontal_align: horizontalAlign,
    vertical_align: verticalAlign,
    format: part({ precision: whole(0, 10), symbol: string, separator: bool }),
    date_format: string,
  },
  { name: string, data_type: oneOf('text lark_md options number persons date markdown') },
);

const tableHeader = part({
  text_align: horizontalAlign,
  text_size: oneOf('normal heading'),
  background_style: oneOf('none grey'),
  text_color: oneOf('default grey'),
  bold: bool,
  lines,
});

export const content = {
  plain_text: shape({ ...text, text_color: colour(), lines }),
  lark_md: shape({ ...text, lines }),
  markdown: shape({ ...common, ...text, icon: anyIcon }),
  text_tag: shape(
    { element_id: elementId, color: memberOf(TAG_COLOURS, 'bad-colour') },
    { text: component('plain_text') },
  ),
  standard_icon: shape(iconLook, { token: icon }),
  custom_icon: shape(iconLook, { img_key: string }),
  div: shape({
    ...common,
    text: plainOrMarkdown,
    fields: list(part({ is_short: bool }, { text: plainOrMarkdown })),
    icon: anyIcon,
    width: size('fill auto', [16, 999]),
  }),
  hr: shape(common),
  img: shape(
    {
      ...common,
      title: plainText,
      i18n_img_key: imageKeys,
      scale_type: oneOf('crop_center crop_top fit_horizontal'),
      size: dimensions('large|medium|small|tiny|stretch|'),
      corner_radius: radius,
      transparent: bool,
      preview: bool,
    },
    { img_key: string, alt: plainText },
  ),
  img_combination: shape(
    { ...common, combination_transparent: bool, corner_radius: radius },
    {
      combination_mode: oneOf('double triple bisect trisect'),
      img_list: list(part({ i18n_img_key: imageKeys }, { img_key: string })),
    },
  ),
  person: shape({ ...common, ...people, style: oneOf('normal capsule') }, { user_id: person }),
  person_list: shape(
    { ...common, ...people, lines, drop_invalid_user_id: bool, icon: anyIcon },
    { persons: list(part({}, { id: person })) },
  ),
  chart: shape(
    {
      ...common,
      aspect_ratio: oneOf('1:1 2:1 4:3 16:9'),
      color_theme: oneOf('brand rainbow complementary converse primary'),
      height: size('auto', [1, 999]),
      preview: bool,
    },
    { chart_spec: object },
  ),
  audio: shape({ ...common, i18n_file_key: byLocale(any) }, { file_key: string }),
  table: shape(
    {
      ...common,
      page_size: whole(1, 10),
      row_height: size('low middle high auto', [32, 124]),
      row_max_height: size('', [32, 999]),
      freeze_first_column: bool,
      header_style: tableHeader,
    },
    { columns: list(tableColumn, 50, 'too-many-columns'), rows: list(object) },
  ),
};
