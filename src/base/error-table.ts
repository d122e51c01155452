import type { Text } from './text.js';

interface ErrorEntry {
  /** What the person in the chat reads. */
  readonly user: Text;
  /** What the operator reads in the log and in the docs: what to look at, what to do. */
  readonly hint: string;
  /** Whether asking again may help, so that the card offers a retry. */
  readonly retry: boolean;
}

/**
 * Every way in which the bot can fail, once. Error cards, logs and docs/errors.md read this table; a code
 * that is not here does not exist.
 */
export const ERROR_TABLE = {
  page_expired: {
    user: {
      zh: '这一页的翻页标记已失效，已回到第一页。',
      en: 'This page token is no longer valid. Back on the first page.',
    },
    hint: 'Feishu answered 1002002 to a page_token. Nothing to do: the card leads back to page one.',
    retry: true,
  },
  guest_refused: {
    user: {
      zh: '抱歉，招聘设置只对本企业成员开放。',
      en: 'Sorry, recruiting settings are shown to members of this organisation only.',
    },
    hint: 'A member of another tenant asked. Set access.allow_external to true to answer them.',
    retry: false,
  },
  guests_present: {
    user: {
      zh: '这个群里有外部成员，招聘设置不会显示在这里。请到与我的单聊中再试一次。',
      en: 'This group has external members, so recruiting settings are not shown here. Please ask me in our private chat.',
    },
    hint: 'The chat is external. Set access.allow_external to true to answer there.',
    retry: false,
  },
  chat_unreadable: {
    user: {
      zh: '暂时无法确认这个群里是否有外部成员，所以没有显示数据。请稍后重试，或在单聊中询问。',
      en: 'Could not find out whether this group has external members, so no data is shown. Please try again, or ask in our private chat.',
    },
    hint: 'GET im/v1/chats/:chat_id failed. Check the scope im:chat:readonly and the connection to Feishu.',
    retry: true,
  },
  manage_refused: {
    user: {
      zh: '你没有管理这个会话订阅的权限，请联系群主或机器人的管理员。',
      en: "You may not manage this chat's subscriptions. Please ask the owner of the group, or the bot's administrators.",
    },
    hint: 'access.manage says who may: members, owners (owner and managers of the group) or admins; access.admins always may.',
    retry: false,
  },
  busy: {
    user: {
      zh: '这个会话里排队的命令太多了，请一分钟后再试。',
      en: 'Too many commands are waiting in this chat. Please try again in a minute.',
    },
    hint: 'More than 200 commands of one chat were waiting; the surplus was dropped and counted.',
    retry: false,
  },
  overloaded: {
    user: { zh: '机器人正忙，请稍后再试。', en: 'The bot is busy. Please try again in a moment.' },
    hint: 'The whole process is full or stopping, or another process holds the database. Events were answered 503; Feishu sends them again.',
    retry: true,
  },
  timed_out: {
    user: {
      zh: '飞书招聘 30 秒内没有返回，已停止等待。请稍后重试。',
      en: 'Feishu Hire did not answer within 30 seconds. Please try again.',
    },
    hint: 'A read took longer than 30 s. Look at the Feishu status page and at the network between the bot and Feishu.',
    retry: true,
  },
  upstream_failed: {
    user: {
      zh: '飞书暂时无法读取，请稍后重试。',
      en: 'Feishu cannot be read right now. Please try again.',
    },
    hint: 'Feishu answered with a server error or the connection failed, several times in a row.',
    retry: true,
  },
  bad_answer: {
    user: {
      zh: '飞书招聘返回的数据不完整，为避免误导没有显示。请稍后重试。',
      en: 'Feishu Hire sent an incomplete answer, so nothing is shown rather than something wrong. Please try again.',
    },
    hint: 'The answer lacked data, items or has_more, or repeated a page token. If it stays so, the API has changed.',
    retry: true,
  },
  scope_missing: {
    user: {
      zh: '应用缺少权限。请管理员在开发者后台开通并发布新版本后重试。',
      en: 'The app lacks a permission. Ask an administrator to grant it and publish a new version, then try again.',
    },
    hint: 'Grant the scope named in the log (hire:talent:readonly for Hire) and publish a new version of the app.',
    retry: true,
  },
  credentials_refused: {
    user: {
      zh: '飞书拒绝了应用凭证，请联系机器人的管理员。',
      en: "Feishu refused the app's credentials. Please tell the bot's operator.",
    },
    hint: 'Check FEISHU_APP_ID and FEISHU_APP_SECRET, and that the app is enabled in the tenant.',
    retry: true,
  },
  app_refused: {
    user: {
      zh: '应用的设置不允许这次调用，请联系机器人的管理员。',
      en: "The app's settings do not allow this call. Please tell the bot's operator.",
    },
    hint: 'IP allowlist, bot ability, availability or the published version of the app: see the code in the log.',
    retry: true,
  },
  quota_exceeded: {
    user: {
      zh: '本月的飞书 API 调用额度已用完，下月 1 日恢复。',
      en: "This month's Feishu API quota is used up. It resets on the 1st.",
    },
    hint: 'Feishu answered 99991403. Reads resume on the 1st or after the plan is raised.',
    retry: true,
  },
  rate_limited: {
    user: {
      zh: '飞书限制了调用频率，请稍后重试。',
      en: 'Feishu limits the rate of calls. Please try again in a moment.',
    },
    hint: 'Feishu answered 99991400 or 230020 for longer than the command could wait. Another app may share the limit.',
    retry: true,
  },
  send_refused: {
    user: { zh: '消息无法送达。', en: 'The message could not be delivered.' },
    hint: 'Feishu refused the message for good (bot removed, chat dissolved, message gone): see the code in the log.',
    retry: false,
  },
  card_refused: {
    user: {
      zh: '结果无法以卡片显示，已记录，请联系机器人的管理员。',
      en: "The result could not be shown as a card. It was logged; please tell the bot's operator.",
    },
    hint: 'A card failed the check before sending, or Feishu refused its content. The log names the rule. Please report it as a bug.',
    retry: false,
  },
  file_too_large: {
    user: {
      zh: '导出的文件超过 30 MB，飞书不接收这么大的文件。字段和来源请改用 csv；变更请用 --from、--to 缩小范围。',
      en: 'The export is over 30 MB, and Feishu takes no larger files. Ask for csv, or for changes of fewer days with --from and --to.',
    },
    hint: 'The export is too big for a chat. npm run export writes files of any size.',
    retry: false,
  },
  file_refused: {
    user: {
      zh: '飞书没有接收导出的文件，已记录，请联系机器人的管理员。',
      en: "Feishu did not take the exported file. It was logged; please tell the bot's operator.",
    },
    hint: 'The upload was refused: see the code in the log. The scope is im:resource or im:resource:upload.',
    retry: true,
  },
  database_unavailable: {
    user: {
      zh: '机器人的数据库暂时不可用，请稍后再试。',
      en: "The bot's database is away. Please try again in a moment.",
    },
    hint: 'Check DATABASE_URL and the database. Events were answered 503; Feishu sends them again.',
    retry: true,
  },
  internal: {
    user: {
      zh: '机器人出错了，已记录。请重试一次。',
      en: 'The bot made a mistake. It was logged; please try once more.',
    },
    hint: 'A bug: the log entry carries the stack. Please report it.',
    retry: true,
  },
} as const satisfies Record<string, ErrorEntry>;

/** The closed set of error codes. */
export type ErrorCode = keyof typeof ERROR_TABLE;
