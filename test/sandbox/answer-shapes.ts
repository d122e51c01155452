import { z } from 'zod';

/** What a success looks like, member by member: more members would be a difference as well. */
export const answer = (data: z.ZodType, msg = 'success') =>
  z.strictObject({ code: z.literal(0), msg: z.literal(msg), data });
export const paged = (item: z.ZodType, more: z.ZodRawShape = {}) =>
  z.strictObject({ items: z.array(item).min(1), has_more: z.boolean(), page_token: z.string(), ...more });
export const digits = z.string().regex(/^\d+$/);
const millis = z.string().regex(/^\d{13}$/);
export const seconds = z.string().regex(/^\d{10}$/);
export const openId = z.string().regex(/^ou_[0-9a-f]{32}$/);
export const chatId = z.string().regex(/^oc_[0-9a-f]{32}$/);
export const messageId = z.string().regex(/^om_[0-9a-f]{32}$/);
export const status = z.literal([1, 2]);

const name = z.strictObject({ zh_cn: z.string(), en_us: z.string() });
const option = z.strictObject({
  key: z.string(),
  name,
  description: name.optional(),
  active_status: status,
});
const field = {
  id: z.string(),
  name,
  description: name.optional(),
  setting: z.strictObject({
    object_type: z.int().min(1).max(13),
    config: z.strictObject({ options: z.array(option).optional() }).optional(),
  }),
  is_customized: z.boolean(),
  is_required: z.boolean(),
  active_status: status,
};
export const module = z.strictObject({
  ...field,
  children_list: z.array(z.strictObject({ ...field, parent_id: z.string() })),
});
export const source = z.strictObject({
  id: z.string(),
  zh_name: z.string(),
  en_name: z.string(),
  active_status: status,
  resume_source_type: digits,
});

export const message = {
  message_id: messageId,
  msg_type: z.string(),
  create_time: millis,
  update_time: millis,
  deleted: z.literal(false),
  updated: z.boolean(),
  chat_id: chatId,
  sender: z.strictObject({
    id: z.string().regex(/^cli_/),
    id_type: z.literal('app_id'),
    sender_type: z.literal('app'),
    tenant_key: z.string(),
  }),
  body: z.strictObject({ content: z.string() }),
};
export const chat = {
  name: z.string(),
  avatar: z.string(),
  description: z.string(),
  external: z.boolean(),
  tenant_key: z.string(),
  chat_status: z.literal('normal'),
};
export const command = z.strictObject({
  command_id: digits,
  command: z.string(),
  description: z.strictObject({
    default_value: z.string(),
    i18n: z.record(z.string(), z.string()).optional(),
  }),
  icon: z.strictObject({ icon_key: z.string() }),
  create_time: seconds,
  update_time: seconds,
});
