import { isDeepStrictEqual } from 'node:util';
import type { HireSettings } from '../../src/hire/types.js';
import type { Change, OptionGroup } from '../../src/watch/change.js';
import {
  flatField,
  flatModule,
  flatSettings,
  keyOf,
  whereOf,
  type Facts,
  type FlatSettings,
  type Where,
} from './flat.js';

type State = Map<string, Facts>;

/**
 * What a list of changes makes of earlier settings. Mutates neither.
 * @throws Error when a change does not fit: its `before` is not what is there, or the place of something new is taken.
 */
export function apply(before: HireSettings, changes: readonly Change[]): FlatSettings {
  const state = flatSettings(before);
  // A field leaves a module before the module goes; what came is there before it is said to be different.
  for (const change of changes) applyMove(state, change);
  for (const change of changes) applyGone(state, change);
  for (const change of changes) applyCame(state, change);
  for (const change of changes) applyDifferent(state, change);
  return state;
}

function applyMove(state: State, change: Change): void {
  if (change.kind !== 'field.moved' || change.path.list !== 'fields') return;
  const { module, field } = change.path;
  const own = [...state].filter(([key]) => {
    const [, ofModule, ofField] = whereOf(key);
    return ofModule === change.before.id && ofField === field;
  });
  if (own.length === 0 || change.after.id !== module || field === undefined) throw misfit(change);
  for (const [key, facts] of own) {
    state.delete(key);
    const where = whereOf(key);
    put(
      state,
      where[0] === 'option' ? ['option', module, field, where[3]] : ['field', module, field],
      facts,
      change,
    );
  }
}

function applyGone(state: State, change: Change): void {
  if (change.kind === 'source.removed')
    take(state, ['source', change.before.id], pick(change.before, 'name', 'status', 'type'), change);
  if (change.kind === 'field.removed') takeAll(state, flatField(change.before), change);
  if (change.kind !== 'module.removed') return;
  takeAll(state, flatModule(change.before), change);
  if ([...state.keys()].some((key) => whereOf(key)[0] !== 'source' && whereOf(key)[1] === change.before.id))
    throw misfit(change);
}

function applyCame(state: State, change: Change): void {
  if (change.kind === 'source.added')
    put(state, ['source', change.after.id], pick(change.after, 'name', 'status', 'type'), change);
  if (change.kind === 'field.added' || change.kind === 'field.added-required')
    for (const [key, facts] of flatField(change.after)) put(state, whereOf(key), facts, change);
  if (change.kind === 'module.added' || change.kind === 'module.added-required')
    for (const [key, facts] of flatModule(change.after)) put(state, whereOf(key), facts, change);
}

function applyDifferent(state: State, change: Change): void {
  const [thing, how] = change.kind.split('.');
  if (thing === 'option') return applyOptions(state, change, how ?? '');
  const { before, after } = change;
  const property = PROPERTY[how ?? ''];
  if (property) alter(state, whereIs(change), { [property]: before }, { [property]: after }, change);
  if (change.kind === 'field.replaced' || change.kind === 'source.replaced')
    alter(state, whereIs(change), change.before, change.after, change);
}

const PROPERTY: Readonly<Record<string, keyof Facts>> = {
  disabled: 'status',
  enabled: 'status',
  required: 'required',
  optional: 'required',
  renamed: 'name',
  described: 'description',
  retyped: 'type',
};

function applyOptions(state: State, change: Change, how: string): void {
  const options = (value: unknown): OptionGroup['options'] => (value as OptionGroup | null)?.options ?? [];
  const { path } = change;
  if (path.list !== 'fields' || path.field === undefined) throw misfit(change);
  const place = (key: string): Where => ['option', path.module, path.field ?? '', key];
  const property = PROPERTY[how];
  options(change.before).forEach((was, at) => {
    const is = options(change.after)[at];
    if (!property) return take(state, place(was.key), pick(was, 'name', 'status', 'description'), change);
    if (is?.key !== was.key) throw misfit(change);
    alter(state, place(was.key), pick(was, property as 'name'), pick(is, property as 'name'), change);
  });
  if (change.before === null)
    for (const is of options(change.after))
      put(state, place(is.key), pick(is, 'name', 'status', 'description'), change);
}

function whereIs({ path, kind }: Change): Where {
  if (path.list === 'sources') return ['source', path.source];
  if (path.field === undefined) return ['module', path.module];
  if (!kind.startsWith('field.')) throw new Error(`${kind} stands at a field`);
  return ['field', path.module, path.field];
}

function takeAll(state: State, things: FlatSettings, change: Change): void {
  for (const [key, facts] of things) take(state, whereOf(key), facts, change);
}

function take(state: State, where: Where, expected: object, change: Change): void {
  if (!isDeepStrictEqual(state.get(keyOf(where)), expected)) throw misfit(change);
  state.delete(keyOf(where));
}

function put(state: State, where: Where, facts: Facts, change: Change): void {
  if (state.has(keyOf(where))) throw misfit(change);
  state.set(keyOf(where), facts);
}

function alter(state: State, where: Where, before: object, after: object, change: Change): void {
  const facts = state.get(keyOf(where));
  const fits =
    facts &&
    Object.entries(before).every(([name, was]) => isDeepStrictEqual(facts[name as keyof Facts], was));
  if (!fits || isDeepStrictEqual(before, after)) throw misfit(change);
  state.set(keyOf(where), { ...facts, ...after });
}

function pick<T extends object, K extends keyof T>(from: T, ...names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}

function misfit(change: Change): Error {
  return new Error(`does not fit what is there: ${JSON.stringify(change)}`);
}
