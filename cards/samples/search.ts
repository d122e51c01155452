import { nothingFoundCard, searchCard, type SearchRow, type SearchView } from '../search.js';
import { NOW } from './change-data.js';
import type { Sample } from './sample.js';

const say = { action: 'search.page', text: '学历' };
const open = { action: 'field.open', name: 'education/degree' };

const degree: SearchRow = {
  id: 'degree',
  name: { zh: '学历', en: 'Degree' },
  zh: { from: 0, to: 2 },
  labels: [{ text: { zh: '单选', en: 'Single select' }, colour: 'blue' }],
  within: [{ zh: '教育经历', en: 'Education' }],
  open: { ...open, back: say },
  openShort: open,
};

const view: SearchView = {
  text: '学历',
  total: 3,
  more: false,
  groups: [
    {
      kind: { zh: '字段', en: 'Fields' },
      count: 2,
      rows: [
        degree,
        {
          ...degree,
          id: 'education_type',
          name: { zh: '学历类型', en: 'Education type' },
          labels: [...degree.labels, { text: { zh: '停用', en: 'Inactive' }, colour: 'neutral' }],
        },
      ],
    },
    {
      kind: { zh: '选项', en: 'Options' },
      count: 1,
      rows: [
        {
          ...degree,
          id: '12',
          name: { zh: '学历教育', en: 'Academic education' },
          labels: [],
          within: [
            { zh: '学历类型', en: 'Education type' },
            { zh: '教育经历', en: 'Education' },
          ],
        },
      ],
    },
  ],
  guessed: false,
  pager: { page: 1, pages: 1, refresh: say },
  readAt: NOW,
};

/** What a search finds, and what it does not. */
export const searchSamples = (): readonly Sample[] => [
  ['search', searchCard(view)],
  [
    'search-guessed',
    searchCard({
      ...view,
      text: 'degre',
      total: 1,
      guessed: true,
      groups: [
        {
          ...view.groups[0],
          kind: { zh: '字段', en: 'Fields' },
          count: 1,
          rows: [{ ...degree, zh: undefined, en: { from: 0, to: 6 } }],
        },
      ],
    }),
  ],
  ['search-many', searchCard({ ...view, total: 200, more: true, pager: { page: 1, pages: 20, next: say } })],
  [
    'search-nothing',
    nothingFoundCard({
      text: '学立',
      nearest: [
        {
          id: 'degree',
          name: degree.name,
          kind: { zh: '字段', en: 'Field' },
          within: degree.within,
          click: open,
        },
        {
          id: '10001',
          name: { zh: '猎聘', en: 'Liepin' },
          kind: { zh: '简历来源', en: 'Resume source' },
          within: [],
          click: { action: 'sources.open', text: '10001' },
        },
      ],
      refresh: { ...say, refresh: true },
      sources: { action: 'sources.open' },
      fields: { action: 'fields.open' },
      readAt: NOW,
    }),
  ],
];
