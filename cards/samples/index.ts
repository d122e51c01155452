import { changesSamples } from './changes.js';
import { fieldSamples, fieldsSamples } from './fields.js';
import { helpSamples } from './help.js';
import { noticeSamples } from './notices.js';
import { choiceSamples, errorSamples, readingSamples } from './remarks.js';
import type { Sample, SampleGroup } from './sample.js';
import { searchSamples } from './search.js';
import { sourcesSamples } from './sources.js';
import { statusSamples } from './status.js';
import { watchesSamples, welcomeSamples } from './watches.js';

export type { Sample, SampleGroup } from './sample.js';

/** Every card of the project in every state, for tests and the sandbox's gallery. */
export function sampleGroups(): readonly SampleGroup[] {
  return [
    { title: { zh: '变更通知', en: 'Notices of changes' }, samples: noticeSamples() },
    { title: { zh: '变更记录', en: 'History of changes' }, samples: changesSamples() },
    { title: { zh: '订阅', en: 'Subscriptions' }, samples: watchesSamples() },
    { title: { zh: '监测状态', en: 'Status of the watch' }, samples: statusSamples() },
    { title: { zh: '简历来源', en: 'Resume sources' }, samples: sourcesSamples() },
    { title: { zh: '人才字段', en: 'Talent fields' }, samples: fieldsSamples() },
    { title: { zh: '字段详情', en: 'One field' }, samples: fieldSamples() },
    { title: { zh: '搜索', en: 'Search' }, samples: searchSamples() },
    { title: { zh: '帮助', en: 'Help' }, samples: [...helpSamples(), ...welcomeSamples()] },
    { title: { zh: '追问', en: 'Questions back' }, samples: choiceSamples() },
    { title: { zh: '错误与提示', en: 'Errors and remarks' }, samples: errorSamples() },
    { title: { zh: '读取中', en: 'A read that takes long' }, samples: readingSamples() },
  ];
}

/** The samples of all groups. */
export function samples(): readonly Sample[] {
  return sampleGroups().flatMap((group) => group.samples);
}
