import { html, render } from 'lit-html';
import { listenToCards } from './card-controls.js';
import type { Used } from './card-values.js';
import { readGallery, type ShownGroup } from './gallery-data.js';
import { galleryTop } from './gallery-top.js';
import { galleryView } from './gallery-view.js';
import { galleryWord } from './gallery-words.js';
import { view, watchView } from './view.js';

const [top, main] = ['.gallery-top', '.gallery'].map((place) => {
  const element = document.querySelector<HTMLElement>(place);
  if (element === null) throw new Error(`The page has no ${place}`);
  return element;
}) as [HTMLElement, HTMLElement];

let groups: readonly ShownGroup[] | undefined;
let problem = '';
let filter = '';

function show(): void {
  document.documentElement.lang = view.lang === 'zh_cn' ? 'zh-CN' : 'en';
  document.documentElement.dataset['theme'] = view.theme;
  document.title = galleryWord('title');
  render(galleryTop(filter, changeFilter), top);
  const words = problem === '' ? galleryWord('loading') : `${galleryWord('failed')}: ${problem}`;
  render(groups === undefined ? html`<p role="status">${words}</p>` : galleryView(groups, filter), main);
  main.toggleAttribute('aria-busy', groups === undefined && problem === '');
}

function changeFilter(text: string): void {
  filter = text;
  show();
}

/** Nothing is sent from here: what a click would send stands below its card. */
function showSent(control: HTMLElement, what: Used | string): void {
  const output = control.closest('.sample')?.querySelector('output');
  if (output === null || output === undefined) return;
  const { tag, ...sent } = typeof what === 'string' ? { tag: '' } : what;
  output.hidden = false;
  output.textContent =
    typeof what === 'string' ? what : `${galleryWord('sends')} ${tag} ${JSON.stringify(sent)}`;
}

async function start(): Promise<void> {
  show();
  try {
    groups = await readGallery();
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  show();
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

watchView(show);
listenToCards(main, { used: showSent, tips: () => undefined });
void start();
