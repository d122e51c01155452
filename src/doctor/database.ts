import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { BotError } from '../base/errors.js';
import type { DatabaseAddress, Store } from '../store/index.js';
import { databaseExists, inspectDatabase } from '../store/inspect.js';
import { pass, type Check, type Verdict } from './check.js';

/** The database, without making one: a file that is not there yet is made by the first start. */
export function databaseCheck(address: DatabaseAddress, open: () => Promise<Store>): Check {
  const name = 'database';
  return {
    name,
    run: () => (databaseExists(address) ? look(address.kind, open) : notYet(address)),
  };
}

const KIND = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

async function look(kind: DatabaseAddress['kind'], open: () => Promise<Store>): Promise<Verdict> {
  try {
    const { version, missing, unknown } = await inspectDatabase(await open());
    const what = `${KIND[kind]} ${version}`;
    if (unknown.length > 0)
      return {
        status: 'fail',
        message: {
          zh: `${what}：数据库由更新的版本创建（${unknown.join('、')}）`,
          en: `${what}: a newer version has been here (${unknown.join(', ')})`,
        },
        hint: { zh: '请使用那个版本的程序。', en: 'Run the newer version of the program again.' },
      };
    if (missing.length > 0)
      return {
        status: 'warn',
        message: {
          zh: `${what}，可写；待执行的迁移：${missing.join('、')}`,
          en: `${what}, writable; migrations to come: ${missing.join(', ')}`,
        },
        hint: { zh: '下次启动时会自动执行。', en: 'The next start makes them.' },
      };
    return pass(`${what}，可写，表结构最新`, `${what}, writable, up to date`);
  } catch (thrown) {
    return away(kind, thrown);
  }
}

function away(kind: DatabaseAddress['kind'], thrown: unknown): Verdict {
  const reason = (thrown as BotError).message;
  return {
    status: 'fail',
    message: { zh: `${KIND[kind]} 无法使用：${reason}`, en: `${KIND[kind]} cannot be used: ${reason}` },
    hint: {
      zh: '检查 DATABASE_URL，以及数据库是否在运行、是否可写。',
      en: 'Check DATABASE_URL, that the database runs, and that it may be written.',
    },
  };
}

function notYet(address: DatabaseAddress): Verdict {
  const path = address.kind === 'sqlite' ? resolve(address.path) : '';
  let folder = dirname(path);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return pass(
      'SQLite 文件尚不存在，首次启动时创建',
      'the SQLite file is not there yet; the first start makes it',
    );
  } catch {
    return {
      status: 'fail',
      message: { zh: `无法在 ${folder} 创建数据库文件`, en: `no database file can be made in ${folder}` },
      hint: {
        zh: '让机器人可以写这个文件夹，或修改 DATABASE_URL。',
        en: 'Let the bot write to this folder, or change DATABASE_URL.',
      },
    };
  }
}
