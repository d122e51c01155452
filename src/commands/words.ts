import type { Text } from '../base/text.js';
import { STATUS_LABELS } from '../hire/labels.js';

export interface FilterSaid {
  readonly text?: string | undefined;
  readonly type?: Text | undefined;
  readonly status?: 'active' | 'inactive' | 'all' | undefined;
  readonly required?: boolean | undefined;
  readonly custom?: boolean | undefined;
}

/** What a list was narrowed to, in words; `undefined` for a whole list. */
export function filterWords({ text, type, status, required, custom }: FilterSaid): Text | undefined {
  const parts: Text[] = [
    ...(text ? [{ zh: `“${text}”`, en: `"${text}"` }] : []),
    ...(type ? [type] : []),
    ...(status && status !== 'all' ? [STATUS_LABELS[status]] : []),
    ...(required ? [{ zh: '必填', en: 'Required' }] : []),
    ...(custom === undefined ? [] : [custom ? { zh: '自定义', en: 'Custom' } : { zh: '预置', en: 'Preset' }]),
  ];
  if (parts.length === 0) return undefined;
  return { zh: parts.map((p) => p.zh).join(' · '), en: parts.map((p) => p.en).join(' · ') };
}
