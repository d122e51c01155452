import { CHATS } from '../../src/sandbox/world.js';
import { cardWith, chatAt, type, type Studio } from './studio.js';

const DESK = { width: 1280, height: 1000 };
/** Wide enough for a card as it is on a computer. */
const CARDS = { width: 960, height: 1400 };
const PHONE = { width: 390, height: 844 };

/** Pictures that are taken of one sandbox. */
export interface Sheet {
  /** The scene that it starts with; none when not said. */
  readonly scene?: string;
  readonly take: (studio: Studio) => Promise<void>;
}

/** Every picture of the README and of docs/. */
export const ALBUM: readonly Sheet[] = [
  { take: notice },
  { take: status },
  { scene: 'first-day', take: cards },
  { scene: 'bad-morning', take: changes },
  { scene: 'busy-group', take: desk },
];

/** What the bot is for: somebody changes a setting, and the chat is told. */
async function notice({ language, page: open, keep }: Studio): Promise<void> {
  const zh = language === 'zh';
  const page = await open(DESK, chatAt(CHATS.private));
  await type(page, zh ? '/订阅' : '/watch');
  await cardWith(page, '#1');
  await page.locator('#hire-toggle').click();
  const row = page.locator('#hire [data-row="source/10001"]');
  await row.locator('.hire-more').click();
  await row.locator('[data-action="disable"]').click();
  await cardWith(page, zh ? '停用来源' : 'Source disabled');
  await keep('notice', page);
}

/** One card each, as somebody on the first day sees them. */
async function cards({ language, page: open, keep }: Studio): Promise<void> {
  const zh = language === 'zh';
  const page = await open(CARDS, chatAt(CHATS.private));
  await keep('field', await cardWith(page, zh ? '博士' : 'Doctorate'));
  await keep('search', await cardWith(page, zh ? '“xl”' : '"xl"'));
  await type(page, zh ? '/来源' : '/sources');
  await keep('sources', await cardWith(page, '10000'));
  const phone = await open(PHONE, chatAt(CHATS.private));
  await type(phone, zh ? '/搜索 猎头' : '/search headhunter');
  await cardWith(phone, zh ? '“猎头”' : '"headhunter"');
  await keep('phone', phone);
}

/** What became of a morning's changes. */
async function changes({ language, page: open, keep }: Studio): Promise<void> {
  const zh = language === 'zh';
  const page = await open(CARDS, chatAt(CHATS.group));
  await keep('changes', await cardWith(page, zh ? '变更记录' : 'History of changes'));
  const option = page.locator('#messages .card', { hasText: zh ? '停用 1 个选项' : '1 option disabled' });
  await keep('acknowledged', option.first());
}

/** How the bot is, as it is on an ordinary day and not in a sandbox that reads all the time. */
async function status({ page: open, keep }: Studio): Promise<void> {
  const page = await open(CARDS, '/cards');
  await keep('status', page.locator('[id="status-ok"] .card').first());
}

/** The whole page, with what goes over the wire beside the talk of a group. */
async function desk({ page: open, keep }: Studio): Promise<void> {
  const page = await open({ width: 1440, height: 860 }, chatAt(CHATS.group));
  await page.locator('#messages .file').last().waitFor();
  await page.locator('#wire-toggle').click();
  // What the bot does for itself is left out.
  await page.locator('#wire [data-kind="other"]').click();
  await page.locator('#wire [data-exchange]').nth(5).waitFor();
  await keep('sandbox', page);
}
