import { command, type Reply } from './port.js';
import { numberParameter } from './watch-parameters.js';
import { endReply, listReply, notThere } from './watches.js';

/** `/unwatch [N]`: ends a subscription of this chat; without a number the only one, or the list is shown. */
export const unwatchCommand = command({
  name: 'unwatch',
  aliases: ['退订'],
  summary: { zh: '退订：不再通知这个会话', en: 'End a subscription of this chat' },
  parameters: { number: numberParameter },
  carried: {},
  // Subscriptions must be ended in a chat that has guests by now, too; names of modules are left out there.
  showsData: false,
  examples: [{ typed: '/unwatch' }],
  run: async (context, { number }): Promise<Reply> => {
    await context.mayManage();
    const rows = await context.watch.list(context.asker);
    const only = rows.length === 1 ? rows[0] : undefined;
    if (number === undefined) {
      if (only) return endReply(context, only);
      return listReply(
        context,
        rows.length === 0
          ? { zh: '这个会话还没有订阅。', en: 'This chat has no subscriptions.' }
          : {
              zh: '要退订哪一个？点按钮，或发送 /unwatch 编号。',
              en: 'Which one? Click, or send /unwatch NUMBER.',
            },
      );
    }
    const row = rows.find((one) => one.number === number);
    return row ? endReply(context, row) : listReply(context, notThere(number));
  },
});
