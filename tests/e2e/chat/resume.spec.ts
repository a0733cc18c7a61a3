import type { Page } from '@playwright/test';
import {
  answers,
  composer,
  expect,
  heard,
  lastWords,
  openConversation,
  quiet,
  say,
  stored,
  test,
} from '../support.ts';

const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index + 1}`).join(' ');

test('reloading in mid-stream loses and doubles nothing', async ({ signedIn: page }) => {
  await say(page, '[[sandbox:tokens=80]] [[sandbox:slow=4]]');
  for (const count of [4, 17, 41, 66]) {
    await heard(page, count);
    await page.reload();
    // What was seen before is there again with the first paint.
    await expect.poll(() => lastWords(page), { intervals: [20] }).toContain(words(count));
  }
  await quiet(page);
  expect(await lastWords(page)).toBe(words(80));
  expect((await stored(page)).at(-1)).toMatchObject({ content: words(80), status: 'complete' });
});

test('a dozen reloads at whatever moment change nothing', async ({ signedIn: page }) => {
  test.setTimeout(90_000);
  const whole = words(600);
  await say(page, '[[sandbox:tokens=600]] [[sandbox:slow=6]]');
  await heard(page, 1);
  let seen = '';
  for (let reload = 0; reload < 12; reload++) {
    await page.reload();
    await expect(answers(page)).toHaveCount(1);
    const now = await lastWords(page);
    // Never less than before, and never anything but the beginning of the whole.
    expect(now.length).toBeGreaterThanOrEqual(seen.length);
    expect(whole.startsWith(now)).toBe(true);
    seen = now;
  }
  await quiet(page);
  expect(await lastWords(page)).toBe(whole);
  expect(await stored(page)).toHaveLength(2);
});

test('a second tab sees the same stream, and both end alike', async ({ signedIn: page, context }) => {
  await say(page, '[[sandbox:tokens=60]] [[sandbox:slow=3]]');
  await heard(page, 8);
  const second = await context.newPage();
  await second.goto(page.url());
  await heard(second, 10);
  await Promise.all([quiet(page), quiet(second)]);
  expect(await lastWords(page)).toBe(words(60));
  expect(await lastWords(second)).toBe(words(60));
});

test('a tab that has the chat open sees what another tab asks in it', async ({ signedIn: page, context }) => {
  await say(page, '[[sandbox:tokens=3]]');
  await quiet(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(answers(second)).toHaveCount(1);
  await say(page, '[[sandbox:tokens=40]] [[sandbox:slow=2]]');
  await expect(answers(second)).toHaveCount(2);
  await Promise.all([quiet(page), quiet(second)]);
  await expect.poll(() => lastWords(second)).toBe(words(40));
});

test('words that leave a hole are not shown; the page asks anew and goes on', async ({ signedIn: page }) => {
  let watches = 0;
  await page.route('**/api/trpc/turn.watch*', (route) => {
    watches += 1;
    if (watches > 1) return route.continue();
    const events = [
      { type: 'text-delta', text: 'w1 ', seq: 3 },
      { type: 'text-delta', text: 'astray', seq: 4000 },
      {
        type: 'turn-end',
        status: 'complete',
        endReason: 'stop',
        promptTokens: 1,
        completionTokens: 1,
        failure: null,
        seq: 4000,
      },
    ];
    const lines = events.map((event) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
    const body = `event: connected\ndata: {}\n\n${lines.join('')}`;
    return route.fulfill({ status: 200, contentType: 'text/event-stream', body });
  });
  await say(page, '[[sandbox:tokens=40]] [[sandbox:slow=2]]');
  await expect.poll(() => watches).toBeGreaterThan(1);
  await quiet(page);
  expect(await lastWords(page)).toBe(words(40));
});

test('a broken line is mended without a trace', async ({ signedIn: page, context, expectedErrors }) => {
  expectedErrors.push('ERR_INTERNET_DISCONNECTED', 'ERR_FAILED');
  await say(page, '[[sandbox:tokens=80]] [[sandbox:slow=4]]');
  await heard(page, 10);
  await context.setOffline(true);
  await breakStreams(page);
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('Reconnecting…')).toBeHidden({ timeout: 10_000 });
  await quiet(page);
  expect(await lastWords(page)).toBe(words(80));
});

test('a queued message survives a reload, and is sent once', async ({ signedIn: page }) => {
  await say(page, 'First [[sandbox:tokens=40]] [[sandbox:slow=3]]');
  await heard(page, 3);
  await say(page, 'Second [[sandbox:tokens=4]]');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Queued message' })).toContainText('Second');
  await expect(answers(page)).toHaveCount(2, { timeout: 15_000 });
  await quiet(page);
  expect((await stored(page)).map((message) => message.role)).toEqual([
    'user',
    'assistant',
    'user',
    'assistant',
  ]);
});

test('a message is sent even when the page is left right after Enter', async ({ signedIn: page }) => {
  await say(page, 'Gone already [[sandbox:tokens=4]]');
  await page.waitForURL(/\/c\//);
  await page.goto('about:blank');
  await page.goto('/');
  await page
    .getByRole('navigation', { name: 'Chats' })
    .getByRole('listitem')
    .first()
    .getByRole('link')
    .click();
  await quiet(page);
  expect(await lastWords(page)).toBe(words(4));
});

test('a draft survives a reload, and each chat has its own', async ({ signedIn: page }) => {
  await composer(page).fill('half a thought');
  await page.reload();
  await expect(composer(page)).toHaveValue('half a thought');
  await composer(page).fill('[[sandbox:tokens=2]]');
  await composer(page).press('Enter');
  await quiet(page);
  await composer(page).fill('another thought');
  await page.getByRole('link', { name: 'New chat' }).click();
  await expect(composer(page)).toHaveValue('');
  await page.goBack();
  await expect(composer(page)).toHaveValue('another thought');
});

test('a message that cannot be sent comes back to the composer, and Retry sends it once', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('ERR_FAILED');
  await page.route('**/api/trpc/turn.ask*', (route) => route.abort());
  await say(page, 'Keep me [[sandbox:tokens=4]]');
  await expect(page.getByRole('form', { name: 'Composer' }).getByRole('alert')).toContainText('Not sent', {
    timeout: 15_000,
  });
  await expect(composer(page)).toHaveValue('Keep me [[sandbox:tokens=4]]');
  await expect(answers(page)).toHaveCount(0);
  await page.unroute('**/api/trpc/turn.ask*');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(composer(page)).toHaveValue('');
  await quiet(page);
  expect(await lastWords(page)).toBe(words(4));
  expect(await stored(page)).toHaveLength(2);
  expect(openConversation(page)).not.toBe('/');
});

/** Playwright's offline mode leaves open connections alone; a lost network does not. */
async function breakStreams(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  });
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await session.detach();
}
