import type { I18nName, SandboxField, SandboxModule, SandboxOption } from '../hire-types.js';

/** A long numeric id as Feishu Hire gives to whatever an administrator made; the same number gives the same id. */
export function customId(number: number): string {
  return String(6_930_815_272_790_114_324n + BigInt(number) * 720_351_790_463n);
}

export const named = (zh_cn: string, en_us: string): I18nName => ({ zh_cn, en_us });

/** Splits `中文|English, 中文|English` into pairs; a missing English name stays empty. */
export function pairs(text: string): [zh: string, en: string][] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [zh = '', en = ''] = part.split('|').map((name) => name.trim());
      return [zh, en];
    });
}

/** Options from a list of pairs, keyed 1, 2, 3, …; a `-` before the name means disabled. */
export function optionsOf(text: string): SandboxOption[] {
  return pairs(text).map(([zh, en], index) => ({
    key: String(index + 1),
    name: named(zh.replace(/^-/, ''), en),
    description: named('', ''),
    active_status: zh.startsWith('-') ? 2 : 1,
  }));
}

export interface FieldMarks {
  required?: true;
  custom?: true;
  inactive?: true;
  about?: [zh: string, en: string];
  options?: SandboxOption[];
  id?: string;
}

export type FieldRow = [type: number, zh: string, en: string, marks?: FieldMarks];

export type ModuleRow = [zh: string, en: string, fields: FieldRow[], marks?: FieldMarks];

/** Builds modules from their tables; the ids count up, so that the same tables give the same ids. */
export function buildModules(rows: readonly ModuleRow[]): SandboxModule[] {
  let number = 0;
  return rows.map(([zh, en, fields, marks]) => {
    const module = common(11, zh, en, marks, (number += 100));
    return {
      ...module,
      children_list: fields.map(([type, fieldZh, fieldEn, fieldMarks]): SandboxField => {
        number += 1;
        return { ...common(type, fieldZh, fieldEn, fieldMarks, number), parent_id: module.id };
      }),
    };
  });
}

function common(
  type: number,
  zh: string,
  en: string,
  marks: FieldMarks = {},
  number: number,
): Omit<SandboxField, 'parent_id'> {
  return {
    id: marks.id ?? customId(number),
    name: named(zh, en),
    description: named(...(marks.about ?? (['', ''] as const))),
    setting: { object_type: type, ...(marks.options ? { config: { options: marks.options } } : {}) },
    is_customized: marks.custom === true,
    is_required: marks.required === true,
    active_status: marks.inactive ? 2 : 1,
  };
}
