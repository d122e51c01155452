import type { Words } from './types.js';

/** One sample: its name, its card, and how it is drawn for each language. */
export interface ShownSample {
  readonly name: string;
  readonly card: object;
  readonly html: Readonly<Record<Language, string>>;
}

export interface ShownGroup {
  readonly title: Words;
  readonly samples: readonly ShownSample[];
}

export const LANGUAGES = ['zh_cn', 'en_us'] as const;
export type Language = (typeof LANGUAGES)[number];

const BASE = '/sandbox/api/cards';

async function read(path: string): Promise<Response> {
  const response = await fetch(BASE + path);
  if (!response.ok) throw new Error(`${String(response.status)} ${path}`);
  return response;
}

async function readHtml(name: string, lang: Language): Promise<string> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = new URLSearchParams({ lang, time_zone: timeZone });
  return (await read(`/${name}/html?${query.toString()}`)).text();
}

async function readSample(name: string): Promise<ShownSample> {
  const [response, zh_cn, en_us] = await Promise.all([
    read(`/${name}`),
    readHtml(name, 'zh_cn'),
    readHtml(name, 'en_us'),
  ]);
  return { name, card: (await response.json()) as object, html: { zh_cn, en_us } };
}

/** All samples of the sandbox. @throws Error when one of them cannot be read */
export async function readGallery(): Promise<ShownGroup[]> {
  const { groups } = (await (await read('')).json()) as { groups: { title: Words; names: string[] }[] };
  return Promise.all(
    groups.map(async ({ title, names }) => ({ title, samples: await Promise.all(names.map(readSample)) })),
  );
}

/** The groups with those of their samples whose name, or whose group's title, holds the text. */
export function filtered(groups: readonly ShownGroup[], text: string): ShownGroup[] {
  const wanted = text.trim().toLowerCase();
  const holds = (words: string): boolean => words.toLowerCase().includes(wanted);
  return groups
    .map((group) => {
      if (holds(group.title.zh) || holds(group.title.en)) return group;
      return { ...group, samples: group.samples.filter(({ name }) => holds(name)) };
    })
    .filter(({ samples }) => samples.length > 0);
}
