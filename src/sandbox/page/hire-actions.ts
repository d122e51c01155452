import type { Thing, TypeName } from './hire-data.js';
import { moduleThings } from './hire-data.js';
import { ownName } from './hire-words.js';
import type { HireWord } from './hire-words.js';
import { store } from './hire-store.js';
import { inLanguage } from './language.js';

/** One control of a form. */
export interface Control {
  name: string;
  label: HireWord;
  /** Entries of a drop-down; a text field or a tick box without them. */
  choices?: [value: string, label: string][];
  isTick?: boolean;
  required?: boolean;
}

/** Something that can be done; with controls it asks first. */
export interface Action {
  name: HireWord;
  controls?: Control[];
  values?: Record<string, string>;
  /** It is about what is there already: nothing happens when nothing is different. */
  isEdit?: boolean;
  /** The change that the sandbox is asked for. */
  change: (values: Readonly<Record<string, string>>) => object;
  isDanger?: boolean;
}

const NAMES: Control[] = [
  { name: 'zh_name', label: 'zhName', required: true },
  { name: 'en_name', label: 'enName' },
];
const REQUIRED: Control = { name: 'required', label: 'mandatory', isTick: true };

function typeControl(types: readonly TypeName[]): Control {
  const choices = types.map(({ code, zh, en }): [string, string] => [code, inLanguage([zh, en])]);
  return { name: 'type', label: 'type', choices, required: true };
}

function names(values: Readonly<Record<string, string>>): object {
  return { zh_name: values['zh_name'] ?? '', en_name: values['en_name'] ?? '' };
}

const isTicked = (values: Readonly<Record<string, string>>): boolean => values['required'] === 'true';

/** Adds a source or a module. */
export function addToList(tab: 'sources' | 'modules'): Action {
  if (tab === 'sources') {
    const controls = [...NAMES, typeControl(store.panel.sourceTypes)];
    return {
      name: 'add-source',
      controls,
      values: { type: '10006' },
      change: (values) => ({ kind: 'add-source', ...names(values), type: values['type'] }),
    };
  }
  return {
    name: 'add-module',
    controls: [...NAMES, REQUIRED],
    change: (values) => ({ kind: 'add-module', ...names(values), required: isTicked(values) }),
  };
}

function toggle(thing: Thing, is: boolean, yes: HireWord, no: HireWord): Action {
  const kind = is ? no : yes;
  return { name: kind, change: () => ({ kind, target: thing.target }) };
}

function rename({ target, name }: Thing): Action {
  return {
    name: 'rename',
    controls: NAMES,
    values: { zh_name: name.zh, en_name: name.en },
    isEdit: true,
    change: (values) => ({ kind: 'rename', target, ...names(values) }),
  };
}

function describe({ target, about }: Thing): Action {
  return {
    name: 'describe',
    controls: [
      { name: 'zh', label: 'zhAbout' },
      { name: 'en', label: 'enAbout' },
    ],
    values: about,
    isEdit: true,
    change: (values) => ({ kind: 'describe', target, zh: values['zh'], en: values['en'] }),
  };
}

function retype(thing: Thing): Action {
  const isSource = thing.target.of === 'source';
  const types = isSource ? store.panel.sourceTypes : store.panel.fieldTypes;
  return {
    name: 'retype',
    controls: [typeControl(types)],
    values: { type: thing.type ?? '' },
    isEdit: true,
    change: (values) => ({
      kind: isSource ? 'retype-source' : 'retype-field',
      target: thing.target,
      type: values['type'],
    }),
  };
}

function move({ target }: Thing): Action {
  const others = moduleThings(store.panel).filter(({ id }) => target.of === 'field' && id !== target.module);
  const choices = others.map(({ id, name }): [string, string] => [id, ownName(name)]);
  return {
    name: 'move',
    controls: [{ name: 'to', label: 'to', choices, required: true }],
    values: { to: choices[0]?.[0] ?? '' },
    change: (values) => ({ kind: 'move', target, to: values['to'] }),
  };
}

function addField({ target }: Thing): Action {
  return {
    name: 'add-field',
    controls: [...NAMES, typeControl(store.panel.fieldTypes), REQUIRED],
    values: { type: '1' },
    change: (values) => ({
      kind: 'add-field',
      target,
      ...names(values),
      type: values['type'],
      required: isTicked(values),
    }),
  };
}

function addOption({ target }: Thing): Action {
  return {
    name: 'add-option',
    controls: NAMES,
    change: (values) => ({ kind: 'add-option', target, ...names(values) }),
  };
}

function reorder({ target, canRise, canSink }: Thing): Action[] {
  const step = (name: HireWord, by: number): Action => ({
    name,
    change: () => ({ kind: 'reorder', target, by }),
  });
  return [...(canRise ? [step('move-up', -1)] : []), ...(canSink ? [step('move-down', 1)] : [])];
}

/** Everything that can be done with a thing, what adds to it first, what is worst last. */
export function actionsOf(thing: Thing): Action[] {
  const { target } = thing;
  const active = toggle(thing, thing.active, 'enable', 'disable');
  const required = toggle(thing, thing.required === true, 'make-required', 'make-optional');
  const remove: Action = { name: 'remove', change: () => ({ kind: 'remove', target }), isDanger: true };
  const importing: Action = { name: 'import-options', change: () => ({ kind: 'import-options', target }) };
  switch (target.of) {
    case 'source':
      return [rename(thing), retype(thing), ...reorder(thing), active, remove];
    case 'module':
      return [addField(thing), rename(thing), describe(thing), required, ...reorder(thing), active, remove];
    case 'field': {
      const options = thing.children === undefined ? [] : [addOption(thing), importing];
      return [
        ...options,
        rename(thing),
        describe(thing),
        retype(thing),
        required,
        move(thing),
        ...reorder(thing),
        active,
        remove,
      ];
    }
    case 'option':
      return [rename(thing), describe(thing), ...reorder(thing), active, remove];
  }
}
