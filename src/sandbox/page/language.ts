import { view } from './view.js';

/** What the viewer reads of a text in Chinese and English. */
export function inLanguage([zh, en]: readonly [zh: string, en: string]): string {
  return view.lang === 'zh_cn' ? zh : en;
}
