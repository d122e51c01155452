import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_HITS, buildIndex, type SearchIndex } from '../../src/hire/search/index.js';
import type { Hit } from '../../src/hire/search/hits.js';
import { createFinder } from '../../src/hire/search/finder.js';
import { oneSlip, slip } from '../../src/hire/search/slip.js';
import { called, sourceSubjects, type Subject } from '../../src/hire/search/subjects.js';
import { inTurns } from '../../src/hire/search/turns.js';
import { createSpeller } from '../../src/hire/search/units.js';
import type { ResumeSource } from '../../src/hire/types.js';
import { richIndex, richLists } from './rich-index.js';
import { QUERIES } from './search-queries.js';

const shown = ({ subject, score }: Hit): string => `${subject.kind} ${called(subject).name.zh} ${score}`;

function sourceOf(id: string, zh: string, en = ''): ResumeSource {
  return { id, name: { zh, en }, type: '10001', status: 'active' };
}

describe('the search', () => {
  let index: SearchIndex;
  beforeAll(async () => {
    index = await richIndex();
  });

  it('is asked a hundred ways', () => {
    expect(QUERIES.length).toBeGreaterThanOrEqual(100);
  });

  it.each(QUERIES)('%s: %s finds %s first', (_, text, first) => {
    const [hit] = index.search(text);
    expect(hit && `${hit.subject.kind} ${called(hit.subject).name.zh}`).toBe(first);
  });

  it('finds every source and field by its id, and by part of it', () => {
    for (const { id } of richLists().sources) {
      expect(called(index.search(id)[0]?.subject ?? fail()).id).toBe(id);
      expect(index.search(id.slice(-9)).map(({ subject }) => called(subject).id)).toContain(id);
    }
  });

  it.each(QUERIES)('%s: %s proposes what a comparison with every name finds', (_, text) => {
    expect(index.search(text).map(shown)).toEqual(index.search(text, { every: true }).map(shown));
  });

  it('does so for whatever is typed', () => {
    const names = richLists().sources.flatMap(({ name }) => [name.zh, name.en]);
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc
        .tuple(fc.constantFrom(...names), fc.nat(20), fc.nat(8))
        .map(([name, from, length]) => name.slice(from, from + length)),
    );
    fc.assert(
      fc.property(text, (typed) => {
        expect(index.search(typed).map(shown)).toEqual(
          index.search(typed, { every: true }).slice(0, MOST_HITS).map(shown),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('says what matched', () => {
    const part = (text: string): (string | undefined)[] => {
      const hit = index.search(text)[0];
      const { zh, en } = hit?.marks() ?? {};
      const name = hit && called(hit.subject).name;
      return [zh && name?.zh.slice(zh.from, zh.to), en && name?.en.slice(en.from, en.to)];
    };
    expect(part('xl')).toEqual(['学历', undefined]);
    expect(part('zhipin')).toEqual(['直聘', 'Zhipin']);
    expect(part('degr')).toEqual([undefined, 'Degr']);
    expect(part('gongzhong')).toEqual(['公众', undefined]);
    expect(part('jobsite')).toEqual([undefined, 'Job Site']);
    expect(part('dgree')).toEqual([undefined, 'Degree']);
  });

  it('suggests what begins alike, however it goes on', () => {
    expect(index.search('zhejiangdaxuee1')).toEqual([]);
    expect(index.nearest('zhejiangdaxuee1', 5).map((subject) => called(subject).name.zh)).toContain(
      '浙江大学',
    );
  });

  it('suggests what is nearest when it finds nothing', () => {
    expect(index.search('headhuntress')).toEqual([]);
    expect(index.nearest('headhuntress', 5).map((subject) => called(subject).name.en)).toContain(
      'Headhunter',
    );
  });
});

function fail(): never {
  throw new Error('nothing was found');
}

describe('a slip', () => {
  it.each([
    ['degree', 'degree', true],
    ['degree', 'dgree', true],
    ['degree', 'degreee', true],
    ['degree', 'degrea', true],
    ['degree', 'edgree', true],
    ['degree', 'degere', true],
    ['degree', 'dgreee', false],
    ['degree', 'dgre', false],
    ['degree', 'gedree', false],
    ['', 'a', true],
  ])('%s, %s: %s', (one, other, expected) => {
    expect(oneSlip(one, other)).toBe(expected);
    expect(oneSlip(other, one)).toBe(expected);
  });
});

describe('a slip among characters', () => {
  it.each([
    ['boss支聘', 'BOSS直聘', { from: 0, to: 3 }],
    ['bos直聘', 'BOSS直聘', { from: 0, to: 3 }],
    ['济nd', 'Network and New Media', undefined],
  ])('%s for %s', (text, name, expected) => {
    expect(slip(text, createSpeller().units(name))).toEqual(expected);
  });
});

describe('indexes', () => {
  it('are made once for equal lists, whoever asks', async () => {
    const finder = createFinder();
    const list = (): ResumeSource[] => [sourceOf('1', '猎头'), sourceOf('2', '内推')];
    const [one, other] = await Promise.all([finder.sources(list()), finder.sources(list())]);
    expect(one).toBe(other);
    expect(await finder.sources(list())).toBe(one);
    expect(await finder.sources([...list(), sourceOf('3', '其他')])).not.toBe(one);
  });

  it('are forgotten when they hold too much', async () => {
    const finder = createFinder({ keptThings: 1200 });
    const lists = ['甲', '乙', '丙'].map((zh) => [sourceOf('1', zh)]);
    const first = await finder.sources(lists[0] ?? []);
    for (const list of lists) await finder.sources(list);
    expect(await finder.sources(lists[0] ?? [])).not.toBe(first);
  });

  it('are made in small steps: one thing of the list, one name, or some thousands of numbers', async () => {
    let taken = 0;
    const sources = Array.from({ length: 5000 }, (_, at) =>
      sourceOf(String(at), `教育经历学历学校专业${at}`, `education degree school major ${at}`),
    );
    function* counted(): Generator<Subject> {
      for (const subject of sourceSubjects(sources)) {
        taken += 1;
        yield subject;
      }
    }
    const steps = buildIndex(counted());
    let most = 0;
    let count = 0;
    for (let before = 0; !steps.next().done; before = taken) {
      most = Math.max(most, taken - before);
      count += 1;
    }
    expect(most).toBe(1);
    // A thing is taken, its name is put in order and spelled; then the numbers are sorted, which is more than one step.
    expect(count).toBeGreaterThan(3 * sources.length + 2);
  });

  it('find what stands anywhere in a long list, each thing once', async () => {
    // More than what is kept in one string.
    const sources = Array.from({ length: 2500 }, (_, at) => sourceOf(`id${at}`, `第${at}期`, `${at} ${at}`));
    const index = await inTurns(buildIndex(sourceSubjects(sources)));
    for (const at of [0, 999, 1000, 1001, 1999, 2000, 2499]) {
      const found = index.search(`第${at}期`).map(({ subject }) => called(subject).id);
      expect(found).toEqual([`id${at}`]);
      expect(index.search(`id${at}`)[0]?.subject).toMatchObject({ source: { id: `id${at}` } });
    }
    expect(index.search('期')).toHaveLength(MOST_HITS);
  });

  it('are made in turns, so that others are not kept waiting', async () => {
    let others = 0;
    let time = 0;
    const waiting = (): void => {
      others += 1;
      if (others < 1000) setImmediate(waiting);
    };
    setImmediate(waiting);
    const sources = Array.from({ length: 50 }, (_, at) => sourceOf(String(at), `来源${at}`));
    // Each step seems to take longer than a turn may.
    const index = await inTurns(buildIndex(sourceSubjects(sources)), () => (time += 5));
    expect(index.size).toBe(50);
    expect(others).toBeGreaterThanOrEqual(49);
    others = 1000;
  });

  it('show at most so many hits, the whole names among them', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => sourceOf(`s${at}`, `大学第${at}期`));
    const index = await inTurns(buildIndex(sourceSubjects([...many, sourceOf('last', '大学')])));
    const hits = index.search('daxue');
    expect(hits).toHaveLength(MOST_HITS);
    expect(called(hits[0]?.subject ?? fail()).id).toBe('last');
  });
});
