import type { Locator, Page } from '@playwright/test';
import { scriptBytes } from '../script-bytes.ts';
import { composer, expect, test } from '../support.ts';

const PATIENT = { timeout: 20_000 };

const rows = (page: Page): Locator => page.getByRole('region', { name: 'Prompts' }).getByRole('link');
const title = (page: Page): Locator => page.getByRole('textbox', { name: 'Title' });
const content = (page: Page): Locator => page.getByRole('textbox', { name: 'Content' });
const preview = (page: Page): Locator => page.getByRole('region', { name: 'Preview' });
const said = (page: Page): Locator => page.getByTestId('prompts-status');

/** Writes a new prompt and saves it. */
async function write(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'New prompt' }).click();
  await title(page).fill(name);
  await content(page).fill(text);
  await content(page).press('ControlOrMeta+s');
  await expect(page).toHaveURL(/prompt=\d+$/);
}

test('a prompt is written, filled in, tried, and used in the chat; what is not saved survives a reload', async ({
  signedIn: page,
}) => {
  await page.goto('/prompts');
  await page.getByRole('button', { name: 'New prompt' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(title(page)).toBeFocused();
  await title(page).fill('Postcard');
  await content(page).fill('A postcard from {city} to {someone}.');
  await page.getByRole('combobox', { name: 'Scenario' }).fill('holidays');
  await page.getByRole('textbox', { name: 'city' }).fill('Oslo');
  await expect(preview(page)).toContainText('A postcard from Oslo to {someone}.');
  await expect(preview(page).locator('[data-kind="open"]')).toHaveText('{someone}');

  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByRole('textbox', { name: 'someone' })).toBeFocused();
  await page.keyboard.type('Ada');
  await page.reload();
  await expect(title(page)).toHaveValue('Postcard');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveURL(/prompt=\d+$/);
  await expect(rows(page).filter({ hasText: 'Postcard' })).toContainText('holidays');
  await expect(page.getByText('Not saved')).toHaveCount(0);

  await page.getByRole('textbox', { name: 'city' }).fill('Oslo');
  await page.getByRole('textbox', { name: 'someone' }).fill('Ada');
  await page.getByRole('button', { name: 'Try it' }).click();
  const answer = page.getByRole('article', { name: 'Answer' });
  await expect(answer).toContainText('sandbox', PATIENT);
  await expect(answer).toContainText(/\d tokens/);
  await expect(rows(page).filter({ hasText: 'Postcard' })).toContainText('used once');
  await page.getByRole('button', { name: 'Use in chat' }).click();
  await expect(composer(page)).toHaveValue('A postcard from Oslo to Ada.');
});

test('the list is searched and filtered; templates are read, duplicated, deleted and brought back', async ({
  signedIn: page,
}) => {
  await page.goto('/prompts');
  await page.getByText('Mine', { exact: true }).click();
  await expect(page.getByText('No prompts of your own yet')).toBeVisible();
  await page.getByRole('button', { name: 'See the templates' }).click();
  await expect(rows(page)).toHaveCount(8);
  await page.getByRole('searchbox').fill('translat');
  await expect(said(page)).toHaveText(/found/);
  await rows(page)
    .filter({ hasText: /^Translate/ })
    .click();
  await expect(title(page)).toHaveJSProperty('readOnly', true);
  await page.getByRole('button', { name: 'Duplicate to change' }).click();
  await expect(title(page)).toHaveJSProperty('readOnly', false);
  await page.getByRole('textbox', { name: 'Description' }).fill('Mine now');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(said(page)).toHaveText('Saved');

  await page.getByRole('searchbox').fill('nothing like it');
  await page.getByRole('button', { name: 'Show all prompts' }).click();
  await expect(rows(page).first()).toContainText('Mine now');
  await page.getByRole('button', { name: /^translation/ }).click();
  await expect(rows(page)).toHaveCount(2);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page).toHaveURL('/prompts');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Mine now');
});

test('what cannot be done says why and keeps every word', async ({ signedIn: page, expectedErrors }) => {
  expectedErrors.push('Failed to load resource');
  await page.goto('/prompts?prompt=123456');
  await expect(page.getByRole('heading', { name: 'This prompt is not here' })).toBeVisible();
  await write(page, 'Fails', 'Please [[sandbox:429]]');
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByRole('region', { name: 'Try it' }).getByRole('alert')).toBeVisible(PATIENT);

  await page.route('**/api/trpc/prompt.update', (route) => route.abort());
  await content(page).fill('Please say hello');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Not saved. The server could not be reached.')).toBeVisible(PATIENT);
  await page.unroute('**/api/trpc/prompt.update');
  await page.getByRole('alert').filter({ hasText: 'Not saved' }).getByRole('button').first().click();
  await expect(said(page)).toHaveText('Saved');
  await page.reload();
  await expect(content(page)).toHaveValue('Please say hello');
});

/** Bytes of JavaScript, compressed, that the page may need with everything that comes by itself. */
const LIMIT = 180_000;

test('the first load is small; on a phone the prompt has the page to itself', async ({ signedIn: page }) => {
  const { whole } = await scriptBytes(page, '/prompts', page.getByRole('searchbox'));
  console.log(`First-load JavaScript of prompts, gzip: ${(whole / 1000).toFixed(1)} kB`);
  expect(whole).toBeLessThanOrEqual(LIMIT);
  await page.setViewportSize({ width: 390, height: 844 });
  await write(page, `Long${'long'.repeat(40)}`, 'Write to {somebody_with_a_very_long_name_indeed} now.');
  const tooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await tooWide()).toBe(0);
  await page.getByRole('button', { name: 'All prompts' }).click();
  await expect(rows(page).first()).toBeVisible();
  expect(await tooWide()).toBe(0);
  await page.goBack();
  await expect(title(page)).toBeVisible();
});

test('whoever is not signed in is sent to do so, and back', async ({ page }) => {
  await page.goto('/prompts?prompt=new');
  await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent('/prompts?prompt=new')}`);
});
