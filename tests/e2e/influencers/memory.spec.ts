import { expect, test } from '../support.ts';

test('what is remembered is read, added to, reworded, pinned, forgotten and switched off', async ({
  signedIn: page,
}) => {
  await page.goto('/influencers/mira-vale/chat');
  await page.getByRole('button', { name: 'More about this conversation' }).click();
  await page.getByRole('menuitem', { name: 'What is remembered of you' }).click();
  const dialog = page.getByRole('dialog', { name: 'What Mira Vale remembers' });
  await expect(dialog.getByText('Nothing yet.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Something to remember' }).fill('Lives in Lyon');
  await dialog.getByRole('button', { name: 'Add' }).click();
  const memories = dialog.getByRole('list', { name: 'Memories' }).getByRole('listitem');
  await expect(memories).toHaveText(['Lives in Lyon']);
  await dialog.getByRole('button', { name: 'Always bring to mind: Lives in Lyon' }).click();
  await expect(dialog.getByRole('button', { name: 'No longer always: Lives in Lyon' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Reword: Lives in Lyon' }).click();
  await dialog.getByRole('textbox', { name: 'What is remembered' }).fill('Lives in Nantes');
  await page.keyboard.press('Enter');
  await expect(memories).toHaveText(['Lives in Nantes']);
  await dialog.getByRole('checkbox', { name: 'Remember what I say of myself' }).uncheck();
  await dialog.getByRole('button', { name: 'Forget: Lives in Nantes' }).click();
  await expect(dialog.getByText('Nothing yet.')).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: 'Remember what I say of myself' })).not.toBeChecked();
});

test('what every persona is told about one is kept', async ({ signedIn: page }) => {
  await page.goto('/settings');
  const about = page.getByRole('textbox', { name: 'About you' });
  await about.fill('I like short answers.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.reload();
  await expect(about).toHaveValue('I like short answers.');
});
