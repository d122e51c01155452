import { parseSourcePage, parseTalentObjects } from '../../src/hire/answer.js';
import { buildIndex, type SearchIndex } from '../../src/hire/search/index.js';
import { sourceSubjects, talentSubjects } from '../../src/hire/search/subjects.js';
import { inTurns } from '../../src/hire/search/turns.js';
import { richSettings } from '../../src/sandbox/index.js';

/** Sources and fields of the sandbox as the bot reads them. */
export function richLists() {
  const { sources, modules } = richSettings();
  return {
    sources: parseSourcePage({ code: 0, data: { items: sources, has_more: false } }).items,
    modules: parseTalentObjects({ code: 0, data: { items: modules, has_more: false } }),
  };
}

/** One index of everything in the sandbox. */
export function richIndex(): Promise<SearchIndex> {
  const { sources, modules } = richLists();
  return inTurns(buildIndex([...sourceSubjects(sources), ...talentSubjects(modules)]));
}
