import { scriptBytes } from '../script-bytes.ts';
import { expect, test } from '../support.ts';
import { ask, cards, feature, openCopy, title, writeButton, WRITING, written } from './support.ts';

test('a starter is written, another variant of it too, and one goes back and forth between them', async ({
  signedIn: page,
}) => {
  await openCopy(page);
  await page.getByRole('button', { name: /^Smart watch/ }).click();
  await expect(page.getByRole('radio', { name: 'witty' })).toBeChecked();
  await expect(writeButton(page)).toBeFocused();
  // A double press is one wish.
  await writeButton(page).dblclick();
  const card = cards(page).first();
  await written(card);
  await expect(cards(page)).toHaveCount(1);
  await expect(card).toContainText('sandbox');
  await expect(card.getByRole('meter')).toHaveAttribute('aria-valuetext', /^\d+ of 300 characters$/);
  await expect(page.getByTestId('copy-status')).toHaveText(/^Written: /);
  const first = await card.locator('[data-text]').innerText();

  await card.getByRole('button', { name: 'Another variant' }).click();
  await expect(card.getByRole('status').filter({ hasText: '2 / 2' })).toBeVisible(WRITING);
  await expect(card.locator('[data-text]')).not.toHaveText(first);
  const chosen = page.waitForResponse((response) => response.url().includes('copy.choose'));
  await card.getByRole('button', { name: 'Previous variant' }).click();
  await expect(card.locator('[data-text]')).toHaveText(first);
  await chosen;
  await page.reload();
  await expect(card.locator('[data-text]')).toHaveText(first);
  await expect(card).toContainText('1 / 2');

  await expect(feature(page)).toHaveValue('');
  await card.getByRole('button', { name: 'Use these words again' }).click();
  await expect(feature(page)).toHaveValue(/^Counts steps/);
});

test('a reload while it is being written shows that, then the text; a reload keeps the next draft too', async ({
  signedIn: page,
}) => {
  await openCopy(page);
  const card = await ask(page, 'Kettle', 'Boils in a minute [[sandbox:slow=10]]');
  await page.reload({ waitUntil: 'commit' });
  await expect(card).toHaveAttribute('data-state', 'writing');
  await written(card);
  await expect(card).toContainText('Boils in a minute');
  await feature(page).fill('Not yet asked');
  await page.getByRole('radio', { name: 'luxury' }).check();
  await page.reload();
  await expect(feature(page)).toHaveValue('Not yet asked');
  await expect(page.getByRole('radio', { name: 'luxury' })).toBeChecked();
});

test('what comes to nothing says why and what to do, and keeps the words', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource');
  await openCopy(page);
  await writeButton(page).click();
  await expect(title(page)).toBeFocused();
  await expect(page.getByText('What is it about? A few words do.')).toBeVisible();

  const failed = await ask(page, 'Kettle', 'Boils [[sandbox:fail]]');
  await expect(failed).toHaveAttribute('data-state', 'failed', WRITING);
  await expect(failed).toContainText('The sandbox was asked to fail.');
  await failed.getByRole('button', { name: 'Change the words' }).click();
  await expect(feature(page)).toHaveValue('Boils [[sandbox:fail]]');

  const busy = await ask(page, 'Kettle', 'Boils [[sandbox:429]]');
  await expect(busy.getByRole('button', { name: /^Retry/ })).toBeVisible(WRITING);
  await expect(busy).toContainText('The model is busy');

  // Nobody answers: the form keeps every word, and the same request is written once when somebody does.
  await page.route('**/api/trpc/copy.write', (route) => route.abort());
  await feature(page).fill('Sings too');
  await writeButton(page).click();
  await expect(page.getByText('Not sent. The server could not be reached.')).toBeVisible(WRITING);
  await expect(feature(page)).toHaveValue('Sings too');
  await expect(cards(page)).toHaveCount(2);
  await page.unroute('**/api/trpc/copy.write');
  await page.getByRole('form').getByRole('button', { name: 'Retry' }).click();
  await written(cards(page).first());
  await expect(cards(page)).toHaveCount(3);
});

/** Bytes of JavaScript, compressed, that the page may need with everything that comes by itself. */
const LIMIT = 180_000;

test('the first load is small; on a phone nothing is wider than the page', async ({ signedIn: page }) => {
  const { whole } = await scriptBytes(page, '/copy', writeButton(page));
  console.log(`First-load JavaScript of copywriting, gzip: ${(whole / 1000).toFixed(1)} kB`);
  expect(whole).toBeLessThanOrEqual(LIMIT);
  await page.setViewportSize({ width: 390, height: 844 });
  await written(await ask(page, 'A very long title of something', 'Words '.repeat(40)));
  const tooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await tooWide()).toBe(0);
  await page.goto('/studio');
  expect(await tooWide()).toBe(0);
});
