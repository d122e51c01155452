import type { Config } from './index.js';

/** What is needed to speak to Feishu: who the app is, and its limits. */
export function feishuSettings({ feishu, settings }: Config) {
  return {
    ...feishu,
    resumeSourcesPerSecond: settings['limits.resume_sources_per_second'],
    talentObjectsPerSecond: settings['limits.talent_objects_per_second'],
  };
}
