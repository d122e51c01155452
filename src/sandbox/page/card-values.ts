/** What a component's use tells the bot (Feishu, "Card callback communication": `action`). */
export interface Used {
  value: unknown;
  tag: string;
  name?: string;
  option?: string;
  checked?: boolean;
  input_value?: string;
  form_value?: Record<string, unknown>;
}

/** The moment that a picker of dates or times names, with the person's distance from UTC: "2026-03-03 +0800". */
export function pickedMoment(written: string, now = new Date()): string {
  const distance = -(Number.isNaN(Date.parse(written)) ? now : new Date(written)).getTimezoneOffset();
  const digits = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  const zone = `${distance < 0 ? '-' : '+'}${digits(Math.abs(distance) / 60)}${digits(Math.abs(distance) % 60)}`;
  return written === '' ? '' : `${written.replace('T', ' ')} ${zone}`;
}

function tickedOptions(field: HTMLElement): string[] {
  const ticked = field.querySelectorAll<HTMLElement>('[data-option]:checked');
  return [...ticked].map((tick) => tick.dataset['option'] ?? '');
}

/** What a field holds; undefined for what holds nothing, such as a button. */
export function fieldValue(field: HTMLElement): string | boolean | string[] | undefined {
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.dataset['option'] ?? '';
  if (field instanceof HTMLTextAreaElement) return field.value;
  if (field instanceof HTMLInputElement) {
    if (field.type === 'checkbox') return field.checked;
    return field.dataset['picker'] === undefined ? field.value : pickedMoment(field.value);
  }
  return field.matches('details, [role="group"]') ? tickedOptions(field) : undefined;
}

/** The values of all fields of a form by their names. */
export function formValue(form: HTMLFormElement): Record<string, unknown> {
  const fields = [...form.querySelectorAll<HTMLElement>('[data-name]')];
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const value = fieldValue(field);
      return value === undefined ? [] : [[field.dataset['name'] ?? '', value]];
    }),
  );
}

/** Who was used, and the value of its callback. */
export function usedBy(control: HTMLElement): Used {
  const { callback, tag = '', name } = control.dataset;
  const value = callback === undefined ? {} : (JSON.parse(callback) as unknown);
  return { value, tag, ...(name === undefined ? {} : { name }) };
}

/** What the change of a field outside of a form tells. */
export function changedField(field: HTMLElement): Partial<Used> {
  const value = fieldValue(field);
  if (typeof value === 'boolean') return { checked: value };
  if (typeof value !== 'string') return {};
  return field.dataset['tag'] === 'input' ? { input_value: value } : { option: value };
}
