import { sql, type Kysely, type Migration } from 'kysely';

/** Every migration, in order of its name. They run unchanged on SQLite and PostgreSQL; one that has been released never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001_inbox': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('inbox')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('event_key', 'text', (c) => c.notNull().unique())
        .addColumn('lane', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('payload', 'text')
        .addColumn('accepted_at', 'bigint', (c) => c.notNull())
        .addColumn('owner', 'text')
        .addColumn('lease_until', 'bigint', (c) => c.notNull())
        .addColumn('next_try_at', 'bigint', (c) => c.notNull())
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('unknown_since', 'bigint')
        .addColumn('reply', 'text')
        .addColumn('answered_by', 'text')
        .addColumn('outcome', 'text')
        .execute();
      await db.schema
        .createIndex('inbox_waiting')
        .on('inbox')
        .columns(['lane', 'accepted_at'])
        .where(sql.ref('state'), '=', sql.lit('waiting'))
        .execute();
      await db.schema.createIndex('inbox_age').on('inbox').column('accepted_at').execute();
      await db.schema
        .createTable('onces')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('sends')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('sends_age').on('sends').column('at').execute();
    },
  },
};
