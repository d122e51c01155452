import { parse } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { diffSettings } from '../../../src/watch/diff.js';
import { changesCsv } from '../../../src/watch/export/changes-csv.js';
import { changesMarkdown } from '../../../src/watch/export/changes-markdown.js';
import type { ChangeEntry } from '../../../src/watch/export/entry.js';
import { NASTY, nastyForm, named, textOf } from '../../hire/export/samples.js';
import { settings, source } from '../things.js';

const SPAN = { from: '2026-11-01', to: '2026-11-25', timeZone: 'Asia/Shanghai' };
const AT = Date.parse('2026-11-24T17:00:00Z');

function entries(): ChangeEntry[] {
  const sources = NASTY.map((name, at) => source(`${at}`, { name: named(name, name) }));
  const changes = [
    ...diffSettings(settings([], sources), settings([], [])),
    ...diffSettings(settings([]), settings(nastyForm())),
  ];
  return changes.map((change, n) => ({
    change,
    at: AT - n * 3_600_000,
    reverted: n % 2 === 1,
    acknowledged: undefined,
  }));
}

describe('changes as csv', () => {
  it('has one row a change, with what it was and is as data', async () => {
    const all = entries();
    const rows = parse<Record<string, string>>(await textOf(changesCsv(all)), { bom: true, columns: true });
    expect(rows.map(({ kind }) => kind)).toEqual(all.map(({ change }) => change.kind));
    expect(JSON.parse(rows[0]?.['before'] ?? '')).toEqual(all[0]?.change.before);
    expect(rows.map(({ reverted }) => reverted).slice(0, 2)).toEqual(['no', 'yes']);
  });
});

describe('changes as Markdown', () => {
  it('goes by day in the time zone, and names stay text', async () => {
    const text = await textOf(changesMarkdown(entries(), SPAN));
    expect(text).toContain('## 2026-11-25');
    expect(text).toContain('### 破坏性 · Breaking');
    const html = new MarkdownIt({ html: true }).render(text);
    expect(html).not.toMatch(/<b>|<a |<img|<script/);
    expect(html.match(/<li>/g)).toHaveLength(entries().length);
  });

  it('says so when there are none', async () => {
    expect(await textOf(changesMarkdown([], SPAN))).toContain('No changes');
  });
});
