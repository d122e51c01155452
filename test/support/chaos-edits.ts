import type { HireChange, HireSettings, SandboxField } from '../../src/sandbox/index.js';

/** One change of the Hire settings, and how a notice has to tell it. */
export interface Edit {
  /** The source or field that it is about; no other edit is about it, except the one that undoes it. */
  readonly id: string;
  readonly list: 'sources' | 'fields';
  /** The modules that it belongs to. */
  readonly modules: readonly string[];
  readonly severity: 'breaking' | 'risky' | 'safe';
  /** What its row is headed with. */
  readonly says: string;
  readonly make: HireChange;
  /** What else has to stand in the notice, such as a new name. */
  readonly mark?: string | undefined;
}

/** A change that is undone soon after: it is told with its undoing, or not at all. */
export interface Flip {
  readonly there: Edit;
  readonly back: Edit;
}

export interface Edits {
  readonly hire: HireSettings;
  /** The next change, to a source or field that no other is about. */
  next(): Edit;
  nextFlip(): Flip;
}

export const MODULES = ['chaos-m1', 'chaos-m2', 'chaos-m3', 'chaos-m4'] as const;
/** Every id of a source or field that an edit can be about. */
export const EDITED_IDS = /chaos-[sf]\d{4}/g;

const idOf = (kind: 's' | 'f', n: number): string => `chaos-${kind}${String(n).padStart(4, '0')}`;
const moduleOf = (n: number): string => MODULES[n % MODULES.length] ?? MODULES[0];
const text = (zh_cn: string, en_us: string) => ({ zh_cn, en_us });

function selectField(n: number): SandboxField {
  return {
    id: idOf('f', n),
    name: text(`字段 ${n}`, `Field no. ${n}`),
    description: text('', ''),
    setting: {
      object_type: 3,
      config: { options: [{ key: 'one', name: text('一', 'One'), active_status: 1 }] },
    },
    parent_id: moduleOf(n),
    is_customized: true,
    is_required: false,
    active_status: 1,
  };
}

/** Settings of a tenant with so many sources, and as many select fields in four modules. */
function settingsOf(count: number): HireSettings {
  const numbers = Array.from({ length: count }, (_, n) => n);
  return {
    sources: numbers.map((n) => ({
      id: idOf('s', n),
      zh_name: `来源 ${n}`,
      en_name: `Source no. ${n}`,
      active_status: 1,
      resume_source_type: '10001',
    })),
    modules: MODULES.map((id) => ({
      id,
      name: text(`模块 ${id}`, `Module ${id}`),
      setting: { object_type: 11 },
      is_customized: true,
      is_required: false,
      active_status: 1,
      children_list: numbers.map(selectField).filter(({ parent_id }) => parent_id === id),
    })),
  };
}

type Make = (severity: Edit['severity'], says: string, make: HireChange, mark?: string) => Edit;
const editOf =
  (id: string, list: Edit['list'], modules: readonly string[]): Make =>
  (severity, says, make, mark) => ({ id, list, modules, severity, says, make, mark });

/** Everything that can be done to source `n`; a new one gets the id `fresh`. */
function sourceEdits(n: number, fresh: string): (() => Edit)[] {
  const target = { of: 'source', id: idOf('s', n) } as const;
  const edit = editOf(target.id, 'sources', []);
  const names = { zh_name: `改名 ${n}`, en_name: `Other source ${n}` };
  return [
    () => edit('breaking', 'Source disabled', { kind: 'disable', target }),
    () => edit('breaking', 'Source removed', { kind: 'remove', target }),
    () => edit('risky', 'Source renamed', { kind: 'rename', target, ...names }, names.en_name),
    () => edit('risky', 'Source type changed', { kind: 'retype-source', target, type: '10006' }),
    () =>
      editOf(fresh, 'sources', [])(
        'safe',
        'Source added',
        { kind: 'add-source', id: fresh, ...names, type: '10003' },
        names.en_name,
      ),
  ];
}

/** Everything that can be done to field `n`; a new one gets the id `fresh`. */
function fieldEdits(n: number, fresh: string): (() => Edit)[] {
  const module = moduleOf(n);
  const to = moduleOf(n + 1);
  const target = { of: 'field', module, id: idOf('f', n) } as const;
  const edit = editOf(target.id, 'fields', [module]);
  const names = { zh_name: `改名 ${n}`, en_name: `Other field ${n}` };
  const add = (required: boolean): HireChange => ({
    kind: 'add-field',
    target: { of: 'module', id: module },
    id: fresh,
    ...names,
    type: '1',
    required,
  });
  const added = editOf(fresh, 'fields', [module]);
  const about = `Described ${n}`;
  return [
    () => edit('breaking', 'Field disabled', { kind: 'disable', target }),
    () => edit('breaking', 'Field removed', { kind: 'remove', target }),
    () => edit('breaking', 'Field became required', { kind: 'make-required', target }),
    () => edit('breaking', 'Field type changed', { kind: 'retype-field', target, type: '4' }),
    () => edit('risky', 'Field renamed', { kind: 'rename', target, ...names }, names.en_name),
    () => edit('risky', 'option added', { kind: 'add-option', target, ...names }, names.en_name),
    () => editOf(target.id, 'fields', [module, to])('risky', 'Field moved', { kind: 'move', target, to }),
    () => edit('safe', 'description', { kind: 'describe', target, zh: '说明', en: about }, about),
    () => added('safe', 'Optional field added', add(false), names.en_name),
    () => added('breaking', 'Required field added', add(true), names.en_name),
  ];
}

function sourceFlip(n: number): Flip {
  const target = { of: 'source', id: idOf('s', n) } as const;
  const edit = editOf(target.id, 'sources', []);
  return {
    there: edit('breaking', 'Source disabled', { kind: 'disable', target }),
    back: edit('risky', 'Source enabled', { kind: 'enable', target }),
  };
}

function fieldFlip(n: number): Flip {
  const target = { of: 'field', module: moduleOf(n), id: idOf('f', n) } as const;
  const edit = editOf(target.id, 'fields', [target.module]);
  return {
    there: edit('breaking', 'Field became required', { kind: 'make-required', target }),
    back: edit('risky', 'Field became optional', { kind: 'make-optional', target }),
  };
}

/**
 * Random changes, each to a source or field of its own, so that every notice can be held against them.
 * @param random 0 to less than 1.
 * @param most how many there may be at most.
 */
export function createEdits(random: () => number, most: number): Edits {
  // Many more than are changed, so that what is removed stays far below the share that has to be confirmed.
  const size = most + 60;
  let sources = 0;
  let fields = 0;
  const oneOf = (from: readonly (() => Edit)[]): Edit => {
    const make = from[Math.floor(random() * from.length)];
    if (!make) throw new Error('there is nothing to choose from');
    return make();
  };
  return {
    hire: settingsOf(size),
    next: () => {
      if (random() < 0.5) return oneOf(sourceEdits(sources, idOf('s', size + sources++)));
      return oneOf(fieldEdits(fields, idOf('f', size + fields++)));
    },
    nextFlip: () => (random() < 0.5 ? sourceFlip(sources++) : fieldFlip(fields++)),
  };
}
