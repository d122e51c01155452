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
  '002_watch': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('snapshots')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('read_at', 'bigint', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('snapshots_key', ['tenant', 'version'])
        .execute();
      await db.schema
        .createTable('changes')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('announcement', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('history', 'integer', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('severity', 'text', (c) => c.notNull())
        .addColumn('fingerprint', 'text', (c) => c.notNull())
        .addColumn('scope', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addColumn('reverted_at', 'bigint')
        .addColumn('acked_by', 'text')
        .addColumn('acked_at', 'bigint')
        .addPrimaryKeyConstraint('changes_key', ['tenant', 'announcement', 'seq'])
        .execute();
      await db.schema.createIndex('changes_time').on('changes').columns(['tenant', 'at']).execute();
      await db.schema
        .createIndex('changes_open')
        .on('changes')
        .columns(['tenant', 'scope'])
        .where(sql.ref('reverted_at'), 'is', null)
        .execute();
      await db.schema
        .createTable('subscriptions')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('chat', 'text', (c) => c.notNull())
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('list', 'text', (c) => c.notNull())
        .addColumn('module', 'text')
        .addColumn('severity', 'text', (c) => c.notNull())
        .addColumn('digest', 'text')
        .addColumn('person', 'text')
        .addColumn('created_by', 'text', (c) => c.notNull())
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('reason', 'text')
        .addColumn('since', 'integer')
        .addColumn('skip', 'text')
        .addPrimaryKeyConstraint('subscriptions_key', ['tenant', 'chat', 'number'])
        .execute();
      await db.schema
        .createIndex('subscriptions_state')
        .on('subscriptions')
        .columns(['state', 'tenant'])
        .execute();
      await db.schema
        .createTable('notices')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('chat', 'text', (c) => c.notNull())
        .addColumn('key', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('aim', 'text')
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('announcement', 'text')
        .addColumn('base', 'integer')
        .addColumn('version', 'integer')
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addColumn('due_since', 'bigint', (c) => c.notNull())
        .addColumn('next_try_at', 'bigint', (c) => c.notNull())
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('unknown_since', 'bigint')
        .addColumn('owner', 'text')
        .addColumn('lease_until', 'bigint', (c) => c.notNull())
        .addColumn('message_id', 'text')
        .addColumn('sent_at', 'bigint')
        .addColumn('wanted', 'integer', (c) => c.notNull())
        .addColumn('shown', 'integer', (c) => c.notNull())
        .addColumn('outcome', 'text')
        .addUniqueConstraint('notices_once', ['tenant', 'chat', 'key'])
        .execute();
      await db.schema
        .createIndex('notices_open')
        .on('notices')
        .columns(['next_try_at'])
        .where(sql.ref('state'), 'in', sql`('collecting', 'waiting', 'stale')`)
        .execute();
      await db.schema
        .createIndex('notices_announcement')
        .on('notices')
        .columns(['tenant', 'announcement'])
        .execute();
      await db.schema
        .createTable('acks')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('announcement', 'text', (c) => c.notNull())
        .addColumn('by', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('acks_key', ['tenant', 'announcement'])
        .execute();
      await db.schema
        .createTable('snoozes')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('chat', 'text', (c) => c.notNull())
        .addColumn('path', 'text', (c) => c.notNull())
        .addColumn('severity', 'text', (c) => c.notNull())
        .addColumn('until', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('snoozes_key', ['tenant', 'chat', 'path'])
        .execute();
      await db.schema
        .createTable('watched')
        .addColumn('tenant', 'text', (c) => c.primaryKey())
        .addColumn('failing_since', 'bigint')
        .addColumn('code', 'text')
        .addColumn('alarmed', 'integer', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('chats')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('chat', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('chats_key', ['tenant', 'chat'])
        .execute();
      await db.schema
        .createTable('calls')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('month', 'text', (c) => c.notNull())
        .addColumn('api', 'text', (c) => c.notNull())
        .addColumn('count', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('calls_key', ['tenant', 'month', 'api'])
        .execute();
    },
  },
  '003_slash_panel': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('slash_panel')
        .addColumn('app', 'text', (c) => c.notNull())
        .addColumn('command', 'text', (c) => c.notNull())
        .addColumn('command_id', 'text')
        .addPrimaryKeyConstraint('slash_panel_key', ['app', 'command'])
        .execute();
    },
  },
  '004_progress': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('inbox').addColumn('progress', 'text').execute();
    },
  },
};
