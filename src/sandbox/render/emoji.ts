import type { StateInline } from 'markdown-it';
import { own } from './read.js';

/** Feishu's own emoji by the keys that stand between colons (Feishu, "Emoji"), as the nearest characters of Unicode. */
export const EMOJI: Readonly<Record<string, string>> = {
  OK: '👌',
  THUMBSUP: '👍',
  THANKS: '🙏',
  MUSCLE: '💪',
  FINGERHEART: '🫰',
  APPLAUSE: '👏',
  FISTBUMP: '🤜',
  JIAYI: '➕',
  DONE: '✅',
  SMILE: '🙂',
  BLUSH: '😊',
  LAUGH: '😄',
  SMIRK: '😏',
  LOL: '😂',
  FACEPALM: '🤦',
  LOVE: '😍',
  WINK: '😉',
  PROUD: '😤',
  WITTY: '🧐',
  SMART: '🤓',
  SCOWL: '😠',
  THINKING: '🤔',
  SOB: '😭',
  CRY: '😢',
  ERROR: '🤯',
  NOSEPICK: '🙄',
  HAUGHTY: '😒',
  SLAP: '👋',
  SPITBLOOD: '🤢',
  TOASTED: '😵',
  GLANCE: '👀',
  DULL: '😐',
  INNOCENTSMILE: '😇',
  JOYFUL: '😆',
  WOW: '😮',
  TRICK: '😜',
  YEAH: '✌️',
  ENOUGH: '✋',
  TEARS: '🥲',
  EMBARRASSED: '😅',
  KISS: '😘',
  SMOOCH: '😗',
  DROOL: '🤤',
  OBSESSED: '🤩',
  MONEY: '🤑',
  TEASE: '😝',
  SHOWOFF: '😎',
  COMFORT: '🤗',
  CLAP: '👏',
  PRAISE: '🙌',
  STRIVE: '💪',
  HEART: '❤️',
  ROSE: '🌹',
  PARTY: '🎉',
  FIRE: '🔥',
  CAKE: '🎂',
  GIFT: '🎁',
  BEER: '🍺',
  Trophy: '🏆',
  Alarm: '⏰',
  Loudspeaker: '📢',
  Pin: '📌',
  CheckMark: '✔️',
  CrossMark: '❌',
  Hundred: '💯',
  Get: '🫡',
  LGTM: '👍',
  OnIt: '🏃',
};

const KEY = /:([A-Za-z_]{2,24}):/y;

/** The inline rule for `:DONE:`; a key that is not known stays as it was written. */
export function emoji(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x3a) return false;
  KEY.lastIndex = state.pos;
  const match = KEY.exec(state.src);
  const character = match === null ? undefined : own(EMOJI, match[1] ?? '');
  if (match === null || character === undefined || KEY.lastIndex > state.posMax) return false;
  if (!silent) state.push('text', '', 0).content = character;
  state.pos = KEY.lastIndex;
  return true;
}
