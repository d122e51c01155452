import { checkBehavior, checkCallbackValue } from './check-callback.js';
import { COMPONENTS } from './check-components.js';
import type { Grammar, Shape } from './check-grammar.js';
import type { Inspection, JsonObject } from './check-inspection.js';
import { isObject } from './check-inspection.js';
import { checkRows } from './check-table.js';
import { SELECTS, TEXTS, checkIdentity, checkOptions, checkText } from './check-details.js';
import { checkValue, show } from './check-values.js';
import { CONTAINERS, LOCALES, MAX_CONTAINER_DEPTH } from './rules.js';

/**
 * Checks an object's properties against its closed list, and each value against its grammar. Recursion follows the
 * tables only, and containers stop at the nesting limit, so that no input can exhaust the stack.
 */
export function checkShape(value: JsonObject, shape: Shape, path: string, inspection: Inspection): void {
  for (const key of shape.required) {
    if (value[key] === undefined)
      inspection.report(path, 'missing-property', `The property "${key}" is missing.`);
  }
  for (const key of Object.keys(value)) {
    if (key === 'tag' || value[key] === undefined) continue;
    const grammar = shape.properties.get(key);
    const at = path === '' ? key : `${path}.${key}`;
    if (grammar) check(value[key], grammar, at, inspection);
    else inspection.report(at, 'unknown-property', `The property ${show(key)} is not known here.`);
  }
}

function check(value: unknown, grammar: Grammar, path: string, inspection: Inspection): void {
  switch (grammar.is) {
    case 'list':
      return checkList(value, grammar, path, inspection);
    case 'behavior':
      return checkBehavior(value, path, inspection);
    case 'callback value':
      return checkCallbackValue(value, path, inspection);
    case 'component':
    case 'part':
    case 'by locale':
    case 'by name':
    case 'object':
      if (isObject(value)) return checkObject(value, grammar, path, inspection);
      return inspection.report(path, 'wrong-type', `This is ${show(value)}, and an object is expected.`);
    default:
      return checkValue(value, grammar, path, inspection);
  }
}

function checkList(
  value: unknown,
  grammar: Extract<Grammar, { is: 'list' }>,
  path: string,
  inspection: Inspection,
): void {
  if (!Array.isArray(value)) {
    return inspection.report(path, 'wrong-type', `This is ${show(value)}, and a list is expected.`);
  }
  if (value.length > grammar.max) {
    inspection.report(path, grammar.rule, `The list has ${value.length} members of at most ${grammar.max}.`);
  }
  for (const [index, member] of value.entries()) check(member, grammar.of, `${path}[${index}]`, inspection);
}

function checkObject(
  value: JsonObject,
  grammar: Extract<Grammar, { is: 'component' | 'part' | 'by locale' | 'by name' | 'object' }>,
  path: string,
  inspection: Inspection,
): void {
  switch (grammar.is) {
    case 'component':
      return checkComponent(value, grammar, path, inspection);
    case 'part':
      // Parts such as the header carry no tag; a shape knows none, so one that is written is an unknown property.
      if (value['tag'] !== undefined) {
        inspection.report(`${path}.tag`, 'unknown-property', 'The property "tag" is not known here.');
      }
      return checkShape(value, grammar.shape, path, inspection);
    case 'by locale':
      for (const key of Object.keys(value)) {
        if (LOCALES.has(key)) check(value[key], grammar.of, `${path}.${key}`, inspection);
        else
          inspection.report(
            `${path}.${key}`,
            'unknown-locale',
            `${show(key)} is not a locale of the platform.`,
          );
      }
      for (const locale of inspection.locales) {
        if (value[locale] === undefined) {
          inspection.report(path, 'incomplete-locales', `The language ${show(locale)} is missing.`);
        }
      }
      return;
    case 'by name':
      for (const key of Object.keys(value)) check(value[key], grammar.of, `${path}.${key}`, inspection);
      return;
    case 'object':
      return;
  }
}

function checkComponent(
  value: JsonObject,
  grammar: Extract<Grammar, { is: 'component' }>,
  path: string,
  inspection: Inspection,
): void {
  const tag = value['tag'];
  if (typeof tag !== 'string') {
    return inspection.report(path, 'missing-property', 'A component needs a "tag".');
  }
  const shape = COMPONENTS.get(tag);
  if (!shape)
    return inspection.report(path, 'unknown-tag', `${show(tag)} is not a component of version 2.0.`);
  if (!grammar.tags.has(tag)) {
    return inspection.report(path, 'misplaced-tag', `The component ${show(tag)} is not supported here.`);
  }
  checkIdentity(tag, value, path, inspection);
  if (tag === 'form') checkForm(value, shape, path, inspection);
  else if (CONTAINERS.has(tag)) checkContainer(value, shape, path, inspection);
  else checkShape(value, shape, path, inspection);
  if (TEXTS.has(tag)) checkText(value, tag, grammar.maxCharacters, path, inspection);
  else if (tag === 'table') {
    inspection.tables += 1;
    checkRows(value, path, inspection);
  } else if (SELECTS.has(tag)) checkOptions(value, path, inspection);
}

function checkContainer(value: JsonObject, shape: Shape, path: string, inspection: Inspection): void {
  if (inspection.depth === MAX_CONTAINER_DEPTH) {
    const message = `Containers nest more than ${MAX_CONTAINER_DEPTH} levels deep.`;
    return inspection.report(path, 'nested-too-deep', message);
  }
  inspection.depth += 1;
  checkShape(value, shape, path, inspection);
  inspection.depth -= 1;
}

function checkForm(value: JsonObject, shape: Shape, path: string, inspection: Inspection): void {
  const form = { submits: false };
  inspection.form = form;
  checkContainer(value, shape, path, inspection);
  inspection.form = undefined;
  if (form.submits) return;
  inspection.report(path, 'form-without-submit', 'The form has no button with form_action_type "submit".');
}
