import { z } from 'zod';
import { noticeChangesCard } from '../../cards/changes.js';
import { firstSaid } from '../../cards/kit/text.js';
import { remarkCard } from '../../cards/remarks.js';
import type { Change } from '../watch/change.js';
import type { ClickedNotice, ToldChange } from '../watch/port.js';
import { countsOf } from '../watch/show.js';
import { fieldCommand } from './field.js';
import { offsetPage } from './paging.js';
import { PAGE_ARGUMENTS } from './parameters.js';
import { command, type CommandContext, type Reply } from './port.js';
import { OUT_OF_DATE } from './run-click.js';
import { sourcesCommand } from './sources.js';
import type { Toast } from './outcome.js';

/** A page of a notice's changes has this many rows; they are short. */
const ROWS = 15;

/** The buttons of a notice. Nobody types it. */
export const noticeCommand = command({
  name: 'notice',
  aliases: [],
  summary: { zh: '通知上的按钮', en: "A notice's buttons" },
  parameters: {},
  carried: {
    ...PAGE_ARGUMENTS,
    notice: z.string().regex(/^[0-9a-f]{1,40}$/),
    index: z.coerce.number().int().min(0).max(100_000),
    days: z.union([z.literal(1), z.literal(7)]),
  },
  pick: 'index',
  verbs: ['ack', 'pick', 'close', 'snooze', 'all'],
  asides: ['all', 'open'],
  clickedOnly: true,
  showsData: true,
  examples: [],
  run: async (context, { notice: id = '', index, days = 1, page_token }): Promise<Reply> => {
    const { watch, asker, verb } = context;
    const notice = await watch.notice(asker, id);
    if (!notice) return { kind: 'toast', toast: OUT_OF_DATE };
    const picked = index === undefined ? undefined : notice.changes[index];
    switch (verb) {
      case 'ack':
        await watch.acknowledge(asker, id, asker.openId);
        return card(await watch.notice(asker, id), undefined, ACKNOWLEDGED);
      case 'pick':
        return card(notice, index);
      case 'close':
        return card(notice);
      case 'snooze': {
        await context.mayManage();
        const until = index === undefined ? undefined : await watch.snooze(asker, id, index, days);
        if (until === undefined) return { kind: 'toast', toast: OUT_OF_DATE };
        return card(await watch.notice(asker, id), undefined, snoozed(days));
      }
      case 'open':
        return picked ? open(context, picked) : { kind: 'toast', toast: OUT_OF_DATE };
      case 'all':
        return { kind: 'aside', card: allChanges(notice, id, undefined), toast: BELOW };
      default:
        return { kind: 'card', card: allChanges(notice, id, page_token) };
    }
  },
});

const ACKNOWLEDGED: Toast = {
  type: 'success',
  text: { zh: '已确认，收到这条通知的会话都会看到。', en: 'Acknowledged, in every chat that was told.' },
};
const BELOW: Toast = {
  type: 'info',
  text: { zh: '已作为回复发在下面。', en: 'Sent below, as a reply.' },
};

function snoozed(days: number): Toast {
  return {
    type: 'success',
    text: {
      zh: `已静音 ${days} 天。这期间它的变化会在结束时一次通知；更严重的变更仍会立即通知。`,
      en: `Snoozed for ${days === 1 ? 'a day' : `${days} days`}. What changes about it is told once afterwards; anything worse at once.`,
    },
  };
}

function card(notice: ClickedNotice | undefined, picked?: number, toast?: Toast): Reply {
  return notice
    ? { kind: 'card', card: notice.card({ picked }), toast }
    : { kind: 'toast', toast: OUT_OF_DATE };
}

/** Shows what a change is about, as it is now. */
async function open(context: CommandContext, { change }: ToldChange): Promise<Reply> {
  const { path } = change;
  const shown =
    path.list === 'sources'
      ? await sourcesCommand.run(context, { text: path.source })
      : await fieldCommand.run(context, { name: `${path.module}/${path.field ?? ''}` });
  if (shown.kind !== 'card') return shown;
  return (await isGone(context, change))
    ? { kind: 'aside', card: goneCard(change), toast: BELOW }
    : { kind: 'aside', card: shown.card, toast: BELOW };
}

async function isGone({ hire, tenant }: CommandContext, { path }: Change): Promise<boolean> {
  if (path.list === 'sources')
    return !(await hire.sources(tenant)).items.some(({ id }) => id === path.source);
  const module = (await hire.talent(tenant)).items.find(({ id }) => id === path.module);
  return path.field === undefined ? !module : !module?.fields.some(({ id }) => id === path.field);
}

function goneCard({ subject }: Change) {
  const { zh, en } = subject.name;
  return remarkCard(
    { zh: '已经不存在了', en: 'It is gone' },
    {
      zh: `“${firstSaid(zh, en, subject.id)}”（${subject.id}）现在不在招聘设置里。`,
      en: `"${firstSaid(en, zh, subject.id)}" (${subject.id}) is not among the settings any more.`,
    },
  );
}

function allChanges(notice: ClickedNotice, id: string, token: string | undefined) {
  const views = notice.changes.map(({ view }) => view);
  const { rows, pager } = offsetPage('notice.page', { notice: id }, views, ROWS, token);
  return noticeChangesCard({
    changes: rows,
    total: views.length,
    counts: countsOf(views),
    pager,
    readAt: notice.changes[0]?.at ?? 0,
  });
}
