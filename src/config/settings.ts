import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { ID_FORMS } from '../base/ids.js';
import { CHANGE_KINDS, SEVERITIES, type ChangeKind, type SeverityRules } from '../watch/kinds.js';
import { parseDuration } from './duration.js';

/** A duration such as "500ms", "2s", "10m", "24h", as milliseconds. */
const duration = (options: { zero?: boolean } = {}) =>
  z.string('must be written with a unit, such as "30s"').transform((text, context) => {
    const ms = parseDuration(text);
    if (ms !== undefined && (ms >= 100 || (ms === 0 && options.zero))) return ms;
    context.addIssue({
      code: 'custom',
      message: `must be a duration of 100 ms or more such as "500ms", "2s", "10m", "24h"${options.zero ? ', or "0s"' : ''}`,
    });
    return z.NEVER;
  });

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "09:20"');

const timeZone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 'must be an IANA time zone such as "Asia/Shanghai"');

const openId = z.string().regex(ID_FORMS.person, 'must be an open_id such as "ou_0123abcd"');

/** Severities that are not the table's, each entry checked by name. */
const severityRules = z.record(z.string(), z.unknown()).transform((map, context): SeverityRules => {
  const problems = Object.entries(map).flatMap(([kind, severity]) => {
    if (!Object.hasOwn(CHANGE_KINDS, kind)) return [`${kind} is not a kind of change${nearestKind(kind)}`];
    const known = SEVERITIES.some((one) => one === severity);
    return known ? [] : [`${kind} must be ${SEVERITIES.join(', ')}`];
  });
  if (problems.length === 0) return map;
  context.addIssue({ code: 'custom', message: problems.join('; ') });
  return z.NEVER;
});

function nearestKind(said: string): string {
  const best = (Object.keys(CHANGE_KINDS) as ChangeKind[])
    .map((kind) => ({ kind, far: distance(kind, said) }))
    .sort((a, b) => a.far - b.far)[0];
  return best && best.far <= 4 ? `; did you mean ${best.kind}?` : '; docs/changes.md lists them';
}

const perSecond = (platform: number) => z.int().min(1).max(platform);

/**
 * Every key of app.yaml, once: its schema and its default as one would write it in the file. The parser, the
 * annotated app.yaml (held equal by a test) and the error messages all come from here.
 */
export const SETTINGS = {
  'app.type': { schema: z.enum(['custom', 'isv']), default: 'custom' },
  'app.transport': { schema: z.enum(['webhook', 'long-connection']), default: 'webhook' },
  'lists.page_size': { schema: z.int().min(1).max(20), default: 10 },
  'watch.interval': { schema: duration(), default: '10m' },
  'watch.settle': { schema: duration(), default: '30s' },
  'watch.confirm_shrink': { schema: z.number().min(0).max(1), default: 0.3 },
  'watch.confirm_delay': { schema: duration(), default: '5s' },
  'watch.digest_at': { schema: timeOfDay, default: '09:20' },
  'watch.severity': { schema: severityRules, default: {} },
  'watch.keep_days': { schema: z.int().min(1).max(36_500), default: 730 },
  'cache.ttl': { schema: duration({ zero: true }), default: '30s' },
  'limits.resume_sources_per_second': { schema: perSecond(20), default: 20 },
  'limits.talent_objects_per_second': { schema: perSecond(10), default: 10 },
  'access.allow_external': { schema: z.boolean(), default: false },
  'access.manage': { schema: z.enum(['members', 'owners', 'admins']), default: 'members' },
  'access.admins': { schema: z.array(openId), default: [] },
  time_zone: { schema: timeZone, default: 'Asia/Shanghai' },
} as const;

export type SettingKey = keyof typeof SETTINGS;

/** The parsed value of every key; durations in milliseconds. */
export type Settings = { readonly [K in SettingKey]: z.output<(typeof SETTINGS)[K]['schema']> };
