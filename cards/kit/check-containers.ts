/** The card itself and the components that hold others. */
import {
  any,
  bool,
  byLocale,
  byName,
  colour,
  component,
  list,
  memberOf,
  object,
  oneOf,
  part,
  pattern,
  shape,
  size,
  string,
  textSize,
  whole,
  wording,
} from './check-grammar.js';
import {
  anyIcon,
  background,
  common,
  horizontalAlign,
  innerElements,
  interactive,
  layout,
  linkAction,
  links,
  padding,
  panelPadding,
  plainOrMarkdown,
  radius,
  rootElements,
  spacing,
  verticalAlign,
} from './check-parts.js';
import { LOCALES, TEMPLATES } from './rules.js';

const panelHeader = part({
  title: component('plain_text markdown'),
  background_color: colour({ shade: true }),
  width: oneOf('fill auto auto_when_fold'),
  vertical_align: verticalAlign,
  padding: panelPadding,
  icon: anyIcon,
  icon_position: oneOf('left right follow_text'),
  icon_expanded_angle: memberOf(new Set([-180, -90, 90, 180])),
});

export const containers = {
  column_set: shape(
    {
      ...common,
      flex_mode: oneOf('none stretch flow bisect trisect'),
      horizontal_spacing: spacing,
      horizontal_align: horizontalAlign,
      background_style: background,
      action: linkAction,
    },
    { columns: list(component('column')) },
  ),
  column: shape({
    ...common,
    ...layout,
    width: size('auto weighted', [16, 600]),
    weight: whole(1, 5),
    background_style: background,
    action: linkAction,
    elements: innerElements,
  }),
  collapsible_panel: shape(
    {
      ...common,
      ...layout,
      expanded: bool,
      background_color: colour(),
      border: part({ color: colour(), corner_radius: radius }),
    },
    { header: panelHeader, elements: innerElements },
  ),
  interactive_container: shape(
    {
      ...interactive,
      ...layout,
      width: size('fill auto', [16, 999]),
      height: size('auto', [10, 999]),
      has_border: bool,
      border_color: background,
      corner_radius: radius,
      background_style: colour({ rgba: true, words: 'laser' }),
    },
    { elements: innerElements },
  ),
  // The name of a form is required too; its absence has a code of its own, so the walk checks it.
  form: shape({ ...common, ...layout, name: string }, { elements: innerElements }),
};

const textTags = list(component('text_tag'), 3, 'too-many-header-tags');

// One rgba() colour for each theme; what else the platform reads here is not documented.
const rgba = pattern(/^rgba\([\d\s.,%]+\)$/, 'rgba(red, green, blue, alpha)', 'bad-colour');

const config = part({
  update_multi: memberOf(new Set([true]), 'not-shared'),
  enable_forward: bool,
  enable_forward_interaction: bool,
  width_mode: oneOf('default compact fill'),
  summary: part({ content: wording, i18n_content: byLocale(wording) }),
  locales: list(memberOf(LOCALES, 'unknown-locale')),
  use_custom_translation: bool,
  streaming_mode: bool,
  streaming_config: part({
    print_frequency_ms: object,
    print_step: any,
    print_strategy: oneOf('fast delay'),
  }),
  style: part({
    text_size: byName(part({ default: textSize, pc: textSize, mobile: textSize })),
    color: byName(part({ light_mode: rgba, dark_mode: rgba })),
  }),
});

const header = part(
  {
    subtitle: plainOrMarkdown,
    template: memberOf(TEMPLATES),
    icon: anyIcon,
    text_tag_list: textTags,
    i18n_text_tag_list: byLocale(textTags),
    padding,
  },
  { title: plainOrMarkdown },
);

/** The root of a card. */
export const cardShape = shape({
  schema: any,
  config,
  card_link: part(links),
  header,
  body: part({ ...layout, elements: rootElements }),
});
