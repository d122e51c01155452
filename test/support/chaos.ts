import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startSandbox, type Message, type Sandbox } from '../../src/sandbox/index.js';
import { openSqlite } from '../../src/store/sqlite.js';
import { AIMS, aimAt, upTo } from './chaos-aim.js';
import { MODULES, createEdits, type Edit, type Flip } from './chaos-edits.js';
import { audit, type Wish } from './chaos-told.js';
import { words } from './card.js';
import { ready } from './house.js';
import { environmentFor, openBench, type Bench, type Program } from './process.js';
import { seededRandom } from './random.js';
import { until } from './until.js';
import { answerTo } from './replies.js';

const YAML = 'watch: { interval: 300ms, settle: 100ms, confirm_delay: 100ms }\n';
const SEND = 'POST /open-apis/im/v1/messages';
/** In the end everything has to be told within this. */
const SETTLED_MS = 30_000;
/** How likely it is that the next process waits already when one is killed. */
const HEIRS = 0.4;
/** How likely it is that something changes and is undone in the next round. */
const FLIPS = 0.3;

export interface ChaosReport {
  /** Everything that is wrong, a sentence each. */
  readonly problems: readonly string[];
  /** What was done, for people who look for the cause. */
  readonly story: readonly string[];
  /** How many changes there were, how many notices, and how many sends came under a `uuid` for a second time. */
  readonly counts: { readonly changes: number; readonly notices: number; readonly again: number };
}

interface ChaosChat {
  readonly name: string;
  readonly chat: string;
  readonly wishes: readonly Wish[];
}

/**
 * Kills the bot in so many rounds, each time while something changes and at another point, and holds what every chat
 * was told in the end against what happened.
 * @param seed decides what changes and when it is killed; how far the bot has come by then it does not decide.
 */
export async function wreak(seed: number, rounds: number): Promise<ChaosReport> {
  const random = seededRandom(seed);
  const made = createEdits(random, rounds * 3);
  const edits: Edit[] = [];
  const flips: Flip[] = [];
  const story: string[] = [];
  const bench = await openBench();
  const sandbox = await startSandbox({ hire: made.hire });
  try {
    const start = await starter(bench, sandbox);
    const chats = chatsOf(sandbox);
    let bot = start();
    await subscribe(sandbox, await bot.listening(), chats);

    let flip: Flip | undefined;
    /** Changes something, now and a little later, while what came before is read, settles, or is being told. */
    const meddle = async (round: number): Promise<void> => {
      const aim = AIMS[round % AIMS.length];
      if (flip && aim === 'an update') await toldOf(flip.there.id, sandbox, chats);
      if (flip) sandbox.changeHire(flip.back.make);
      const isNeeded = AIMS[(round + 1) % AIMS.length] === 'an update';
      flip = isNeeded || random() < FLIPS ? made.nextFlip() : undefined;
      if (flip) {
        flips.push(flip);
        sandbox.changeHire(flip.there.make);
      }
      for (let count = 1 + Math.floor(random() * 2); count > 0; count--) {
        const edit = made.next();
        edits.push(edit);
        sandbox.changeHire(edit.make);
        await upTo(500, random);
      }
    };

    for (let round = 0; round < rounds; round++) {
      const aim = AIMS[round % AIMS.length] ?? 'any moment';
      const heir = random() < HEIRS ? start() : undefined;
      const [hit] = await Promise.all([aimAt(aim, sandbox, random), meddle(round)]);
      bot.kill('SIGKILL');
      story.push(`round ${round}: ${hit ? 'killed at' : 'waited in vain for'} ${aim}`);
      sandbox.faults.clear();
      bot = heir ?? start();
    }
    if (flip) sandbox.changeHire(flip.back.make);

    const audits = () =>
      chats.map(({ chat, wishes }) => audit(wishes, told(sandbox, chat), { edits, flips }));
    const complain = (thrown: unknown): void => void story.push(String(thrown).split('\n', 1)[0] ?? '');
    await sandbox
      .waitFor(() => audits().every(({ missing }) => missing.length === 0), {
        timeoutMs: SETTLED_MS,
        what: 'everything to be told',
      })
      .catch(complain);
    await quiet(bench, sandbox).catch(complain);
    const problems = audits().flatMap(({ missing, wrong }, n) =>
      [...missing, ...wrong].map((problem) => `${chats[n]?.name ?? ''}: ${problem}`),
    );
    const uuids = sandbox.record.flatMap(({ route, uuid }) => (route === SEND && uuid ? [uuid] : []));
    return {
      problems: [...problems, ...sandbox.violations()],
      story,
      counts: {
        changes: edits.length + 2 * flips.length,
        notices: chats.reduce((sum, { chat }) => sum + told(sandbox, chat).length, 0),
        again: uuids.length - new Set(uuids).size,
      },
    };
  } finally {
    await bench.close();
    await sandbox.close();
  }
}

async function starter(bench: Bench, sandbox: Sandbox): Promise<() => Program> {
  const config = join(bench.folder, 'chaos.yaml');
  await writeFile(config, YAML);
  const env = {
    ...environmentFor(sandbox),
    APP_CONFIG: config,
    DATABASE_URL: `sqlite:${databaseOf(bench)}`,
  };
  return () => bench.run(['start'], env);
}

const databaseOf = (bench: Bench): string => join(bench.folder, 'bot.db');

function chatsOf({ chats }: Sandbox): ChaosChat[] {
  return [
    {
      name: 'everything, and a part of it once more',
      chat: chats.group,
      wishes: [
        { list: 'all', severity: 'safe' },
        { list: 'sources', severity: 'breaking' },
      ],
    },
    { name: 'risky sources', chat: chats.secondGroup, wishes: [{ list: 'sources', severity: 'risky' }] },
    {
      name: 'one module',
      chat: chats.topicGroup,
      wishes: [{ list: 'fields', module: MODULES[0], severity: 'safe' }],
    },
    { name: 'breaking, in private', chat: chats.private, wishes: [{ list: 'all', severity: 'breaking' }] },
  ];
}

async function subscribe(sandbox: Sandbox, url: string, chats: readonly ChaosChat[]): Promise<void> {
  await ready(url);
  sandbox.setBotUrl(url);
  for (const { chat, wishes } of chats)
    for (const { list, module, severity } of wishes) {
      const of = module === undefined ? '' : ` --module ${module}`;
      const said = sandbox.say({ chat, text: `/watch ${list}${of} --severity ${severity}` });
      const reply = await answerTo(sandbox, said.messageId);
      if (!words(reply).includes('Subscribed')) throw new Error(words(reply));
    }
}

/** What the bot said in a chat by itself. */
function told(sandbox: Sandbox, chat: string): Message[] {
  return sandbox
    .messages(chat)
    .filter(({ sender, replyTo }) => sender.type === 'bot' && replyTo === undefined);
}

/** Waits until some chat was told of this, but not for ever: nobody may want to hear of it. */
function toldOf(id: string, sandbox: Sandbox, chats: readonly ChaosChat[]): Promise<unknown> {
  const isTold = (): boolean =>
    chats.some(({ chat }) => told(sandbox, chat).some(({ content }) => content.includes(id)));
  return sandbox.waitFor(isTold, { timeoutMs: 5000 }).catch(() => undefined);
}

/** Waits until nothing is left to be told or to be shown anew. */
async function quiet(bench: Bench, sandbox: Sandbox): Promise<void> {
  const reads = (): number => sandbox.record.filter(({ path }) => path.endsWith('/query')).length;
  const before = reads();
  await sandbox.waitFor(() => reads() >= before + 4, { what: 'some more reads' });
  await until(
    () => {
      const db = openSqlite(databaseOf(bench));
      try {
        const waiting = "select 1 from notices where state in ('collecting', 'waiting', 'stale')";
        return db.prepare(waiting).all().length === 0;
      } finally {
        db.close();
      }
    },
    { what: 'the outbox to be empty' },
  );
}
