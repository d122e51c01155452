import type { Change } from './change.js';
import { diffSettings } from './diff.js';
import type { HireSettings, TalentField } from '../hire/types.js';

const name = (zh: string, en: string) => ({ zh, en });
const NONE = name('', '');

const degree: TalentField = {
  id: 'degree',
  moduleId: 'education',
  name: name('学历', 'Degree'),
  description: NONE,
  type: '3',
  custom: false,
  required: false,
  status: 'active',
  options: [
    { key: 'bachelor', name: name('本科', 'Bachelor'), description: NONE, status: 'active' },
    { key: 'junior_college', name: name('大专', 'Junior college'), description: NONE, status: 'active' },
  ],
};

function settings(change: { readonly field: Partial<TalentField>; readonly source: string }): HireSettings {
  const status = 'active';
  return {
    sources: [{ id: 'campus', name: name(change.source, 'Campus'), type: '10005', status }],
    modules: [
      {
        id: 'education',
        name: name('教育经历', 'Education'),
        description: NONE,
        type: '11',
        custom: false,
        required: false,
        status,
        fields: [{ ...degree, ...change.field }],
      },
    ],
  };
}

/** Invented changes, one of each severity or so, for a test notice. */
export function sampleChanges(): Change[] {
  const [first, second] = degree.options;
  const options = [first, second && { ...second, status: 'inactive' as const }].filter(
    (o) => o !== undefined,
  );
  const before = settings({ field: {}, source: '校园招聘' });
  const after = settings({ field: { options, required: true }, source: '校园招聘（示例）' });
  return diffSettings(before, after);
}
