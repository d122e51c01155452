import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Program } from '../support/process.js';
import { shrink } from './shrink.js';

export type Language = 'zh' | 'en';

/** Where the pictures are, from the project's root. */
export const FOLDER = 'docs/images';
const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where pictures of one sandbox are taken, in one language. */
export interface Studio {
  readonly language: Language;
  /** Opens a page of the sandbox. @param path such as `/cards` */
  readonly page: (size: Size, path: string) => Promise<Page>;
  /** Keeps a picture of a page, or of a part of one, under a name without its ending. */
  readonly keep: (name: string, what: Page | Locator) => Promise<void>;
}

/** @param program a sandbox that has been started */
export async function openStudio(browser: Browser, program: Program, language: Language): Promise<Studio> {
  const url = await program.printed(/open (http:\/\/127\.0\.0\.1:\d+)/);
  await mkdir(FOLDER, { recursive: true });
  return {
    language,
    page: async (viewport, path) => {
      const page = await browser.newPage({
        locale: LOCALES[language],
        timezoneId: 'Asia/Shanghai',
        colorScheme: 'light',
        deviceScaleFactor: 2,
        viewport,
      });
      await page.goto(`${url}${path}`);
      return page;
    },
    keep: async (name, what) => {
      const page = 'page' in what ? what.page() : what;
      // What was clicked keeps no ring or shade, and toasts have gone.
      await page.mouse.move(0, 0);
      for (const toast of await page.locator('.toast').all()) await toast.click({ timeout: 1000 });
      await page.evaluate('document.activeElement?.blur()');
      const path = join(FOLDER, language === 'en' ? `${name}.png` : `${name}.${language}.png`);
      await writeFile(path, shrink(await what.screenshot({ animations: 'disabled' })));
    },
  };
}

/** The newest card of the conversation that shows these words, when it is there. */
export async function cardWith(page: Page, words: string): Promise<Locator> {
  const card = page.locator('#messages .card', { hasText: words }).last();
  await card.waitFor();
  return card;
}

/** The address of a chat. */
export const chatAt = (chat: string): string => `/?chat=${chat}`;

/** Types a text and sends it. */
export async function type(page: Page, text: string): Promise<void> {
  await page.locator('#text').fill(text);
  await page.keyboard.press('Enter');
}
