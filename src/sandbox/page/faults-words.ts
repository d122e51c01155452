import { inLanguage } from './language.js';

type Pair = readonly [zh: string, en: string];

/** What each prepared fault is called, and what then happens. */
const FAULTS: Readonly<Record<string, { readonly name: Pair; readonly about: Pair }>> = {
  'hire-slow': {
    name: ['很慢', 'Slow'],
    about: ['招聘接口 5 秒后才回答', 'Hire answers after 5 seconds'],
  },
  'hire-hangs': {
    name: ['没有回应', 'No answer'],
    about: ['招聘接口一直不回答', 'Hire never answers'],
  },
  'hire-500': {
    name: ['服务器出错', 'Server error'],
    about: ['招聘接口返回 500', 'Hire answers with status 500'],
  },
  'hire-empty': {
    name: ['空结果', 'Empty answer'],
    about: ['列表突然一条都没有', 'The lists are suddenly empty'],
  },
  'hire-truncated': {
    name: ['结果不全', 'Half an answer'],
    about: ['列表突然少了一截', 'The lists are suddenly shorter'],
  },
  'quota-exceeded': {
    name: ['本月额度用完', 'Quota used up'],
    about: ['本月不能再调用招聘接口', 'No more calls to Hire this month'],
  },
  'page-tokens-expired': {
    name: ['翻页失效', 'Pages expired'],
    about: ['下一页打不开，要从头看', 'The next page is refused'],
  },
  'token-expired': {
    name: ['令牌过期', 'Token expired'],
    about: ['下一次调用被拒，要换新令牌', 'The next call wants a new token'],
  },
  'scope-missing': {
    name: ['缺少权限', 'Permission missing'],
    about: ['应用无权读取招聘设置', 'The app may not read Hire'],
  },
  'rate-limited': {
    name: ['调用太频繁', 'Too many calls'],
    about: ['招聘接口返回 429，2 秒后再试', 'Hire answers 429: try again in 2 s'],
  },
  'sends-refused': {
    name: ['不能发言', 'Sending refused'],
    about: ['机器人发不出消息', 'The bot cannot send anything'],
  },
};

/** How a fault is called in the page's language; its own name when the page has no words for it. */
export function faultName(preset: string): string {
  const words = FAULTS[preset];
  return words ? inLanguage(words.name) : preset;
}

/** In one line, what a fault does. */
export function faultAbout(preset: string): string {
  const words = FAULTS[preset];
  return words ? inLanguage(words.about) : '';
}
