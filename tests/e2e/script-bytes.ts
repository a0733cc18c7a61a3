import { gzipSync } from 'node:zlib';
import { expect, type Locator, type Page, type Request } from '@playwright/test';

/** Bytes, compressed as a server would. */
type Sizes = { usable: number; whole: number };

/**
 * The JavaScript of a first load. `usable`: the scripts that the page's markup names; `whole`: all that were fetched
 * until the network was quiet. `ready` is seen once one can begin.
 */
export async function scriptBytes(page: Page, path: string, ready: Locator): Promise<Sizes> {
  await page.goto('about:blank');
  const urls = new Set<string>();
  const note = (request: Request) => request.resourceType() === 'script' && urls.add(request.url());
  page.on('request', note);
  await page.goto(path);
  await expect(ready).toBeVisible();
  await page.waitForLoadState('networkidle');
  page.off('request', note);
  expect(urls.size).toBeGreaterThan(3);
  const markup = await (await page.request.get(path)).text();
  const sizes = await Promise.all(
    [...urls].map(async (url) => ({
      named: markup.includes(new URL(url).pathname),
      bytes: gzipSync(await (await page.request.get(url)).body(), { level: 9 }).length,
    })),
  );
  return { usable: sum(sizes.filter(({ named }) => named)), whole: sum(sizes) };
}

const sum = (sizes: readonly { bytes: number }[]) => sizes.reduce((total, { bytes }) => total + bytes, 0);
