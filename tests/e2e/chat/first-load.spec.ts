import { gzipSync } from 'node:zlib';
import type { Page, Request } from '@playwright/test';
import { composer, exchange, expect, test } from '../support.ts';

/** Bytes of JavaScript, compressed as a server would, that a page of the chat may need before one can write. */
const USABLE_LIMIT = 170_000;
/** The same with what comes by itself right after: the code that shows messages. */
const WHOLE_LIMIT = 180_000;

test('the first load of a new chat and of a conversation is small', async ({ signedIn: page }) => {
  const fresh = await scriptBytes(page, '/');
  await exchange(page, 'Hello [[sandbox:tokens=3]]');
  const conversation = await scriptBytes(page, new URL(page.url()).pathname);
  console.log(
    `First-load JavaScript, gzip: new chat ${inWords(fresh)}; conversation ${inWords(conversation)}`,
  );
  for (const { usable, whole } of [fresh, conversation]) {
    expect(usable).toBeLessThanOrEqual(USABLE_LIMIT);
    expect(whole).toBeLessThanOrEqual(WHOLE_LIMIT);
  }
});

type Sizes = { usable: number; whole: number };

/** `usable`: the scripts that the page's markup names; `whole`: all that were fetched until the network was quiet. */
async function scriptBytes(page: Page, path: string): Promise<Sizes> {
  await page.goto('about:blank');
  const urls = new Set<string>();
  const note = (request: Request) => request.resourceType() === 'script' && urls.add(request.url());
  page.on('request', note);
  await page.goto(path);
  await expect(composer(page)).toBeVisible();
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
const inWords = ({ usable, whole }: Sizes) =>
  `${(usable / 1000).toFixed(1)} kB to write in, ${(whole / 1000).toFixed(1)} kB with messages`;
