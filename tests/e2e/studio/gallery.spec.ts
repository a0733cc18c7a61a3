import { scriptBytes } from '../script-bytes.ts';
import { expect, test } from '../support.ts';
import {
  balance,
  cards,
  choose,
  makeButton,
  makeImage,
  MAKING,
  openStudio,
  prompt,
  spend,
} from './support.ts';

const FAILING = 'A clock tower [[sandbox:fail]]';

test('the bin takes, gives back, and can be undone', async ({ signedIn: page }) => {
  await openStudio(page);
  const card = await makeImage(page, FAILING);
  await expect(card).toHaveAttribute('data-state', 'failed', MAKING);
  await card.focus();
  await page.keyboard.press('f');
  await expect(card.getByRole('button', { name: 'No longer a favourite' })).toBeVisible();
  await card.focus();
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cards(page)).toHaveCount(1);
  await card.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(cards(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Bin' }).click();
  await expect(page).toHaveURL('/studio?bin=yes');
  await card.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('heading', { name: 'The bin is empty' })).toBeVisible();
  await page.getByRole('button', { name: 'Bin' }).click();
  await page.getByRole('button', { name: 'Favourites' }).click();
  await expect(cards(page)).toHaveCount(1);
  await page.getByRole('searchbox').fill('nothing like it');
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('nothing like it');
});

test('the details and the credits tell all that happened', async ({ signedIn: page }) => {
  await openStudio(page);
  const card = await makeImage(page, FAILING);
  await expect(card).toHaveAttribute('data-state', 'failed', MAKING);
  await card.focus();
  await page.keyboard.press('Enter');
  const details = page.getByRole('dialog', { name: 'Image' });
  await expect(details).toContainText('The sandbox was asked to fail. (provider_failed)');
  await expect(details).toContainText('1024 × 1024');
  await page.reload();
  await expect(details).toContainText('1 credit charged');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/studio');
  await balance(page).click();
  const entries = page.getByRole('list', { name: 'Entries' }).getByRole('listitem');
  await expect(entries).toHaveText([
    /^1 charged for an image, Recraft V3.*99 credits left$/,
    /^1 held for an image, Recraft V3.*99 credits left, 1 held$/,
    /^100 to begin with/,
  ]);
});

test('too few credits are said before pressing, with what they do cover', async ({ signedIn: page }) => {
  await spend(page, 49);
  await openStudio(page);
  await makeImage(page, FAILING);
  await expect(balance(page)).toHaveText('1 credit', MAKING);
  await choose(page, 'Imagen');
  await expect(page.getByText('Not enough credits: Imagen costs 2, you have 1.')).toBeVisible();
  await expect(makeButton(page)).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Use Recraft V3 instead (1 credit)' }).click();
  await expect(makeButton(page)).toHaveText('Make for 1 credit');
  await expect(makeButton(page)).not.toHaveAttribute('aria-disabled');
});

test('on a phone nothing is wider than the page, and the composer is always there', async ({
  signedIn: page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openStudio(page);
  const options = page.getByRole('button', { name: 'Options' });
  await options.click();
  await choose(page, 'Recraft V3');
  await page.getByRole('button', { name: 'Less' }).click();
  await prompt(page).fill(FAILING);
  await makeButton(page).click();
  await expect(cards(page).first()).toHaveAttribute('data-state', 'failed', MAKING);
  for (const open of [false, true]) {
    if (open) await options.click();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
    await expect(makeButton(page)).toBeInViewport();
    await expect(balance(page)).toBeInViewport();
  }
});

test('whoever is not signed in is sent to do so, and back', async ({ page }) => {
  await page.goto('/studio?kind=video');
  await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent('/studio?kind=video')}`);
});

/** Bytes of JavaScript, compressed, that the studio may need with everything that comes by itself. */
const LIMIT = 200_000;

test('the first load of the studio is small', async ({ signedIn: page }) => {
  const { whole } = await scriptBytes(page, '/studio', makeButton(page));
  console.log(`First-load JavaScript of the studio, gzip: ${(whole / 1000).toFixed(1)} kB`);
  expect(whole).toBeLessThanOrEqual(LIMIT);
});
