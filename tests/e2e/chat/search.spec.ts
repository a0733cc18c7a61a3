import type { Page } from '@playwright/test';
import {
  articles,
  chats,
  composer,
  exchange,
  expect,
  questions,
  quiet,
  storeChat,
  test,
} from '../support.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search your chats' });
const results = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option');

test('a message is found by its words and shown where it was said, the first of 5,000 too', async ({
  signedIn: page,
}) => {
  await storeChat(page, [
    'My first xylophone',
    ...Array.from({ length: 4999 }, (_, index) => `line ${index + 1} of a long talk`),
    'The end [[sandbox:tokens=3]]',
  ]);
  await exchange(page, 'Something else [[sandbox:tokens=3]]');
  await findable(page, 'xylophone');
  await composer(page).press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
  await field(page).fill('first xylo');
  await expect(results(page)).toHaveCount(1);
  await expect(results(page).locator('mark')).toHaveText(['first', 'xylophone']);
  await field(page).press('Enter');
  const found = articles(page).filter({ hasText: 'My first xylophone' });
  await expect(found).toBeInViewport();
  expect(await articles(page).count()).toBeLessThan(80);

  // From there on down: what is missing comes as it is reached, and the end is one button away.
  await found.hover();
  await expect(async () => {
    // Less than a view at a time, or the line may be passed unseen.
    await page.mouse.wheel(0, 300);
    await expect(articles(page).filter({ hasText: 'line 45 ' })).toBeInViewport({ timeout: 200 });
  }).toPass({ intervals: [20] });
  await page.getByRole('button', { name: 'Jump to latest' }).click();
  await expect(articles(page).filter({ hasText: 'line 4999 ' })).toBeInViewport();

  await field(page).focus();
  await field(page).fill('nobodysaidthis');
  await expect(page.getByText('Nothing found.')).toBeVisible();
  await field(page).press('Escape');
  await expect(chats(page).getByRole('button', { name: 'Search' })).toBeFocused();
});

test('a message on another branch is shown on that branch', async ({ signedIn: page }) => {
  await exchange(page, 'Tell me of marmalade [[sandbox:tokens=3]]');
  await questions(page).first().hover();
  await questions(page).first().getByRole('button', { name: 'Edit message' }).click();
  const edit = page.getByRole('textbox', { name: 'Edit your message' });
  await edit.fill('Tell me of honey [[sandbox:tokens=3]]');
  await edit.press('ControlOrMeta+Enter');
  await expect(questions(page)).toContainText('honey');
  await quiet(page);
  await findable(page, 'marmalade');
  await chats(page).getByRole('button', { name: 'Search' }).click();
  await field(page).fill('of marmalade');
  // The chat by its name, then the question.
  await expect(results(page)).toHaveCount(2);
  await field(page).press('ArrowDown');
  await expect(results(page).last()).toHaveAttribute('aria-selected', 'true');
  await field(page).press('Enter');
  await expect(questions(page)).toContainText('marmalade');
  await expect(questions(page)).toBeInViewport();
});

test('what is typed before the search has loaded is searched for', async ({ signedIn: page }) => {
  const held = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await held.promise;
    await route.continue();
  });
  await composer(page).press('ControlOrMeta+k');
  await page.keyboard.type('cur');
  held.resolve();
  await expect(field(page)).toHaveValue('cur');
  await page.keyboard.type('tain');
  await expect(field(page)).toHaveValue('curtain');
  await expect(page.getByText('Nothing found.')).toBeVisible();
});

/** Resolves when what was said is in the index, a moment after. */
async function findable(page: Page, text: string): Promise<void> {
  const input = encodeURIComponent(JSON.stringify({ text }));
  const found = async () => (await page.request.get(`/api/trpc/conversation.search?input=${input}`)).text();
  await expect.poll(found).toContain('messageId');
}
