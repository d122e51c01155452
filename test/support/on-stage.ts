import type { Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { sceneOptions } from '../../src/sandbox/run-scene.js';
import { SCENES, tellScene } from '../../src/sandbox/scenes/index.js';
import { openBrowser, watchedPage } from './browser.js';
import { openHouse, type House } from './house.js';

/** A scene that has been told, and somebody at the page who looks at it. */
export interface OnStage {
  readonly house: House;
  readonly page: Page;
  /** What went wrong on the page so far. */
  readonly problems: string[];
  /** The last card, or file, of the conversation. */
  last(): Locator;
  /** Types a text and sends it. */
  type(text: string): Promise<void>;
  /** Waits until the last card shows these words. */
  reads(words: string): Promise<void>;
  /** Clicks on a button of the last card. */
  press(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Often enough that nobody waits for long, and not so often that a long list is read all the time. */
const OFTEN = 'watch: { interval: 1s, settle: 200ms, confirm_delay: 200ms }';

/** Waits for what comes over the network and is drawn. */
export const soon = <T>(probe: () => T) => expect.poll(probe, { timeout: 10_000 });

/** Tells a scene and opens the page at the chat that it names, in Chinese. @throws Error when there is no such scene */
export async function openStage(name: string): Promise<OnStage> {
  const scene = SCENES.find((one) => one.name === name);
  if (!scene) throw new Error(`there is no scene ${name}`);
  const browser = await openBrowser(inject('services').chromium);
  const house = await openHouse({ yaml: OFTEN, sandbox: sceneOptions(scene) });
  scene.prepare?.(house.sandbox);
  await tellScene(house.sandbox, scene, 'zh');
  const problems: string[] = [];
  const page = await watchedPage(browser, problems, { viewport: { width: 1280, height: 860 } });
  await page.goto(`${house.sandbox.url}/?chat=${scene.chat}`);
  const last = (): Locator => page.locator('#messages :is(.card, .file)').last();
  await last().waitFor();
  return {
    house,
    page,
    problems,
    last,
    type: async (text) => {
      await page.locator('#text').fill(text);
      await page.keyboard.press('Enter');
    },
    reads: (words) => soon(() => last().textContent()).toContain(words),
    press: (button) => last().getByRole('button', { name: button }).first().click(),
    close: async () => {
      await browser.close();
      await house.close();
    },
  };
}
