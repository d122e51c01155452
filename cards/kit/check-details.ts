import { NAMED } from './check-components.js';
import type { Inspection, JsonObject } from './check-inspection.js';
import { isObject } from './check-inspection.js';
import { checkMarkdown, countMarkdownTables } from './check-markdown.js';
import { show } from './check-values.js';

export const TEXTS: ReadonlySet<string> = new Set(['plain_text', 'lark_md', 'markdown']);
export const SELECTS: ReadonlySet<string> = new Set(['select_static', 'multi_select_static']);

/** Checks what must be unique in a card, `element_id` and `name`, and what a form asks of the components in it. */
export function checkIdentity(tag: string, value: JsonObject, path: string, inspection: Inspection): void {
  const { element_id: id, name } = value;
  if (typeof id === 'string') {
    if (inspection.elementIds.has(id)) {
      inspection.report(path, 'duplicate-element-id', `The element_id ${show(id)} is taken.`);
    }
    inspection.elementIds.add(id);
  }
  if (typeof name === 'string' && name !== '') {
    if (inspection.names.has(name))
      inspection.report(path, 'duplicate-name', `The name ${show(name)} is taken.`);
    inspection.names.add(name);
  } else if (tag === 'form' || (inspection.form && NAMED.has(tag))) {
    inspection.report(path, 'missing-name', `The component ${show(tag)} needs a name here.`);
  }
  if (inspection.form && value['form_action_type'] === 'submit') inspection.form.submits = true;
  if (tag === 'multi_select_static' && !inspection.form) {
    inspection.report(path, 'form-only', 'A multi-select stands outside of a form.');
  }
}

/** Checks the words of a text in every language: present, short enough for their place, with safe markdown. */
export function checkText(
  value: JsonObject,
  tag: string,
  maxCharacters: number,
  path: string,
  inspection: Inspection,
): void {
  const { content, i18n_content: localised } = value;
  if (content === undefined) {
    const rule = localised === undefined ? 'missing-property' : 'empty-text';
    inspection.report(path, rule, 'The property "content" is missing.');
  }
  let tables = 0;
  const inspectCopy = (copy: unknown, at: string) => {
    if (typeof copy !== 'string') return;
    if (copy.length > maxCharacters) {
      inspection.report(
        at,
        'text-too-long',
        `The text has ${copy.length} characters of at most ${maxCharacters}.`,
      );
    }
    if (tag === 'plain_text') return;
    checkMarkdown(copy, at, inspection);
    tables = Math.max(tables, countMarkdownTables(copy));
  };
  inspectCopy(content, `${path}.content`);
  for (const [locale, copy] of Object.entries(isObject(localised) ? localised : {})) {
    if (copy !== content) inspectCopy(copy, `${path}.i18n_content.${locale}`);
  }
  // A reader sees one language, so the language with most tables counts.
  inspection.tables += tables;
}

/** Checks that no two options of a select send back the same value. */
export function checkOptions(value: JsonObject, path: string, inspection: Inspection): void {
  const seen = new Set<unknown>();
  const options: readonly unknown[] = Array.isArray(value['options']) ? value['options'] : [];
  for (const [index, option] of options.entries()) {
    const sent = isObject(option) ? option['value'] : undefined;
    if (sent === undefined) continue;
    if (seen.has(sent)) {
      inspection.report(`${path}.options[${index}]`, 'duplicate-option', `The value ${show(sent)} is taken.`);
    }
    seen.add(sent);
  }
}
