import type { Settings } from './settings.js';

/** The settings of the watch, grouped as it takes them; times in milliseconds. */
export function watchSettings(settings: Settings, giveUpMs: number) {
  return {
    intervalMs: settings['watch.interval'],
    giveUpMs,
    belief: {
      settleMs: settings['watch.settle'],
      confirmShrink: settings['watch.confirm_shrink'],
      confirmDelayMs: settings['watch.confirm_delay'],
    },
    digest: { timeZone: settings['time_zone'], digestAt: settings['watch.digest_at'] },
    severities: settings['watch.severity'],
    keepMs: settings['watch.keep_days'] * 24 * 3_600_000,
    allowExternal: settings['access.allow_external'],
  };
}
