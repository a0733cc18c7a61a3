import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { composer, exchange, expect, test } from '../support.ts';

/** Bytes of JavaScript, compressed as a server would, that a page of the chat may load before it can be used. */
const LIMIT = 180_000;

test('the first load of a new chat and of a conversation is small', async ({ signedIn: page }) => {
  const fresh = await scriptBytes(page, '/');
  await exchange(page, 'Hello [[sandbox:tokens=3]]');
  const conversation = await scriptBytes(page, new URL(page.url()).pathname);
  console.log(
    `First-load JavaScript, gzip: new chat ${kilobytes(fresh)}, conversation ${kilobytes(conversation)}`,
  );
  expect(fresh).toBeLessThanOrEqual(LIMIT);
  expect(conversation).toBeLessThanOrEqual(LIMIT);
});

/** The scripts named by the page's own markup: what is fetched afterwards comes when the page is already usable. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const answers: Response[] = [];
  const note = (response: Response) => answers.push(response);
  page.on('response', note);
  await page.goto(path);
  await expect(composer(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  page.off('response', note);
  const markup = await (await page.request.get(path)).text();
  const scripts = answers.filter(
    (response) =>
      response.status() === 200 &&
      response.request().resourceType() === 'script' &&
      markup.includes(new URL(response.url()).pathname),
  );
  expect(scripts.length).toBeGreaterThan(3);
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await script.body(), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
