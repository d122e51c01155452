import { z } from 'zod';
import { BotError } from '../base/errors.js';
import type { ActiveStatus, FieldOption, ResumeSource, TalentField, TalentModule } from './types.js';

/**
 * What the platform varies is forgiven: numbers for strings, missing names, unknown enum values, absent lists
 * of children or options. What would be a lie is refused: no data, no items unless `has_more: false` stands
 * beside it, no `has_more`, no id.
 */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ''));
const id = z.union([z.string().min(1), z.number()]).transform(String);
const flag = z
  .union([z.boolean(), z.number(), z.string()])
  .nullish()
  .transform((value) => value === true || value === 1 || value === 'true');
const status = z
  .unknown()
  .optional()
  .transform((value): ActiveStatus => {
    if (value === 1 || value === '1') return 'active';
    return value === 2 || value === '2' ? 'inactive' : 'unknown';
  });
const names = z
  .object({ zh_cn: text, en_us: text })
  .nullish()
  .transform((value) => ({ zh: value?.zh_cn ?? '', en: value?.en_us ?? '' }));

const source = z
  .object({ id, zh_name: text, en_name: text, active_status: status, resume_source_type: text })
  .transform((raw): ResumeSource => ({
    id: raw.id,
    name: { zh: raw.zh_name, en: raw.en_name },
    type: raw.resume_source_type,
    status: raw.active_status,
  }));

const sourcePage = z.object({
  items: z.array(source).nullish(),
  has_more: z.boolean(),
  page_token: text,
});

const option = z
  .object({ key: id, name: names, description: names, active_status: status })
  .transform((raw): FieldOption => ({
    key: raw.key,
    name: raw.name,
    description: raw.description,
    status: raw.active_status,
  }));

const talentObject = z.object({
  id,
  name: names,
  description: names,
  setting: z
    .object({
      object_type: text,
      config: z.object({ options: z.array(option).nullish() }).nullish(),
    })
    .nullish(),
  is_customized: flag,
  is_required: flag,
  active_status: status,
});

const talentModule = talentObject.extend({ children_list: z.array(talentObject).nullish() });
const talentAnswer = z.object({ items: z.array(talentModule).nullish(), has_more: z.boolean().nullish() });

/** One page of sources and the token of the next, `undefined` on the last. @throws BotError `bad_answer` */
export function parseSourcePage(body: unknown): { items: ResumeSource[]; nextToken: string | undefined } {
  const page = parse('GET hire/v1/resume_sources', sourcePage, body);
  if (!page.items && page.has_more) throw lie('GET hire/v1/resume_sources', 'items');
  if (page.has_more && page.page_token === '') throw lie('GET hire/v1/resume_sources', 'page_token');
  return { items: page.items ?? [], nextToken: page.has_more ? page.page_token : undefined };
}

/** All modules with their fields. @throws BotError `bad_answer` */
export function parseTalentObjects(body: unknown): TalentModule[] {
  const answer = parse('GET hire/v1/talent_objects/query', talentAnswer, body);
  if (!answer.items && answer.has_more !== false) throw lie('GET hire/v1/talent_objects/query', 'items');
  return (answer.items ?? []).map((raw) => ({
    ...common(raw),
    fields: (raw.children_list ?? []).map((child): TalentField => ({
      ...common(child),
      moduleId: raw.id,
      options: child.setting?.config?.options ?? [],
    })),
  }));
}

function common(raw: z.output<typeof talentObject>) {
  return {
    id: raw.id,
    name: raw.name,
    description: raw.description,
    type: raw.setting?.object_type ?? '',
    custom: raw.is_customized,
    required: raw.is_required,
    status: raw.active_status,
  };
}

function parse<T>(api: string, schema: z.ZodType<T>, body: unknown): T {
  const data = (body as { data?: unknown } | null | undefined)?.data;
  if (typeof data !== 'object' || data === null) throw lie(api, 'data');
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw lie(api, parsed.error.issues[0]?.path.join('.') ?? 'data');
}

function lie(api: string, what: string): BotError {
  return new BotError('bad_answer', {
    detail: `${api}: ${what} is missing or not what it should be`,
    facts: { api },
  });
}
