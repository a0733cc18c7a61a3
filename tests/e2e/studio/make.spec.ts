import { expect, test } from '../support.ts';
import {
  balance,
  cards,
  choose,
  done,
  makeButton,
  makeImage,
  MAKING,
  openStudio,
  prompt,
} from './support.ts';

test('an image is made and animated, its price known before and charged once', async ({ signedIn: page }) => {
  test.setTimeout(150_000);
  await openStudio(page);
  await expect(page.getByRole('heading', { name: 'Nothing made yet' })).toBeVisible();
  await expect(balance(page)).toHaveText('100 credits');
  await choose(page, 'Imagen');
  await expect(makeButton(page)).toHaveText('Make for 2 credits');
  await choose(page, 'Recraft V3');
  await expect(makeButton(page)).toHaveText('Make for 1 credit');
  await prompt(page).fill('A fox in the snow');
  // A double click is one wish.
  await makeButton(page).dblclick();
  await expect(cards(page)).toHaveCount(1);
  await expect(balance(page)).toHaveText('99 credits · 1 held');
  const image = cards(page).first();
  await done(image);
  await expect(image).toContainText('1 credit charged');
  await expect(image).toContainText('sandbox');
  await expect(balance(page)).toHaveText('99 credits');
  await expect(page.getByTestId('studio-status')).toHaveText('1 finished');
  await expect
    .poll(() => image.getByRole('img', { name: 'A fox in the snow' }).evaluate(widthOf))
    .toBeGreaterThan(0);

  await image.getByRole('button', { name: 'Animate' }).click();
  await choose(page, 'Runway Gen-4 Turbo');
  await expect(makeButton(page)).toHaveText('Make for 2.5 credits');
  await page.getByRole('slider', { name: 'Length' }).fill('1');
  await prompt(page).press('ControlOrMeta+Enter');
  await expect(cards(page)).toHaveCount(2);
  const video = cards(page).first();
  await expect(video.getByTestId('state')).toHaveText(/Being made, \d+ %/, MAKING);
  await done(video);
  await expect(balance(page)).toHaveText('96.5 credits');
  await video.getByRole('button', { name: 'Play the video' }).click();
  await expect(video.locator('video')).toHaveAttribute('loop');
});

test('a failure says why and what it cost, and can be tried again or changed', async ({ signedIn: page }) => {
  await openStudio(page);
  const card = await makeImage(page, 'A clock tower [[sandbox:fail]]');
  await expect(card).toHaveAttribute('data-state', 'failed', MAKING);
  await expect(card).toContainText('The sandbox was asked to fail.');
  await expect(card).toContainText('1 credit charged');
  await card.getByRole('button', { name: 'Retry' }).click();
  await expect(cards(page)).toHaveCount(2);
  await expect(balance(page)).toHaveText('98 credits');

  const refused = await makeImage(page, 'A dragon [[sandbox:refuse]]');
  await expect(refused).toHaveAttribute('data-state', 'failed', MAKING);
  await expect(refused.getByRole('button', { name: 'Retry' })).toHaveCount(0);
  await prompt(page).fill('');
  await refused.getByRole('button', { name: 'Edit and try again' }).click();
  await expect(prompt(page)).toHaveValue('A dragon [[sandbox:refuse]]');
  await expect(prompt(page)).toBeFocused();
});

test('a reload in the middle loses nothing; a second tab sees it; cancelling gives the credits back', async ({
  signedIn: page,
}) => {
  await openStudio(page);
  const other = await page.context().newPage();
  await openStudio(other);
  await makeImage(page, 'A paper crane [[sandbox:slow=120]]');
  const there = cards(other).filter({ hasText: 'A paper crane' });
  await expect(there.getByTestId('state')).toHaveText(/Being made, \d+ %/, MAKING);
  await prompt(page).fill('Not yet made');
  await page.reload();
  await expect(prompt(page)).toHaveValue('Not yet made');
  const card = cards(page).filter({ hasText: 'A paper crane' });
  await expect(card.getByTestId('state')).toHaveText(/Being made/);
  await card.getByRole('button', { name: 'Cancel' }).click();
  await expect(card).toHaveAttribute('data-state', 'cancelled', MAKING);
  await expect(card).toContainText('Not charged');
  await expect(there).toHaveAttribute('data-state', 'cancelled', MAKING);
  await expect(balance(other)).toHaveText('100 credits');
  await other.close();
});

function widthOf(image: Element): number {
  return image instanceof HTMLImageElement ? image.naturalWidth : 0;
}
