/** The Hire settings as the panel shows them: everything that can be changed is one `Thing`. */

interface I18n {
  zh_cn?: string;
  en_us?: string;
}

interface Option {
  key: string;
  name?: I18n;
  description?: I18n;
  active_status: number;
}

interface Field {
  id: string;
  name?: I18n;
  description?: I18n;
  setting: { object_type: number; config?: { options?: Option[] } };
  is_customized?: boolean;
  is_required?: boolean;
  active_status: number;
}

export interface TypeName {
  code: string;
  zh: string;
  en: string;
}

/** A change that can be taken back. */
export interface ChangeNote {
  kind: string;
  name: { zh: string; en: string };
}

/** What the sandbox answers about its Hire settings. */
export interface HirePanel {
  sources: {
    id: string;
    zh_name: string;
    en_name: string;
    active_status: number;
    resume_source_type: string | number;
  }[];
  modules: (Field & { children_list?: Field[] })[];
  /** Oldest first. */
  changes: ChangeNote[];
  sourceTypes: TypeName[];
  fieldTypes: TypeName[];
}

/** How the sandbox names what a change is about. */
export type Target =
  | { of: 'source'; id: string }
  | { of: 'module'; id: string }
  | { of: 'field'; module: string; id: string }
  | { of: 'option'; module: string; field: string; key: string };

/** A source, module, field or option. */
export interface Thing {
  /** Tells it from all others, and stays the same when it is drawn again. */
  key: string;
  target: Target;
  id: string;
  name: { zh: string; en: string };
  about: { zh: string; en: string };
  active: boolean;
  /** Undefined where nothing can be required. */
  required: boolean | undefined;
  /** The code of its type, where it has one. */
  type: string | undefined;
  /** Whether it can go up or down in its list. */
  canRise: boolean;
  canSink: boolean;
  /** Fields of a module, options of a select; undefined where there can be none. */
  children: Thing[] | undefined;
}

/** The key of what a target names. */
export function keyOf(target: Target): string {
  return Object.values(target).join('/');
}

function words(text: I18n | undefined): { zh: string; en: string } {
  return { zh: text?.zh_cn ?? '', en: text?.en_us ?? '' };
}

function thing(
  target: Target,
  id: string,
  from: Pick<Option, 'name' | 'description' | 'active_status'>,
): Thing {
  return {
    key: keyOf(target),
    target,
    id,
    name: words(from.name),
    about: words(from.description),
    active: from.active_status === 1,
    required: undefined,
    type: undefined,
    canRise: false,
    canSink: false,
    children: undefined,
  };
}

/** Says of each thing of a list where it can go in it. */
function inOrder(things: Thing[]): Thing[] {
  return things.map((one, at) => ({ ...one, canRise: at > 0, canSink: at < things.length - 1 }));
}

function optionThing(module: string, field: string, option: Option): Thing {
  return thing({ of: 'option', module, field, key: option.key }, option.key, option);
}

/** 3 and 4 are the selects, the only fields with options. */
function fieldThing(module: string, field: Field): Thing {
  const { object_type, config } = field.setting;
  const isSelect = object_type === 3 || object_type === 4;
  return {
    ...thing({ of: 'field', module, id: field.id }, field.id, field),
    required: field.is_required === true,
    type: String(object_type),
    children: isSelect
      ? inOrder((config?.options ?? []).map((option) => optionThing(module, field.id, option)))
      : undefined,
  };
}

/** The sources of the settings. */
export function sourceThings(panel: HirePanel): Thing[] {
  const things = panel.sources.map((source) => ({
    ...thing({ of: 'source', id: source.id }, source.id, {
      name: { zh_cn: source.zh_name, en_us: source.en_name },
      active_status: source.active_status,
    }),
    type: String(source.resume_source_type),
  }));
  return inOrder(things);
}

/** The modules of the settings, with their fields and options. */
export function moduleThings(panel: HirePanel): Thing[] {
  const things = panel.modules.map((module) => ({
    ...thing({ of: 'module', id: module.id }, module.id, module),
    required: module.is_required === true,
    children: inOrder((module.children_list ?? []).map((field) => fieldThing(module.id, field))),
  }));
  return inOrder(things);
}
