import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { DatabaseAddress } from '../../src/store/index.js';

/** A database of a test's own. */
export interface TestDatabase {
  readonly address: DatabaseAddress;
  /** As DATABASE_URL writes it. */
  readonly url: string;
  drop(): Promise<void>;
}

export async function sqliteDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'hirebot-'));
  const path = join(folder, 'bot.db');
  return {
    address: { kind: 'sqlite', path },
    url: `sqlite:${path}`,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

export async function postgresDatabase(): Promise<TestDatabase> {
  const server = inject('services').postgresUrl;
  const name = `hirebot_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    address: { kind: 'postgres', url: url.href },
    url: url.href,
    drop: () => run(`drop database if exists ${name} with (force)`),
  };
}
