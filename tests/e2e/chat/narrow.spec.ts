import { composer, exchange, expect, openConversation, questions, test } from '../support.ts';

test.use({ viewport: { width: 390, height: 844 } });

test('the drawer opens, keeps focus inside, and closes on Esc and on navigation', async ({
  signedIn: page,
}) => {
  await exchange(page, 'On the phone [[sandbox:tokens=3]]');
  const id = openConversation(page);
  await page.getByRole('button', { name: 'New chat' }).click();
  await expect(page).toHaveURL('/');
  const drawer = page.getByRole('dialog', { name: 'Chats' });
  const opener = page.getByRole('button', { name: 'Show chats' });
  await opener.click();
  await expect(drawer).toBeVisible();
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body,
      ),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();
  await opener.click();
  await drawer.locator(`a[href="/c/${id}"]`).click();
  await expect(drawer).toBeHidden();
  await expect(questions(page)).toContainText('On the phone');
});

test('nothing is wider than the page', async ({ signedIn: page }) => {
  await exchange(page, 'Show me a table and some code, please');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expect(composer(page)).toBeInViewport();
});
