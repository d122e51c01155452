/**
 * Feishu's ids are opaque behind their prefix, and hyphens occur in them. They go into paths, which the SDK does not
 * encode, so nothing may pass that could lead to another path.
 */
export const ID_FORMS = {
  app: /^cli_[\w-]{1,100}$/,
  message: /^om_[\w-]{1,100}$/,
  chat: /^oc_[\w-]{1,100}$/,
  person: /^ou_[\w-]{1,100}$/,
} as const;
