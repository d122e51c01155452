import type { Settings } from './settings.js';

/** The settings of what people can say, named as it takes them. */
export function commandSettings(settings: Settings) {
  return {
    pageSize: settings['lists.page_size'],
    allowExternal: settings['access.allow_external'],
    timeZone: settings['time_zone'],
    digestAt: settings['watch.digest_at'],
    manage: settings['access.manage'],
    admins: settings['access.admins'],
  };
}
