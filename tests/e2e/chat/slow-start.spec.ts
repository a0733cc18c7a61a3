import type { Page } from '@playwright/test';
import { answers, composer, expect, lastWords, questions, quiet, say, stored, test } from '../support.ts';

test('an answer that takes long to begin says so', async ({ signedIn: page }) => {
  await page.clock.install();
  const release = await holdAsks(page);
  await say(page, 'Hello [[sandbox:tokens=3]]');
  await expect(answers(page)).toContainText('Waiting…');
  await page.clock.fastForward(9500);
  await expect(answers(page)).toContainText('Still waiting… the model may be slow.');
  release();
  await page.clock.resume();
  await quiet(page);
  expect(await lastWords(page)).toBe('w1 w2 w3');
});

test('Stop pressed before the question has arrived stops the answer when it has', async ({
  signedIn: page,
}) => {
  const release = await holdAsks(page);
  await say(page, '[[sandbox:tokens=300]] [[sandbox:slow=30]]');
  await expect(questions(page)).toHaveCount(1);
  await composer(page).press('Escape');
  await expect(page.getByRole('button', { name: 'Stopping…' })).toBeVisible();
  release();
  await quiet(page);
  expect((await stored(page)).at(-1)?.status).toBe('stopped');
});

test('a question whose receipt was lost is asked once', async ({ signedIn: page, expectedErrors }) => {
  expectedErrors.push('ERR_FAILED');
  let attempts = 0;
  await page.route('**/api/trpc/turn.ask*', async (route) => {
    attempts += 1;
    if (attempts > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await say(page, 'Once [[sandbox:tokens=5]]');
  await expect.poll(() => attempts).toBe(2);
  await quiet(page);
  expect(await lastWords(page)).toBe('w1 w2 w3 w4 w5');
  expect(await stored(page)).toHaveLength(2);
  await page.reload();
  await expect(questions(page)).toHaveCount(1);
});

/** Keeps questions on their way until the returned function is called. */
async function holdAsks(page: Page): Promise<() => void> {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/trpc/turn.ask*', async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}
