import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ResumeSource, TalentModule } from '../types.js';
import { buildIndex, type SearchIndex } from './index.js';
import { sourceSubjects, talentSubjects, called, type Subject } from './subjects.js';
import { inTurns } from './turns.js';
import { createSpeller } from './units.js';

/** Finds things by what people type. An index is made once for equal lists, whoever asks. */
export interface Finder {
  /** The index of a list of sources. */
  sources(list: readonly ResumeSource[]): Promise<SearchIndex>;
  /** The index of the modules, their fields and the fields' options. */
  talent(list: readonly TalentModule[]): Promise<SearchIndex>;
}

/** How many things the kept indexes may hold together; at two to four kilobytes each. */
const KEPT_THINGS = 130_000;
/** What an index weighs that holds next to nothing, in things. */
const LEAST = 500;

/** Indexes are made in turns of a few milliseconds; the least recently used go when they hold too much. */
export function createFinder(options: { readonly keptThings?: number } = {}): Finder {
  const most = options.keptThings ?? KEPT_THINGS;
  const kept = new LRUCache<string, { index: SearchIndex; weight: number }>({
    maxSize: most,
    sizeCalculation: ({ weight }) => weight,
  });
  // The dictionary is unfolded when the first word is spelled, which takes longer than a turn may.
  createSpeller().units('拼音');
  const building = new Map<string, Promise<SearchIndex>>();
  // The list of one read is asked about again and again; its content is looked at once.
  const keys = new WeakMap<object, Promise<string>>();

  const indexOf = async (list: object, things: () => Generator<Subject>): Promise<SearchIndex> => {
    const key = keys.get(list) ?? inTurns(contentKey(things()));
    keys.set(list, key);
    const content = await key;
    const known = kept.get(content);
    if (known) return known.index;
    const running = building.get(content);
    if (running) return running;
    const made = inTurns(buildIndex(things()))
      .then((index) => {
        // One that is larger than all together may be is kept alone rather than made again for each question.
        kept.set(content, { index, weight: Math.min(most, index.size + LEAST) });
        return index;
      })
      .finally(() => building.delete(content));
    building.set(content, made);
    return made;
  };

  return {
    sources: (list) => indexOf(list, () => sourceSubjects(list)),
    talent: (list) => indexOf(list, () => talentSubjects(list)),
  };
}

/** Equal for lists that look the same. What is found is shown from the index, so everything that is shown counts. */
function* contentKey(things: Iterable<Subject>): Generator<undefined, string> {
  const hash = createHash('sha256');
  for (const subject of things) {
    const { id, name } = called(subject);
    hash.update(JSON.stringify([subject.kind, id, name.zh, name.en, shownBeside(subject)]));
    yield;
  }
  return hash.digest('base64url');
}

function shownBeside(subject: Subject): unknown {
  switch (subject.kind) {
    case 'source':
      return [subject.source.type, subject.source.status];
    case 'option':
      return subject.option.status;
    case 'field':
    case 'module': {
      const { type, status, custom, required } = subject.kind === 'field' ? subject.field : subject.module;
      return [type, status, custom, required];
    }
  }
}
