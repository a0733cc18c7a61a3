import {
  answers,
  chats,
  composer,
  exchange,
  expect,
  openConversation,
  questions,
  quiet,
  say,
  test,
} from '../support.ts';

test('another model takes over in mid-conversation, and the history stays', async ({ signedIn: page }) => {
  await exchange(page, 'Hello [[sandbox:tokens=3]]');
  const picker = page.getByRole('button', { name: /^Model: / });
  const before = await picker.getAttribute('aria-label');
  await picker.click();
  const other = page.locator('[role=menuitemradio][aria-checked=false]:not([aria-disabled=true])').first();
  const name = (await other.locator('span span').first().textContent()) ?? '';
  await other.click();
  await expect(picker).toHaveAttribute('aria-label', `Model: ${name}`);
  expect(`Model: ${name}`).not.toBe(before);
  await expect(questions(page)).toHaveCount(1);
  await exchange(page, 'And now? [[sandbox:tokens=4]]');
  await expect(answers(page).last()).toContainText(name);
  await page.reload();
  await expect(picker).toHaveAttribute('aria-label', `Model: ${name}`);
  await expect(questions(page)).toHaveCount(2);
});

test('a chat is renamed where it stands, and keeps that name', async ({ signedIn: page }) => {
  await exchange(page, 'Name me [[sandbox:tokens=3]]');
  await openActions(page, 'Rename');
  const field = page.getByRole('textbox', { name: 'Name of this chat' });
  await expect(field).toBeFocused();
  await field.fill('Curtain call');
  await field.press('Enter');
  await expect(chats(page).getByRole('link', { name: 'Curtain call' })).toBeVisible();
  await expect(page).toHaveTitle('Curtain call · Greenroom');
  await page.reload();
  await expect(chats(page).getByRole('link', { name: 'Curtain call' })).toBeVisible();
});

test('a deleted chat comes back with Undo', async ({ signedIn: page }) => {
  await exchange(page, 'Spare me [[sandbox:tokens=3]]');
  const id = openConversation(page);
  await openActions(page, 'Delete');
  await expect(page).toHaveURL('/');
  await expect(page.locator(`a[href="/c/${id}"]`)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(`/c/${id}`);
  await expect(questions(page)).toContainText('Spare me');
});

test('a chat that is not there says so', async ({ signedIn: page, expectedErrors }) => {
  expectedErrors.push('404');
  await page.goto('/c/01900000-0000-7000-8000-000000000000');
  await expect(page.getByRole('heading', { name: 'This chat is not here' })).toBeVisible();
  await page.getByRole('link', { name: 'Begin a new chat' }).click();
  await expect(composer(page)).toBeVisible();
});

test('a chat that is answering turns a wheel in the list', async ({ signedIn: page }) => {
  await say(page, '[[sandbox:tokens=30]] [[sandbox:slow=2]]');
  await expect(chats(page).getByRole('status').filter({ hasText: 'Answering' })).toBeVisible();
  await quiet(page);
  await expect(chats(page).getByRole('status').filter({ hasText: 'Answering' })).toHaveCount(0);
});

test('without a session the chat leads to the sign-in page', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
});

async function openActions(page: Parameters<typeof chats>[0], action: string): Promise<void> {
  const row = chats(page).getByRole('listitem').first();
  await row.hover();
  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: action }).click();
}
