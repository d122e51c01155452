import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** A headless Chromium that asks nobody but the page. @param executablePath see the test groups. */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}

/** A page that writes down what goes wrong on it. */
export async function watchedPage(
  browser: Browser,
  problems: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await browser.newPage({ locale: 'zh-CN', ...options });
  page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
  page.on('pageerror', (error) => void problems.push(error.message));
  return page;
}
