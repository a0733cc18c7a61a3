import type { Locator, Page } from '@playwright/test';
import { expect, questions, test } from '../support.ts';

/** The composer, which is a combobox while prompts are offered. */
const field = (page: Page): Locator => page.getByRole('form', { name: 'Composer' }).getByLabel('Message');
const options = (page: Page): Locator => page.getByRole('listbox', { name: 'Prompts' }).getByRole('option');

async function make(page: Page, title: string, content: string): Promise<void> {
  const made = await page.request.post('/api/trpc/prompt.create', { data: { title, content } });
  expect(made.ok(), await made.text()).toBe(true);
}

test('a slash offers prompts; the keys choose one, fill it in and put it in, and undo takes it out again', async ({
  signedIn: page,
}) => {
  await make(page, 'Postcard', 'From {city}: hello {someone}, [[sandbox:tokens=3]]');
  await make(page, 'Plain', 'Say it plainly.');
  await field(page).pressSequentially('/');
  await expect(options(page)).toHaveCount(10);
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.type('pos');
  await expect(options(page)).toHaveText([/^Postcard/]);
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await options(page).getAttribute('id')) ?? '',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'city' })).toBeFocused();
  await page.keyboard.type('Oslo');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ada');
  const counted = page.waitForResponse((response) => response.url().includes('prompt.use'));
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('From Oslo: hello Ada, [[sandbox:tokens=3]]');
  await expect(field(page)).toBeFocused();
  expect((await counted).ok()).toBe(true);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field(page)).toHaveValue('/pos');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.keyboard.press('Enter');
  await expect(questions(page)).toContainText('From Oslo: hello Ada');
});

test('the mouse and the button do it too; what is left open is marked in the message', async ({
  signedIn: page,
}) => {
  await make(page, 'Postcard', 'From {city}');
  await make(page, 'Plain', 'Say it plainly.');
  await field(page).fill('First of all');
  await page.getByRole('button', { name: 'Prompts', exact: true }).click();
  await options(page)
    .filter({ hasText: /^Plain/ })
    .click();
  await expect(field(page)).toHaveValue('First of all\nSay it plainly.');
  await page.getByRole('button', { name: 'Prompts', exact: true }).click();
  await options(page)
    .filter({ hasText: /^Postcard/ })
    .click();
  await page.getByRole('button', { name: 'Insert' }).click();
  await expect(field(page)).toHaveValue('First of all\nSay it plainly.\nFrom {city}');
  await page.keyboard.type('Oslo');
  await expect(field(page)).toHaveValue('First of all\nSay it plainly.\nFrom Oslo');
  await page.getByRole('button', { name: 'Prompts', exact: true }).click();
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('First of all\nSay it plainly.\nFrom Oslo');
});

test('Escape keeps what was typed; paths, fractions and unknown words are sent as they are', async ({
  signedIn: page,
}) => {
  await field(page).pressSequentially('/');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('/');
  await page.keyboard.type('sum');
  await expect(options(page)).toHaveCount(0);
  await field(page).fill('');
  await page.keyboard.type('/');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.type('usr/bin and/or 1/2');
  await expect(options(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(questions(page)).toContainText('/usr/bin and/or 1/2');
});

test('where the offer cannot be loaded one writes on, and the next slash brings it', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('Failed to load resource');
  await page.waitForLoadState('networkidle');
  await page.route('**/_next/static/chunks/**', (route) => route.abort());
  const refused = page.waitForEvent('requestfailed');
  await field(page).pressSequentially('/');
  await refused;
  await page.unroute('**/_next/static/chunks/**');
  await page.keyboard.type('usr/bin');
  await expect(field(page)).toHaveValue('/usr/bin');
  await field(page).fill('');
  await page.keyboard.type('/');
  await expect(options(page).first()).toBeVisible();
});
