import { expect, test } from '../support.ts';
import { ask, cards, feature, openCopy, openTab, tabs, title, written } from './support.ts';

test('tabs are opened, named, closed and brought back; the address has the open one', async ({
  signedIn: page,
}) => {
  await openCopy(page);
  await written(await ask(page, 'Kettle', 'Boils in a minute'));
  await expect(openTab(page)).toHaveText('Kettle · professional');
  const kettle = page.url();
  await page.getByRole('button', { name: 'New tab' }).click();
  await expect(openTab(page)).toHaveText('New tab');
  await title(page).fill('Honey');
  await expect(openTab(page)).toHaveText('Honey');

  // A tab in which nothing was written yet is kept by this browser.
  await page.reload();
  await expect(title(page)).toHaveValue('Honey');
  await expect(tabs(page)).toHaveText(['Kettle · professional', 'Honey']);
  await page.goBack();
  await expect(page).toHaveURL(kettle);
  await expect(cards(page)).toHaveCount(1);

  await openTab(page).dblclick();
  await page.getByRole('textbox', { name: 'Name of this tab' }).fill('My kettle');
  await page.keyboard.press('Enter');
  await expect(openTab(page)).toHaveText('My kettle');
  await expect(openTab(page)).toBeFocused();

  await openTab(page).click({ button: 'middle' });
  await expect(tabs(page)).toHaveText(['Honey']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(openTab(page)).toHaveText('My kettle');
  await expect(page).toHaveURL(kettle);
  await expect(cards(page)).toHaveCount(1);
});

test('the keyboard does it all: arrows move, Delete closes, a strip is never empty', async ({
  signedIn: page,
}) => {
  await openCopy(page);
  await written(await ask(page, 'Kettle', 'Boils in a minute'));
  await page.keyboard.press('ControlOrMeta+Shift+O');
  await expect(openTab(page)).toHaveText('New tab');
  await title(page).fill('Honey');
  await title(page).press('Enter');
  await expect(feature(page)).toBeFocused();

  await openTab(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(openTab(page)).toHaveText('Kettle · professional');
  await expect(openTab(page)).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Kettle · professional' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(openTab(page)).toHaveText('Honey');
  await page.keyboard.press('Delete');
  await expect(tabs(page)).toHaveText(['Kettle · professional']);
  await expect(openTab(page)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(openTab(page)).toHaveText('New tab');
  await expect(page.getByRole('heading', { name: 'Nothing written yet' })).toBeVisible();
});

test('keys may be pressed faster than the page follows them', async ({ signedIn: page }) => {
  await openCopy(page);
  await written(await ask(page, 'Kettle', 'Boils in a minute'));
  await page.keyboard.press('ControlOrMeta+Shift+O');
  await title(page).fill('Honey');
  await openTab(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(openTab(page)).toHaveText('Kettle · professional');
  await page.evaluate(() => {
    for (const key of ['End', 'Delete'])
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
  await expect(tabs(page)).toHaveText(['Kettle · professional']);
  await expect(openTab(page)).toBeFocused();
});

test('a tab that is closed says so where its address is opened, and comes back from there', async ({
  signedIn: page,
  expectedErrors,
}) => {
  expectedErrors.push('404');
  await openCopy(page);
  await written(await ask(page, 'Kettle', 'Boils in a minute'));
  const kettle = page.url();
  await page.getByRole('button', { name: 'All tabs' }).click();
  await page.getByRole('menuitem', { name: 'Close this tab' }).click();
  await expect(openTab(page)).toHaveText('New tab');
  await page.goto(kettle);
  await expect(page.getByRole('heading', { name: 'This tab is closed' })).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(openTab(page)).toHaveText('Kettle · professional');
  await expect(cards(page)).toHaveCount(1);
});

test('whoever is not signed in is sent to do so, and back', async ({ page }) => {
  await page.goto('/copy');
  await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent('/copy')}`);
});
