import { buttonComponent } from './button.js';
import { overflowComponent, selectComponent } from './choice.js';
import { columnSetComponent } from './columns.js';
import { formComponent, interactiveContainer, panelComponent } from './containers.js';
import type { Context } from './context.js';
import type { Html } from './html.js';
import { inputComponent } from './input.js';
import { imageComponent, personComponent } from './media.js';
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
  overflow: overflowComponent,
  input: inputComponent,
  table: tableComponent,
  img: imageComponent,
  person: personComponent,
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
