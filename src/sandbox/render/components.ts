import { buttonComponent } from './button.js';
import { audioComponent, chartComponent, imageCombination } from './chart.js';
import { checkerComponent } from './checker.js';
import { overflowComponent, selectComponent, selectPersonComponent } from './choice.js';
import { columnSetComponent } from './columns.js';
import { formComponent, panelComponent } from './containers.js';
import type { Context } from './context.js';
import type { Html } from './html.js';
import { inputComponent } from './input.js';
import { interactiveContainer } from './interactive-container.js';
import { imageComponent, personComponent, personListComponent } from './media.js';
import { multiSelectComponent, multiSelectPersonComponent } from './multi-select.js';
import { datePicker, datetimePicker, timePicker } from './picker.js';
import { selectImageComponent } from './select-image.js';
import { asRecord, asText, own, type Json } from './read.js';
import { tableComponent } from './table.js';
import { divComponent, hrComponent, markdownComponent } from './text.js';
import { refused, unknownComponent } from './unknown.js';

type Component = (component: Json, context: Context) => Html;

const COMPONENTS: Readonly<Record<string, Component>> = {
  markdown: markdownComponent,
  div: divComponent,
  hr: hrComponent,
  column_set: columnSetComponent,
  collapsible_panel: panelComponent,
  interactive_container: interactiveContainer,
  form: formComponent,
  button: buttonComponent,
  select_static: selectComponent,
  select_person: selectPersonComponent,
  select_img: selectImageComponent,
  multi_select_static: multiSelectComponent,
  multi_select_person: multiSelectPersonComponent,
  date_picker: datePicker,
  picker_time: timePicker,
  picker_datetime: datetimePicker,
  checker: checkerComponent,
  overflow: overflowComponent,
  input: inputComponent,
  table: tableComponent,
  img: imageComponent,
  img_combination: imageCombination,
  chart: chartComponent,
  audio: audioComponent,
  person: personComponent,
  person_list: personListComponent,
};

/** Feishu allows five levels of containers; a little more is drawn, so that a bad card can still be looked at. */
const DEEPEST = 12;

/** Renders one element by its tag. */
export function renderComponent(value: unknown, context: Context): Html {
  const component = asRecord(value);
  const tag = asText(component['tag']);
  if (context.depth > DEEPEST) return refused(`${tag}: nested too deeply`);
  const render = own(COMPONENTS, tag);
  return render === undefined ? unknownComponent(tag, context) : render(component, context);
}
